using System.Text.Json;
using Claims.Edi.Envelope;
using Claims.Edi.X837P;
using Claims.Local.Tests.Clearinghouse;

namespace Claims.Local.Tests.Verbs;

/// <summary>The verbs on files of invented claims. They write to the console, so nothing else runs beside them.</summary>
[Collection(nameof(EdiVerbTests))]
[CollectionDefinition(nameof(EdiVerbTests), DisableParallelization = true)]
public sealed class EdiVerbTests : EdiVerbRuns
{
    [Fact]
    public async Task Describe_tells_claims_without_their_patients()
    {
        var path = Write("claims.edi", Text());
        var (code, shown) = await RunAsync("describe", path);
        Assert.Equal(0, code);
        Assert.Contains("1 claim(s), $", shown, StringComparison.Ordinal);
        Assert.Contains("of a patient:", shown, StringComparison.Ordinal);
        foreach (var secret in Secrets())
        {
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        }

        Assert.Contains(Secrets()[0], (await RunAsync("describe", path, "--unmasked")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_lists_findings_as_JSON_and_fails()
    {
        var path = Write("wrong.edi", Text().Replace("IEA*1*", "IEA*2*"));
        var (code, shown) = await RunAsync("validate", path, "--json");
        Assert.Equal(1, code);
        var issue = JsonDocument.Parse(shown).RootElement.GetProperty("issues")[0];
        Assert.Equal("X12-COUNT", issue.GetProperty("code").GetString());
        Assert.Equal("Error", issue.GetProperty("severity").GetString());
        Assert.NotEmpty(issue.GetProperty("remedy").GetString()!);
        Assert.Equal(0, (await RunAsync("validate", Write("right.edi", Text()))).Code);
    }

    [Fact]
    public async Task Split_writes_files_that_stand_alone()
    {
        var (code, _) = await RunAsync(
            "split", Write("two.edi", Text()), "--by", "claim", "--out", Path.Combine(Folder, "out"));
        Assert.Equal(0, code);
        var piece = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "out")));
        Assert.Empty(InterchangeReader.Read(File.ReadAllText(piece)).Issues);
    }

    [Fact]
    public async Task Diff_names_elements_and_no_values()
    {
        var text = Text();
        var left = Write("left.edi", text);
        var (code, shown) = await RunAsync("diff", left, Write("right.edi", text.Replace("*UN*1*", "*UN*2*")));
        Assert.Equal(1, code);
        Assert.Contains("SV1, element(s) 4", shown, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("diff", left, Write("same.edi", text.Replace("~", "~\n")))).Code);
    }

    [Fact]
    public async Task Ack_answers_and_mask_hides()
    {
        var path = Write("claims.edi", Text());
        var (answer, masked) = (Path.Combine(Folder, "answer.edi"), Path.Combine(Folder, "masked.edi"));
        Assert.Equal(0, (await RunAsync("ack", path, "--out", answer)).Code);
        var read = InterchangeReader.Read(File.ReadAllText(answer));
        Assert.Empty(read.Issues);
        Assert.Equal("999", Assert.Single(read.Value[0].Transactions).Identifier);
        Assert.Equal(0, (await RunAsync("mask", path, "--out", masked)).Code);
        Assert.DoesNotContain(Secrets()[0], File.ReadAllText(masked), StringComparison.Ordinal);
    }

    private static string Text() =>
        SampleBatch.Text(7, "PAYER1", "MEMBER77", SampleBatch.Visit("ACCOUNT55", SampleBatch.Line("99213", 150)));

    /// <summary>Names, birth dates and member numbers of the patients in the file.</summary>
    private static string[] Secrets() => [.. InterchangeReader.Read(Text()).Value[0].Transactions
        .OfType<ProfessionalClaims>().SelectMany(claims => claims.Claims())
        .SelectMany(claim => new[] { claim.Treated!.LastName, claim.Treated.Id, claim.Claim.PatientControlNumber })
        .Where(secret => secret.Length > 3)];
}
