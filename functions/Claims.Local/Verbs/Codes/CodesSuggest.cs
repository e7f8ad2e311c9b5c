using System.Globalization;
using System.Text.Json;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes suggest: the diagnosis codes of a note, each with its words and its reason.</summary>
internal static class CodesSuggest
{
    /// <returns>The exit code: 1 when no diagnosis was found.</returns>
    public static int Run(CodesInUse use, ReadNote note, SuggestionContext context, bool json)
    {
        var result = new CodeSuggester(use.Set).Suggest(note.Text, context);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    CodeSet = use.Set.Edition,
                    use.InForce,
                    context.DateOfService,
                    Diagnoses = result.Diagnoses.Select((found, at) => Shown(note, found, at == 0)),
                    Candidates = result.Candidates.Select(found => Shown(note, found, first: false)),
                    NotCoded = result.NotCoded.Select(found => new
                    {
                        Code = found.Code.ToString(),
                        found.Title,
                        Assertion = found.Why,
                        found.Reason,
                        Spans = Spans(note, found.Evidence),
                    }),
                    Issues = result.Issues.Select(issue => new
                    {
                        issue.Code,
                        issue.Text,
                        Codes = issue.Codes.Select(code => code.ToString()),
                        Spans = Spans(note, issue.Evidence),
                        issue.PhysicianQuery,
                    }),
                },
                CodesReport.JsonOptions));
        }
        else
        {
            Print(use, note.Text, result);
        }

        return result.Diagnoses.Count > 0 ? 0 : 1;
    }

    private static object Shown(ReadNote note, DiagnosisSuggestion found, bool first) => new
    {
        Code = found.Code.ToString(),
        found.Title,
        found.Score,
        FirstListed = first,
        Assertion = found.IsHistorical ? "Historical" : "Present",
        found.Section,
        Spans = Spans(note, found.Evidence),
        Places = note.Pages?.Locate(found.Evidence),
        found.Reason,
        found.Path,
        found.Warnings,
        Companions = found.Companions.Select(asked => new
        {
            asked.Place,
            asked.Wanted,
            Suggested = asked.Suggested.Select(code => code.ToString()),
        }),
        Alternatives = found.Alternatives.Select(entry => new { Code = entry.Code.ToString(), entry.Title }),
    };

    private static IEnumerable<object> Spans(ReadNote note, IReadOnlyList<TextSpan> spans) =>
        spans.Select(span => new { span.Start, span.Length, Text = note.Text.Slice(span) });

    private static void Print(CodesInUse use, NoteText note, CodingResult result)
    {
        Console.WriteLine(
            result.Diagnoses.Count == 0 ? "No diagnosis is found." : "Diagnoses, * goes first on the claim:");
        foreach (var (at, found) in result.Diagnoses.Index())
            Print(note, found, at == 0);
        if (result.Issues.Count > 0)
            Console.WriteLine("To look at:");
        foreach (var issue in result.Issues)
        {
            Console.WriteLine($"  {issue.Code}: {issue.Text}");
            if (issue.PhysicianQuery?.TrimEnd().Replace("\n", "\n      ", StringComparison.Ordinal) is { } query)
                Console.WriteLine($"    Question: {query}");
        }

        if (result.Candidates.Count > 0)
            Console.WriteLine("Candidates, not proposed:");
        foreach (var found in result.Candidates)
            Console.WriteLine($"  {Score(found.Score)} {found.Code,-9} {found.Title}: {Quotes(note, found.Evidence)}");
        if (result.NotCoded.Count > 0)
            Console.WriteLine("Seen and not coded:");
        foreach (var found in result.NotCoded)
            Console.WriteLine($"  {found.Code,-9} {found.Title}: {Quotes(note, found.Evidence)} {found.Reason}");
        Console.WriteLine(use);
    }

    private static void Print(NoteText note, DiagnosisSuggestion found, bool first)
    {
        Console.WriteLine($"{(first ? '*' : ' ')} {Score(found.Score)} {found.Code,-9} {found.Title}");
        Console.WriteLine($"    {Quotes(note, found.Evidence)} {found.Reason}");
        foreach (var warning in found.Warnings)
            Console.WriteLine($"    check: {warning}");
        foreach (var asked in found.Companions)
            Console.WriteLine($"    {asked}");
    }

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Quotes(NoteText note, IReadOnlyList<TextSpan> spans) => string.Join(", ", spans.Select(
        span => $"line {Line(note, span)} \"{note.Slice(span).ReplaceLineEndings(" ")}\"")) + ".";

    private static int Line(NoteText note, TextSpan span) => note.Text.AsSpan(0, span.Start).Count('\n') + 1;
}
