using System.CommandLine;
using System.Globalization;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.Diagnoses;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes: official code releases, looked up, compared, imported and installed.</summary>
internal static class CodesVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON, for other programs." };

    private static readonly Option<string?> On = new("--on", "--date")
    {
        Description = "The date of service, yyyy-MM-dd (default: today).",
        HelpName = "DATE",
    };

    public static Command Make() => new(
        "codes", "Codes by the date of service: suggested for a note, looked up, compared, imported, installed.")
    {
        Suggest(), Eval(), Search(), Show(), Diff(), Releases(), Import(), Install(() => new HttpClientHandler()),
        CodesLearning.Make(Json),
    };

    /// <summary>Downloads through a handler; tests give one that needs no internet.</summary>
    internal static Command Install(Func<HttpMessageHandler> handler)
    {
        var systems = new Argument<CodeSystem[]>("SYSTEM")
        {
            Description = "icd10cm, hcpcs, fees (default: icd10cm and hcpcs). NCCI edits are imported from a download.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("install", "Downloads the current official releases and imports them.")
        {
            systems, On, Json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            CodeSystem[] usual = [CodeSystem.Icd10Cm, CodeSystem.Hcpcs];
            var wanted = parsed.GetValue(systems) is { Length: > 0 } some ? some : usual;
            var parts = wanted.SelectMany(system => PartsOf(system, DateOf(parsed))).ToList();
            using var http = new HttpClient(handler()) { Timeout = TimeSpan.FromMinutes(10) };
            http.DefaultRequestHeaders.UserAgent.ParseAdd("ClaimsFunctions/0.1");
            using var library = Library(parsed);
            var installer = new CodeInstaller(
                http, library, Path.Combine(FolderOf(parsed), "downloads"), Console.Error.WriteLine);
            return CodesReport.Imported(await installer.InstallAsync(parts, cancel), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Suggest()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The note: text, PDF, TIFF, PNG or JPEG; - for standard input.",
        };
        var sex = new Option<PatientSex>("--sex") { Description = "The patient's sex, for the sex edits." };
        var birth = new Option<string?>("--birth")
        {
            Description = "The patient's date of birth, yyyy-MM-dd, for the age edits.",
            HelpName = "DATE",
        };
        var command = new Command("suggest", "Suggests diagnosis codes for a note, with words and reasons.")
        {
            file, On, sex, birth, Json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var library = Library(parsed);
            var use = library.DiagnosesOn(DateOf(parsed));
            var context = new SuggestionContext(
                use.DateOfService, parsed.GetValue(sex), parsed.GetValue(birth) is { } text ? Day(text) : null);
            return CodesSuggest.Run(
                use, await ReadNote.OfAsync(parsed.GetValue(file)!, cancel), context, parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Eval()
    {
        var file = new Argument<string>("SET.jsonl")
        {
            Description = "One JSON object a line: id, text, codes.",
        };
        var command = new Command("eval", "Measures suggestions against the codes that coders gave.")
        {
            file, On, Json,
        };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            return CodesEval.Run(
                library.DiagnosesOn(DateOf(parsed)), parsed.GetValue(file)!, parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Import()
    {
        var path = new Argument<string>("PATH") { Description = "The zip, gz, folder or file as downloaded." };
        var effective = new Option<string?>("--effective")
        {
            Description = "The first date of service, yyyy-MM-dd, for files whose names do not tell it.",
            HelpName = "DATE",
        };
        var command = new Command("import", "Takes a downloaded official release in.") { path, effective, Json };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            DateOnly? firstDay = parsed.GetValue(effective) is { } text ? Day(text) : null;
            return CodesReport.Imported(library.Import(parsed.GetValue(path)!, firstDay), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Search()
    {
        var term = new Argument<string[]>("TERM")
        {
            Description = "Words, the beginning of a word, or the beginning of a code.",
            Arity = ArgumentArity.OneOrMore,
        };
        var most = new Option<int>("--most")
        {
            Description = "How many to list at the most.",
            DefaultValueFactory = _ => 12,
        };
        var command = new Command("search", "Finds codes by words: in titles, in the index, and in HCPCS.")
        {
            term, On, most, Json,
        };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            return CodesSearch.Run(
                library, string.Join(' ', parsed.GetValue(term)!), DateOf(parsed), Math.Max(1, parsed.GetValue(most)),
                parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Show()
    {
        var code = new Argument<string>("CODE") { Description = "A diagnosis code or HCPCS code, dots optional." };
        var command = new Command("show", "Shows a code: title, billable or not, parents, notes in force, releases.")
        {
            code, On, Json,
        };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            return CodesShow.Run(library, parsed.GetValue(code)!, DateOf(parsed), parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Diff()
    {
        var earlier = new Argument<string>("EARLIER") { Description = "A release, such as FY2026." };
        var later = new Argument<string>("LATER") { Description = "The release to compare with." };
        var command = new Command("diff", "Lists what was added, deleted and revised between two releases.")
        {
            earlier, later, Json,
        };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            return CodesDiff.Run(
                library, parsed.GetValue(earlier)!, parsed.GetValue(later)!, parsed.GetValue(Json));
        });
        return command;
    }

    private static Command Releases()
    {
        var command = new Command("releases", "Lists what is installed and what counts today.") { On, Json };
        command.SetAction(parsed =>
        {
            using var library = Library(parsed);
            return CodesReport.Releases(library, DateOf(parsed), parsed.GetValue(Json));
        });
        return command;
    }

    private static IReadOnlyList<OfficialDownload> PartsOf(CodeSystem system, DateOnly on) =>
        OfficialDownload.Current(system, on) is { Count: > 0 } parts
            ? parts
            : throw new KeyNotFoundException(
                $"No address is known for {system} on {on:yyyy-MM-dd}: download it from the agency's page, then claims "
                + "codes import PATH (docs/codes.md says which page).");

    private static string FolderOf(ParseResult parsed) => DataFolder.CodesIn(VerbOptions.Settings(parsed).Data);

    private static CodeLibrary Library(ParseResult parsed) => new(FolderOf(parsed));

    private static DateOnly DateOf(ParseResult parsed) => parsed.GetValue(On) is { } text
        ? Day(text)
        : DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new ArgumentException($"'{text}' is not a date like 2026-10-01.");
}
