using System.Text.Json;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>What the main job leaves: books, states and files, against the samples' ground truth.</summary>
[Collection(MainJobCollection.Name)]
public sealed class MainJobTests
{
    private readonly UndisturbedRun _run;

    public MainJobTests(UndisturbedRun run)
    {
        Skip.IfNot(UndisturbedRun.CanRun, "tesseract-ocr or poppler-utils is not installed");
        _run = run;
    }

    [SkippableFact]
    public void It_ends_well_and_says_that_the_books_balance()
    {
        Assert.True(_run.ExitCode == 0, _run.Output);
        Assert.Contains("accounted for", _run.Output, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableFact]
    public void The_books_of_every_encounter_are_right_to_the_cent()
    {
        var expected = ExpectedBooks.Of(SampleTruth.All.Values);

        var actual = _run.Data.Books().ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

        Assert.Equal(Lines(expected), Lines(actual));
    }

    [SkippableFact]
    public void Every_encounter_ends_as_its_story_says() =>
        Assert.Equal(Lines(ExpectedBooks.Stages(SampleTruth.All.Values)), Lines(_run.Data.Stages()));

    [SkippableFact]
    public void Every_control_number_is_used_once()
    {
        var numbers = _run.Data.Files("outbox", "*-837p.x12")
            .SelectMany(path => File.ReadAllText(path).Split('~', StringSplitOptions.TrimEntries))
            .Where(segment => segment.StartsWith("ISA*", StringComparison.Ordinal))
            .Select(segment => segment.Split('*')[13])
            .ToList();

        Assert.NotEmpty(numbers);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    [SkippableFact]
    public void Every_remittance_that_was_posted_balances()
    {
        var files = _run.Data.Records("remittance-file");

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            Assert.Equal("Posted", file.GetProperty("status").GetString());
            var adjustments = file.GetProperty("providerAdjustments").EnumerateArray()
                .Sum(adjustment => adjustment.GetProperty("amount").GetDecimal());
            Assert.Equal(
                file.GetProperty("claimsPaid").GetDecimal() - adjustments, file.GetProperty("amount").GetDecimal());
        });
    }

    [SkippableFact]
    public void Letters_statements_and_the_collections_file_are_there()
    {
        Assert.Equal(2, _run.Data.Files("letters", "*.pdf").Length); // An appeal, a dispute of a payment.
        Assert.Contains(_run.Data.Files("charts", "*.pdf"), path => path.Contains("statements"));
        Assert.Equal(2, _run.Data.Files("collections", "collections-*").Length);
        Assert.Single(_run.Data.Files("collections", "recall-*"));
        Assert.Empty(_run.Data.Files("quarantine", "*"));
        Assert.Empty(_run.Data.Files("inbox", "*"));
    }

    [SkippableFact]
    public void A_rejected_claim_is_not_a_denied_one()
    {
        var claims = _run.Data.Records("claim");

        Assert.Contains(claims, claim => Status(claim) == "Rejected");
        Assert.All(
            claims.Where(claim => Status(claim) == "Rejected"),
            claim => Assert.Equal(0, claim.GetProperty("remittances").GetInt32()));

        static string? Status(JsonElement claim) => claim.GetProperty("status").GetString();
    }

    private static string Lines(IEnumerable<KeyValuePair<string, string>> entries) => string.Join(
        Environment.NewLine,
        entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"));
}
