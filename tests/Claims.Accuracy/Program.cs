using System.Diagnostics;
using System.Globalization;
using Claims.Accuracy;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;

// Usage: Claims.Accuracy [office|tuning|held-back|train|dev ...] [notes] | ablation | learn FOLDER
// prints how well diagnosis codes are suggested for the labelled sets named, all but train when none is named;
// "notes" adds each note's misses and false alarms (not for held-back or dev: they are not to be tuned on);
// "ablation" prints the figures without each step of the method;
// "learn" writes what CodiEsp train teaches about words, terms and codes (into functions/Claims.Coding/Data).
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
using var search = new PlainSearch(codes);
Console.WriteLine(
    $"{codes.Edition}: {codes.Entries.Count} codes, read in {loaded} ms, index in "
        + $"{clock.ElapsedMilliseconds - loaded} ms");
if (args is ["learn", var folder])
{
    new Learning(suggester, codes).Write(LabelledNotes.CodiEsp(shared, "train"), folder, Console.Out);
    return 0;
}

if (args is ["ablation"])
{
    new Ablation(codes, shared).Print(Console.Out);
    return 0;
}

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
    List<CodedNote> Counted(IEnumerable<CodedNote> coded) => hospital ? [.. coded]
        : [.. coded.Select(note => note.Only(code => code.Compact[0] is not ('V' or 'W' or 'X' or 'Y')))];
    var notes = Counted(Read(labelled));
    Print(hospital ? $"CodiEsp {set}, codes brought to FY2024" : $"office notes, {set}", notes, details: true);
    // As many of the plain search's as the coders give on average, so that neither side is favoured.
    var suggested = (int)Math.Round(notes.Average(note => note.Expected.Count));
    Compare(set, notes, Counted(labelled.Select(note => search.Code(note, suggested))));
    if (args.Contains("notes") && set is ("train" or "tuning"))
        NoteByNote(notes);
    if (!hospital)
        return;
    Print($"CodiEsp {set}, without chapter R",
        [.. notes.Select(note => note.Only(code => code.Compact[0] != 'R'))]);
    Print($"CodiEsp {set}, only codes of the set in use",
        [.. notes.Select(note => note.Only(code => codes.TryFind(code, LabelledNotes.DateOfService, out _)))]);
    Print($"CodiEsp {set}, codes as given in 2018", Read(LabelledNotes.CodiEsp(shared, set, asGiven: true)));
}

// Both sides in one run: this project's reader, and a plain full-text search over the same codes' titles.
static void Compare(string set, IReadOnlyList<CodedNote> notes, IReadOnlyList<CodedNote> plain)
{
    Console.WriteLine($"\n| {set} | F1 full code | F1 three characters | recall at 10 | MAP | p50 ms | p99 ms |\n"
        + "|---|---|---|---|---|---|---|");
    foreach (var (name, figures) in new[]
    {
        ("suggestions", AccuracyFigures.Of(notes)), ("SQLite FTS5 over titles, bm25", AccuracyFigures.Of(plain)),
    })
    {
        Console.WriteLine($"| {name} | {figures.Levels[0].F1Micro:0.000} | {figures.Levels[1].F1Micro:0.000} | "
            + $"{figures.RecallAt10:0.000} | {figures.MeanAveragePrecision:0.000} | {figures.MedianTime:0.00} | "
            + $"{figures.Time99:0.00} |");
    }
}

List<CodedNote> Read(IEnumerable<LabelledNote> labelled) =>
    [.. labelled.Select(note => CodedNote.Of(suggester, note, LabelledNotes.DateOfService))];

static void Print(string title, IReadOnlyList<CodedNote> notes, bool details = false) =>
    AccuracyFigures.Of(notes).Print(Console.Out, title, details);

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
