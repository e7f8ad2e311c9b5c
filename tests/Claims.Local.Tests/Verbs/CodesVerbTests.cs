using System.CommandLine;
using System.Text.Json;
using Claims.Local.Verbs;
using Claims.Local.Verbs.Codes;

namespace Claims.Local.Tests.Verbs;

/// <summary>claims codes on invented releases. They write to the console, so nothing else runs beside them.</summary>
[Collection(nameof(EdiVerbTests))]
public sealed class CodesVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_release_the_starter_set_answers_and_says_what_to_do()
    {
        var (code, shown, _) = await RunAsync("search", "ankle", "sprain", "--on", "2026-11-28");

        Assert.Equal(0, code);
        Assert.Contains("S93.40", shown, StringComparison.Ordinal);
        Assert.Contains("stands in for 2026-11-28", shown, StringComparison.Ordinal);
        Assert.Contains(
            "No official release is installed", (await RunAsync("releases")).Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_release_is_searched_shown_and_listed()
    {
        Assert.Equal(0, (await RunAsync("import", Download.Codes(_folder, 2027))).Code);
        Assert.Equal(0, (await RunAsync("import", Download.Notes(_folder, 2027))).Code);

        var search = await RunAsync("search", "invent fev", "--on", "2026-11-28");
        var show = await RunAsync("show", "a000", "--on", "2026-11-28");
        var releases = await RunAsync("releases", "--on", "2026-11-28");

        Assert.Contains("A00.0       Invented fever", search.Shown, StringComparison.Ordinal);
        Assert.Contains("Fever, invented", search.Shown, StringComparison.Ordinal);
        Assert.Contains("yes on 2026-11-28, says ICD-10-CM FY2027", show.Shown, StringComparison.Ordinal);
        Assert.Contains("excludes1    cold (A01.-)  [from A00]", show.Shown, StringComparison.Ordinal);
        Assert.Contains("under        chapter 1  Invented chapter", show.Shown, StringComparison.Ordinal);
        Assert.Contains("icd10cm-2026-10-01   2026-10-01 to 2027-09-30", releases.Shown, StringComparison.Ordinal);
        Assert.Contains("in force on 2026-11-28", releases.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_gives_scripts_the_same()
    {
        var imported = await RunAsync("import", Download.Codes(_folder, 2027), "--json");
        await RunAsync("import", Download.Notes(_folder, 2027));

        var search = await RunAsync("search", "fever", "--on", "2026-11-28", "--json");
        var show = await RunAsync("show", "A00.0", "--on", "2026-11-28", "--json");

        Assert.Equal("icd10cm-2026-10-01", Root(imported)[0].GetProperty("key").GetString());
        Assert.Equal("A00.0", Root(search).GetProperty("codes")[0].GetProperty("code").GetString());
        Assert.Equal("Fever", Root(search).GetProperty("index")[0].GetProperty("path")[0].GetString());
        Assert.Equal("Billable", Root(show).GetProperty("standing").GetString());
        Assert.True(Root(show).GetProperty("notes")[0].GetProperty("inherited").GetBoolean());
    }

    [Fact]
    public async Task Diff_lists_what_changed_between_two_fiscal_years()
    {
        await RunAsync("import", Download.Codes(_folder, 2026, "A001"));
        await RunAsync("import", Download.Codes(_folder, 2027, "A002"));

        var (code, shown, _) = await RunAsync("diff", "FY2026", "icd10cm-2026-10-01");
        var json = await RunAsync("diff", "2026", "2027", "--json");

        Assert.Equal(0, code);
        Assert.Contains("- A00.1", shown, StringComparison.Ordinal);
        Assert.Contains("+ A00.2", shown, StringComparison.Ordinal);
        Assert.Contains("1 added, 1 deleted, 0 revised", shown, StringComparison.Ordinal);
        Assert.Equal(2, Root(json).GetProperty("differences").GetArrayLength());
        await Assert.ThrowsAsync<KeyNotFoundException>(() => RunAsync("diff", "FY1999", "FY2027"));
    }

    [Fact]
    public async Task What_cannot_be_done_is_an_error()
    {
        Assert.Equal(1, (await RunAsync("search", "qqqqqqqqqq")).Code);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => RunAsync("show", "Q99.99"));
        await Assert.ThrowsAsync<FileNotFoundException>(() => RunAsync("import", _folder.File("none.zip")));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync("show", "I10", "--on", "yesterday"));
    }

    [Fact]
    public async Task A_note_is_coded_with_its_words_the_first_listed_and_what_is_asked_for_beside_it()
    {
        var note = Note("CC: follow-up\nAssessment: 1. Type 2 diabetes with CKD stage 3a\n2. Heart failure\n"
            + "No asthma.\n");

        var (code, shown, _) = await RunAsync("suggest", note, "--date", "2024-03-04");

        Assert.Equal(0, code);
        Assert.Contains("* 0.", shown, StringComparison.Ordinal);
        Assert.Contains("E11.22", shown, StringComparison.Ordinal);
        Assert.Contains(
            "use additional code N18.1 N18.2 N18.3 N18.4 N18.5 N18.6: N18.31\n", shown, StringComparison.Ordinal);
        Assert.Contains("line 3 \"Heart failure\"", shown, StringComparison.Ordinal);
        Assert.Contains("What are the type and acuity of the heart failure?", shown, StringComparison.Ordinal);
        Assert.Contains("J45.909   Unspecified asthma, uncomplicated: line 4 \"asthma\". The note says it is absent.",
            shown, StringComparison.Ordinal);
        Assert.Contains("in force on 2024-03-04", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_s_codes_as_JSON_point_at_its_characters()
    {
        const string Text = "PMH: Breast cancer 2009\nAssessment: Essential hypertension\nDenies cough.";

        var run = await RunAsync("suggest", Note(Text), "--json", "--on", "2024-03-04");

        var diagnoses = Root(run).GetProperty("diagnoses").EnumerateArray().ToList();
        var pressure = diagnoses.Single(found => found.GetProperty("code").GetString() == "I10");
        var span = pressure.GetProperty("spans")[0];
        Assert.Equal("Essential hypertension",
            Text.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));
        Assert.True(pressure.GetProperty("firstListed").GetBoolean());
        Assert.Equal("Present", pressure.GetProperty("assertion").GetString());
        Assert.Contains("own term: ", pressure.GetProperty("path")[0].GetString(), StringComparison.Ordinal);
        var cancer = diagnoses.Single(found => found.GetProperty("code").GetString() == "Z85.3");
        Assert.Equal("Historical", cancer.GetProperty("assertion").GetString());
        Assert.Equal("Negated", Root(run).GetProperty("notCoded")[0].GetProperty("assertion").GetString());
    }

    [Fact]
    public async Task A_note_without_a_diagnosis_and_a_file_that_is_no_note_are_told_by_the_exit_code()
    {
        Assert.Equal(1, (await RunAsync("suggest", Note("Nothing to report."))).Code);
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("suggest", Note("\0\0")));
        await Assert.ThrowsAsync<FileNotFoundException>(() => RunAsync("suggest", _folder.File("none.txt")));
    }

    [Fact]
    public async Task Eval_measures_any_labelled_set()
    {
        var set = Note("""
            {"id": 1, "text": "Assessment: Essential hypertension", "codes": ["I10"]}

            {"id": "2", "text": "Assessment: Gout", "codes": ["M109", "E11.9"], "other": 3}
            """);

        var (code, shown, _) = await RunAsync("eval", set, "--on", "2024-03-04");
        var figures = Root(await RunAsync("eval", set, "--on", "2024-03-04", "--json"));

        Assert.Equal(0, code);
        Assert.Contains("2 notes, 3 codes", shown, StringComparison.Ordinal);
        Assert.Contains("| full code | 1.000 | 0.667 | 0.800 |", shown, StringComparison.Ordinal);
        Assert.Contains("E11.9 not seen", shown, StringComparison.Ordinal);
        Assert.Equal(0.75, figures.GetProperty("meanAveragePrecision").GetDouble(), 6);
        Assert.Equal(2.0 / 3, figures.GetProperty("recallAt10").GetDouble(), 6);
    }

    [Fact]
    public async Task Eval_names_the_line_that_is_no_labelled_note_and_quotes_nothing_of_it()
    {
        var set = Note("""
            {"id": "1", "text": "Assessment: Gout", "codes": ["M10.9"]}
            {"id": "2", "text": "John Doe", "codes": ["gout"]}
            """);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("eval", set));

        Assert.Contains("Line 2", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("John Doe", fault.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync("eval", Note("")));
    }

    private string Note(string text)
    {
        var path = _folder.File("note.txt");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public async Task Install_downloads_what_is_current_and_imports_it()
    {
        var web = new FakeAgency(_folder);

        var (code, shown, told) = await RunAsync(web, "install", "icd10cm", "--on", "2026-11-28");

        Assert.Equal(0, code);
        Assert.Contains("icd10cm-2026-10-01: ready", shown, StringComparison.Ordinal);
        Assert.Contains("left out: addenda", told, StringComparison.Ordinal);
        var found = await RunAsync("search", "invented fever", "--on", "2026-11-28");
        Assert.Contains("A00.0", found.Shown, StringComparison.Ordinal);
        var kept = Directory.GetFiles(_folder.File("data", "codes", "downloads")).Select(Path.GetFileName).ToList();
        Assert.Contains("2027-code-descriptions-tabular-order.zip.sha256", kept);
        Assert.DoesNotContain(kept, name => name!.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Install_goes_to_the_mirror_when_the_first_address_does_not_answer()
    {
        var web = new FakeAgency(_folder) { Down = "www.cms.gov" };

        Assert.Equal(0, (await RunAsync(web, "install", "icd10cm", "--on", "2026-11-28")).Code);
        Assert.Contains(web.Asked, address => address.Host == "ftp.cdc.gov");
    }

    [Fact]
    public async Task Install_without_internet_says_what_to_download_by_hand()
    {
        var web = new FakeAgency(_folder) { Down = "" };

        var fault = await Assert.ThrowsAsync<IOException>(() => RunAsync(web, "install", "--on", "2026-11-28"));

        Assert.Contains("2027-code-descriptions-tabular-order.zip", fault.Message, StringComparison.Ordinal);
        Assert.Contains("claims codes import PATH", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.File("data", "codes", "downloads")));
    }

    [Fact]
    public async Task Install_of_a_system_without_a_known_address_says_so() =>
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => RunAsync(new FakeAgency(_folder), "install", "ncci", "--on", "2026-11-28"));

    private static JsonElement Root((int Code, string Shown, string Told) run) =>
        JsonDocument.Parse(run.Shown).RootElement;

    private Task<(int Code, string Shown, string Told)> RunAsync(params string[] arguments) =>
        RunAsync(CodesVerb.Make(), ["codes", .. arguments]);

    private Task<(int Code, string Shown, string Told)> RunAsync(FakeAgency web, params string[] arguments) =>
        RunAsync(CodesVerb.Install(() => web), arguments);

    private async Task<(int Code, string Shown, string Told)> RunAsync(Command verb, string[] arguments)
    {
        var (before, errors, shown, told) = (Console.Out, Console.Error, new StringWriter(), new StringWriter());
        Console.SetOut(shown);
        Console.SetError(told);
        try
        {
            var root = new RootCommand { VerbOptions.Data, verb };
            var code = await root.Parse([.. arguments, "--data", _folder.File("data")]).InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return (code, shown.ToString(), told.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errors);
        }
    }
}
