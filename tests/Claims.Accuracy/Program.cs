using System.Diagnostics;
using System.Globalization;
using Claims.Accuracy;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

// Usage: Claims.Accuracy [train|dev] [errors]    prints how well diagnosis codes are suggested for labelled notes.
var name = args.Contains("train") ? "train" : "dev";
if (LabelledNotes.SharedFolder() is not { } shared)
{
    Console.Error.WriteLine("The shared data folder was not found: set CLAIMS_SHARED to its path.");
    return 2;
}

var clock = Stopwatch.StartNew();
var codes = CodeSet.Starter;
var loaded = clock.ElapsedMilliseconds;
var suggester = new CodeSuggester(codes);
Console.WriteLine(
    $"code set: {codes.Entries.Count} codes, read in {loaded} ms, index in {clock.ElapsedMilliseconds - loaded} ms");

var notes = LabelledNotes.Read(Path.Combine(shared, "data", "notes", $"codiesp_{name}_en.jsonl.gz"));
Print($"codiesp {name}, {notes.Count} notes, codes of the set", _ => true);
Print($"codiesp {name}, without symptoms (chapter R)", code => code.Compact[0] != 'R');
Speed();
if (args.Contains("errors"))
    Errors();
return 0;

void Print(string title, Predicate<Icd10Code> keep)
{
    Console.WriteLine($"\n{title}\n{"score from",-12}{"level",-10}{"precision",10}{"recall",10}{"F1",10}");
    foreach (var least in new[] { 0.0, 0.5 })
    {
        var measured = Measurement.Of(suggester, codes, notes, least, keep);
        Row(least, "full code", measured.Full);
        Row(least, "category", measured.Category);
    }
}

void Row(double least, string level, Counts counts) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{least,-12:0.0}{level,-10}{counts.Precision,10:0.000}{counts.Recall,10:0.000}{counts.F1,10:0.000}"));

void Speed()
{
    var texts = notes.Select(note => NoteText.FromPlain(note.Text)).ToList();
    var times = new List<double>();
    foreach (var text in texts)
    {
        var start = Stopwatch.GetTimestamp();
        suggester.Suggest(text, new(new(2024, 1, 15)));
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    times.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"\ntime per note: p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, "
            + $"mean length {texts.Average(text => text.Text.Length):0} characters"));
}

void Errors()
{
    var measured = Measurement.Of(suggester, codes, notes, 0, _ => true);
    Console.WriteLine("\nmost often wrong");
    foreach (var (code, count) in measured.WrongByCode.OrderByDescending(pair => pair.Value).Take(45))
        Console.WriteLine($"{count,4} {code,-9} {Title(code)}");
    Console.WriteLine("\nmost often missed");
    foreach (var (code, count) in measured.MissedByCode.OrderByDescending(pair => pair.Value).Take(70))
        Console.WriteLine($"{count,4} {code,-9} {Title(code)}");
}

string Title(Icd10Code code) => codes.TryFind(code, new(2024, 1, 15), out var entry) ? entry.Title : "";
