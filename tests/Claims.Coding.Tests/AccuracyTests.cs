using Claims.Accuracy;
using Claims.Coding.Accuracy;
using Claims.Coding.Tests.Diagnoses;

namespace Claims.Coding.Tests;

public sealed class AccuracyTests
{
    // Floors a little below what was measured in November 2026 (tests/Claims.Accuracy/README.md).
    [SkippableTheory]
    [InlineData("held-back", 0.83, 0.86, 0.02)]
    [InlineData("tuning", 0.85, 0.88, 0.02)]
    [InlineData("dev", 0.43, 0.51, 0.025)]
    public void Suggestions_for_notes_coded_by_people_stay_above_what_was_measured(
        string set, double fullCode, double threeCharacters, double doubted)
    {
        var shared = LabelledNotes.SharedFolder();
        Skip.IfNot(shared is not null, "The labelled notes are not beside the repository (shared/data/notes).");

        var labelled = set == "dev" ? LabelledNotes.CodiEsp(shared, set) : LabelledNotes.Office(shared, set);
        var notes = labelled
            .Select(note => CodedNote.Of(Suggesting.Shared, note, LabelledNotes.DateOfService)).ToList();

        Assert.InRange(Measurement.Micro(notes, Measurement.Levels[0].Key).F1, fullCode, 1);
        Assert.InRange(Measurement.Micro(notes, Measurement.Levels[1].Key).F1, threeCharacters, 1);
        Assert.InRange(Measurement.DoubtedAboveHalf(notes), 0, doubted);
    }
}
