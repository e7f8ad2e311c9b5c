using System.Globalization;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;

namespace Claims.Accuracy;

/// <summary>What each step of the method is worth: the figures without it, one row each.</summary>
internal sealed class Ablation(CodeSet codes, string shared)
{
    /// <summary>Prints the table for the tuning half of the office notes and CodiEsp dev.</summary>
    public void Print(TextWriter writer)
    {
        writer.WriteLine("| without | tuning F1 | tuning F1 at 3 | tuning MAP | dev F1 | dev F1 at 3 | dev MAP | dev doubted |");
        writer.WriteLine("|---|---|---|---|---|---|---|---|");
        var (office, reports) = (LabelledNotes.Office(shared, "tuning"), LabelledNotes.CodiEsp(shared, "dev"));
        foreach (var step in Enum.GetValues<ReadingStep>())
        {
            var suggester = new CodeSuggester(codes, [], step);
            var (tuning, dev) = (Figures(suggester, office, false), Figures(suggester, reports, true));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {step} | {Columns(tuning)} | {Columns(dev)} | {dev.DoubtedAboveHalf * 100:0.0} % |"));
        }
    }

    private static string Columns(AccuracyFigures figures) => string.Create(CultureInfo.InvariantCulture,
        $"{figures.Levels[0].F1Micro:0.000} | {figures.Levels[1].F1Micro:0.000} | {figures.MeanAveragePrecision:0.000}");

    /// <summary>External causes are optional: the office codes leave them out, so they count neither way
    /// there.</summary>
    private static AccuracyFigures Figures(
        CodeSuggester suggester, IReadOnlyList<LabelledNote> notes, bool withCauses) => AccuracyFigures.Of(
        [.. notes.Select(note => CodedNote.Of(suggester, note, LabelledNotes.DateOfService))
            .Select(note => withCauses ? note : note.Only(code => code.Compact[0] is not ('V' or 'W' or 'X' or 'Y')))]);
}
