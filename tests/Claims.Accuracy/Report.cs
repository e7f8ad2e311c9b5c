namespace Claims.Accuracy;

/// <summary>Prints the figures of one labelled set.</summary>
internal static class Report
{
    public static void Print(string title, IReadOnlyList<CodedNote> notes)
    {
        Line($"\n## {title}: {notes.Count} notes, {notes.Sum(note => note.Expected.Count)} codes\n");
        Line("| level | precision | recall | F1 micro | F1 macro |\n|---|---|---|---|---|");
        foreach (var (name, key) in Measurement.Levels)
        {
            var micro = Measurement.Micro(notes, key);
            Line($"| {name} | {micro.Precision:0.000} | {micro.Recall:0.000} | {micro.F1:0.000} | "
                + $"{Measurement.Macro(notes, key):0.000} |");
        }

        Line($"\nrecall at 5 / 10 / 15: {Measurement.RecallAt(notes, 5):0.000} / "
            + $"{Measurement.RecallAt(notes, 10):0.000} / {Measurement.RecallAt(notes, 15):0.000}; "
            + $"mean average precision {Measurement.MeanAveragePrecision(notes):0.000}; "
            + $"notes with a doubted code above one half: {Measurement.DoubtedAboveHalf(notes):0.0%}");
        var times = notes.Select(note => note.Milliseconds).Order().ToList();
        Line($"time per note: p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms");
    }

    /// <summary>Do suggestions of a score come true as often as it says?</summary>
    public static void Calibration(IReadOnlyList<CodedNote> notes)
    {
        Line("\n| score | suggestions | mean score | right |\n|---|---|---|---|");
        foreach (var bin in notes.SelectMany(note => note.Ranked.Select(
            item => (item.Score, Right: note.Expected.Contains(item.Code))))
            .GroupBy(item => Math.Min(9, (int)(item.Score * 10))).OrderBy(bin => bin.Key))
        {
            Line($"| {bin.Key / 10.0:0.0}-{(bin.Key + 1) / 10.0:0.0} | {bin.Count()} | "
                + $"{bin.Average(i => i.Score):0.00} | "
                + $"{bin.Average(i => i.Right ? 1.0 : 0):0.00} |");
        }
    }

    public static void Errors(IReadOnlyList<CodedNote> notes, int most)
    {
        Line("\n| costliest kinds of error | cost |\n|---|---|");
        foreach (var (kind, cost) in ErrorKinds.Of(notes, most))
            Line($"| {kind} | {cost} |");
    }

    private static void Line(string text) => Console.WriteLine(text);
}
