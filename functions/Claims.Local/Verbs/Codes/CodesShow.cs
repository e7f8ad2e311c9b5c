using System.Text.Json;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes show: all that the installed releases say of a code.</summary>
internal static class CodesShow
{
    /// <returns>The exit code: 1 when no installed release has the code.</returns>
    public static int Run(CodeLibrary library, string text, DateOnly on, bool json)
    {
        var hcpcs = library.ReleaseOn(CodeSystem.Hcpcs, on);
        var procedure = hcpcs is null ? null : library.Hcpcs(hcpcs.Key).Find(text);
        if (Icd10Code.TryParse(text, out var code)
            && library.Check(code, on) is { Standing: not CodeStanding.Unknown } verdict)
        {
            var shown = ShownCode.Of(library, code, on, verdict);
            if (json)
            {
                Console.WriteLine(JsonSerializer.Serialize(shown, CodesReport.JsonOptions));
            }
            else
            {
                Print(shown);
            }

            return 0;
        }

        if (procedure is not null)
        {
            Print(procedure, on, json);
            return 0;
        }

        throw new KeyNotFoundException(
            $"'{text}' is in no installed release. {library.DiagnosesOn(on)} Words: claims codes search.");
    }

    private static void Print(ShownCode shown)
    {
        Console.WriteLine($"{shown.Code}  {shown.Title}");
        Row("billable", shown.Standing switch
        {
            CodeStanding.Billable => $"yes on {shown.On:yyyy-MM-dd}, says {shown.SaidBy}",
            CodeStanding.Heading => $"no, more characters are needed, says {shown.SaidBy}",
            CodeStanding.Retired => $"no longer on {shown.On:yyyy-MM-dd}; the last to have it is {shown.SaidBy}",
            CodeStanding.Elsewhere => $"{shown.SaidBy} has it; no whole release is installed for {shown.On:yyyy-MM-dd}",
            _ => $"not yet on {shown.On:yyyy-MM-dd}; the first to have it is {shown.SaidBy}",
        });
        Row("patients", shown.Restriction);
        Row("used before", shown.PreviousCodes);
        Row("change", shown.Change);
        foreach (var parent in shown.Parents)
        {
            Row("under", $"{(parent.Level == TabularLevel.Chapter ? "chapter " : "")}{parent.Name}  {parent.Title}");
        }

        foreach (var child in shown.Children)
        {
            Row("below", $"{child.Code,-9} {(child.Billable ? ' ' : '+')} {child.Title}");
        }

        foreach (var note in shown.Notes)
        {
            var from = note.Inherited ? $"  [from {note.From.Name}]" : "";
            Row(Label(note.Kind), $"{note.Text}{from}");
        }

        foreach (var character in shown.SeventhCharacters)
        {
            Row("7th", $"{character.Character} {character.Meaning}");
        }

        Row("in releases", string.Join(", ", shown.Releases));
        Console.WriteLine(shown.InUse);
    }

    private static void Print(HcpcsEntry entry, DateOnly on, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { On = on, Valid = entry.IsValidOn(on), Entry = entry }, CodesReport.JsonOptions));
            return;
        }

        Console.WriteLine($"{entry.Code}  {entry.Title}");
        Row("valid", $"{(entry.IsValidOn(on) ? "yes" : "no")} on {on:yyyy-MM-dd}");
        Row("added", $"{entry.Added:yyyy-MM-dd}");
        Row("changed", $"{entry.Changed:yyyy-MM-dd}");
        Row("ended", $"{entry.Ended:yyyy-MM-dd}");
        Row("coverage", entry.Coverage);
    }

    private static void Row(string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Console.WriteLine($"  {what,-12} {value}");
        }
    }

    private static string Label(NoteKind kind) => kind switch
    {
        NoteKind.InclusionTerm => "also means",
        NoteKind.Includes => "includes",
        NoteKind.Excludes1 => "excludes1",
        NoteKind.Excludes2 => "excludes2",
        NoteKind.CodeFirst => "code first",
        NoteKind.UseAdditionalCode => "use add'l",
        NoteKind.CodeAlso => "code also",
        NoteKind.SeventhCharacterNote => "7th note",
        _ => "note",
    };
}
