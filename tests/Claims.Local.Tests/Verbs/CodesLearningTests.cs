using System.CommandLine;
using System.Text.Json;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Local.Stores;
using Claims.Local.Verbs;
using Claims.Local.Verbs.Codes;
using Claims.Machine.Records;

namespace Claims.Local.Tests.Verbs;

/// <summary>claims codes learning on invented outcomes. It writes to the console, so nothing else runs beside
/// it.</summary>
[Collection(nameof(EdiVerbTests))]
public sealed class CodesLearningTests : IDisposable
{
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("sample-family-clinic");
    private static readonly LocalTerm Term = new(Icd10Code.Parse("E78.5"), "greasy blood");

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public CodesLearningTests()
    {
        _data = new(_folder.File("data"));
        var clinic = Directory.CreateDirectory(Path.Combine(_data.Clinics, Clinic.Value)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples", "clinic")))
        {
            File.Copy(file, Path.Combine(clinic, Path.GetFileName(file)));
        }
    }

    private string Terms => Path.Combine(_data.Clinics, Clinic.Value, ClinicDirectory.LocalTermsFile);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_coders_did_is_shown_by_code_and_by_rule()
    {
        await KeepAsync();

        var shown = await RunAsync();
        using var json = JsonDocument.Parse(await RunAsync("--json"));

        Assert.Contains("sample-family-clinic: 1 encounters approved", shown, StringComparison.Ordinal);
        Assert.Contains("term E78.5 \"greasy blood\" x1", shown, StringComparison.Ordinal);
        var rule = json.RootElement[0].GetProperty("byRule").EnumerateArray()
            .Single(row => row.GetProperty("name").GetString() == "own term");
        Assert.Equal((2, 0.5), (rule.GetProperty("accepted").GetInt32() + rule.GetProperty("removed").GetInt32(),
            rule.GetProperty("share").GetDouble()));
    }

    [Fact]
    public async Task A_proposed_term_waits_in_the_clinic_s_file_until_a_person_signs_it()
    {
        await KeepAsync();

        await RunAsync("--propose");
        await RunAsync("--propose");

        Assert.Equal([LocalTerms.Header, LocalTerms.Line(Term)], await File.ReadAllLinesAsync(Terms));
        Assert.Empty(ClinicDirectory.Read(ClinicFolders.In(_data.Clinics)).Terms(Clinic));

        await File.WriteAllTextAsync(Terms, $"{LocalTerms.Header}\nE78.5,greasy blood,A. Coder,2026-11-28\n");
        Assert.Equal(Term, Assert.Single(ClinicDirectory.Read(ClinicFolders.In(_data.Clinics)).Terms(Clinic)));
    }

    [Fact]
    public void A_fault_in_the_clinic_s_file_stops_the_start_and_says_where()
    {
        File.WriteAllText(Terms, $"{LocalTerms.Header}\nE78.5,greasy blood,A. Coder,\n");

        var fault = Assert.Throws<InvalidDataException>(() => ClinicDirectory.Read(ClinicFolders.In(_data.Clinics)));

        Assert.Contains("local-terms.csv(2): The term of E78.5 is half signed", fault.Message, StringComparison.Ordinal);
    }

    private async Task KeepAsync()
    {
        await using var records = new SqliteRecords(_data.RecordsFile);
        await records.SaveAsync(Clinic, default, RecordChange.Put(new CodingOutcome(
            TextId.Parse<EncounterId>("abc-1"), 1, "test",
            [new("I10", CoderAct.Accepted, "own term"), new("R07.9", CoderAct.Removed, "own term")],
            [new(Term.Code, Term.Text)])));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (before, shown) = (Console.Out, new StringWriter());
        Console.SetOut(shown);
        try
        {
            var root = new RootCommand { VerbOptions.Data, CodesVerb.Make() };
            var code = await root.Parse(["codes", "learning", .. arguments, "--data", _data.Root])
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            Assert.Equal(0, code);
            return shown.ToString();
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
