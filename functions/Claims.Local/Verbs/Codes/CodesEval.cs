using System.Text.Json;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.Diagnoses;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes eval: how well suggestions meet the codes that coders gave a set of notes.</summary>
internal static class CodesEval
{
    /// <exception cref="InvalidDataException">The file has no note, or a line is none.</exception>
    public static int Run(CodesInUse use, string path, bool json)
    {
        List<LabelledNote> notes;
        using (var reader = File.OpenText(path))
            notes = [.. LabelledNote.ReadLines(reader)];
        if (notes.Count == 0)
            throw new InvalidDataException($"{path} holds no note.");
        var suggester = new CodeSuggester(use.Set);
        var figures = AccuracyFigures.Of(
            [.. notes.Select(note => CodedNote.Of(suggester, note, use.DateOfService))]);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(figures, CodesReport.JsonOptions));
        }
        else
        {
            figures.Print(Console.Out, Path.GetFileName(path), details: true);
            Console.WriteLine($"\n{use}");
        }

        return 0;
    }
}
