using System.Text.Json;
using Claims.Coding.CodeSets;

namespace Claims.Coding.Accuracy;

/// <summary>A note with the codes that coders gave it.</summary>
/// <param name="Id">Its name in reports.</param>
/// <param name="Text">The note.</param>
/// <param name="Codes">The coders' codes, each once.</param>
public sealed record LabelledNote(string Id, string Text, IReadOnlyList<Icd10Code> Codes)
{
    /// <summary>
    /// Reads notes, one JSON object a line: {"id": "1", "text": "...", "codes": ["I10"]}. Other members are passed
    /// over, dots in codes are optional, empty lines are skipped.
    /// </summary>
    /// <param name="reader">The lines.</param>
    /// <param name="update">Brings a code to the release in use; null leaves it as given.</param>
    /// <exception cref="InvalidDataException">A line is not such an object, or a code is none; says which line.
    /// </exception>
    public static IEnumerable<LabelledNote> ReadLines(TextReader reader, Func<string, string>? update = null)
    {
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return Read(line, number, update ?? (code => code));
        }
    }

    private static LabelledNote Read(string line, int number, Func<string, string> update)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var note = document.RootElement;
            return new LabelledNote(
                TextOf(note, "id"), TextOf(note, "text"), [.. CodesOf(note, update).Distinct()]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException)
        {
            // The fault's own words may quote the note.
            throw new InvalidDataException(
                $"Line {number} is not a labelled note: {{\"id\": \"1\", \"text\": \"...\", \"codes\": [\"I10\"]}}.");
        }
    }

    private static string TextOf(JsonElement note, string name) =>
        note.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
            ? number.GetRawText()
            : note.GetProperty(name).GetString() ?? throw new FormatException();

    private static IEnumerable<Icd10Code> CodesOf(JsonElement note, Func<string, string> update) =>
        note.GetProperty("codes").EnumerateArray().Select(code => Icd10Code.Parse(update(code.GetString() ?? "")));
}
