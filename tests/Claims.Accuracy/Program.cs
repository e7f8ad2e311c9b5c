using System.Diagnostics;
using System.Globalization;
using Claims.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;

// Usage: Claims.Accuracy [office|tuning|held-back|train|dev ...] [notes]
// prints how well diagnosis codes are suggested for the labelled sets named, all but train when none is named;
// "notes" adds each note's misses and false alarms (not for held-back or dev: they are not to be tuned on).
if (LabelledNotes.SharedFolder() is not { } shared)
{
    Console.Error.WriteLine("The shared data folder was not found: set CLAIMS_SHARED to its path.");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var clock = Stopwatch.StartNew();
var codes = CodeSet.Starter;
var loaded = clock.ElapsedMilliseconds;
var suggester = new CodeSuggester(codes);
Console.WriteLine(
    $"{codes.Edition}: {codes.Entries.Count} codes, read in {loaded} ms, index in "
        + $"{clock.ElapsedMilliseconds - loaded} ms");
Read(LabelledNotes.Office(shared, "tuning").Take(20));
var named = args.Where(arg => arg != "notes").ToList();
foreach (var set in named.Count > 0 ? named : ["tuning", "held-back", "office", "dev"])
    Measure(set);
return 0;

void Measure(string set)
{
    var hospital = set is "train" or "dev";
    var labelled = hospital ? LabelledNotes.CodiEsp(shared, set)
        : LabelledNotes.Office(shared, set == "office" ? null : set);
    // External causes are optional: the office codes leave them out, so they count neither way there.
    List<CodedNote> notes = hospital ? Read(labelled)
        : [.. Read(labelled).Select(note => note.Only(code => code.Compact[0] is not ('V' or 'W' or 'X' or 'Y')))];
    Report.Print(hospital ? $"CodiEsp {set}, codes brought to FY2024" : $"office notes, {set}", notes);
    Report.Calibration(notes);
    Report.Errors(notes, 20);
    if (args.Contains("notes") && set is ("train" or "tuning"))
        NoteByNote(notes);
    if (!hospital)
        return;
    Report.Print($"CodiEsp {set}, without chapter R",
        [.. notes.Select(note => note.Only(code => code.Compact[0] != 'R'))]);
    Report.Print($"CodiEsp {set}, only codes of the set in use",
        [.. notes.Select(note => note.Only(code => codes.TryFind(code, CodedNote.DateOfService, out _)))]);
    Report.Print($"CodiEsp {set}, codes as given in 2018", Read(LabelledNotes.CodiEsp(shared, set, asGiven: true)));
}

List<CodedNote> Read(IEnumerable<LabelledNote> labelled) =>
    [.. labelled.Select(note => CodedNote.Of(suggester, note))];

static void NoteByNote(IEnumerable<CodedNote> notes)
{
    foreach (var note in notes)
    {
        var likely = note.Likely.ToHashSet();
        Console.WriteLine($"{note.Id} right {string.Join(' ', likely.Intersect(note.Expected).Order())} | missed "
            + $"{string.Join(' ', note.Expected.Except(likely).Order())} | wrong "
            + $"{string.Join(' ', likely.Except(note.Expected).Order())} | all "
            + string.Join(' ', note.Ranked.Select(item => item.Code)));
    }
}
