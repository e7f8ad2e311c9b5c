using System.Text.RegularExpressions;
using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads the addenda of a code list: lines "Add:", "Delete:", "Revise from:", "Revise to:".</summary>
internal static partial class AddendaReader
{
    /// <exception cref="InvalidDataException">A line cannot be read, or a revision has only one half.</exception>
    public static IReadOnlyList<ReleaseChange> Read(OfficialFile file)
    {
        var faults = new FileFaults(file.Name);
        var changes = new List<ReleaseChange>();
        (Icd10Code Code, string Title)? from = null;
        foreach (var (number, line) in OfficialText.Lines(file.Open()))
        {
            var match = Line().Match(line);
            if (!match.Success)
                continue; // Headings and remarks.
            if (!Icd10Code.TryParse(match.Groups["code"].Value, out var code))
            {
                faults.Add(number, "no code after the action");
                continue;
            }

            var title = Title(match.Groups["title"].Value);
            switch (match.Groups["action"].Value.ToLowerInvariant()[..3])
            {
                case "add":
                    changes.Add(new(ChangeKind.Added, code, title, ""));
                    break;
                case "del":
                    changes.Add(new(ChangeKind.Deleted, code, title, ""));
                    break;
                case "rev" when match.Groups["action"].Value.Contains("from", StringComparison.OrdinalIgnoreCase):
                    from = (code, title);
                    break;
                default:
                    if (from is not { } before || before.Code != code)
                        faults.Add(number, $"'Revise to' of {code} has no 'Revise from' before it");
                    changes.Add(new(ChangeKind.Revised, code, title, from?.Title ?? ""));
                    from = null;
                    break;
            }
        }

        if (changes.Count == 0)
            faults.Add("it has no line that begins with Add:, Delete: or Revise");
        faults.ThrowIfAny();
        return changes;
    }

    /// <summary>The long title where short and long stand in columns, else all of the text.</summary>
    private static string Title(string text) =>
        text.Length > 61 && text[60] == ' ' ? text[61..].Trim() : OfficialXml.Tidy(text);

    [GeneratedRegex(@"^\s*(?<action>Add|Delete|Revise from|Revise to):?\s+(?:\d{5}\s+)?(?:[01]\s+)?"
        + @"(?<code>[A-Z]\d[0-9A-Z][0-9A-Z.]{0,5})\s+(?:[01]\s)?\s?(?<title>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
