using System.Globalization;
using Claims.Coding.CodeSets;

namespace Claims.Coding.Accuracy;

/// <summary>How well suggestions meet the coders' codes of one labelled set. Shares are 0 to 1, times milliseconds.
/// </summary>
/// <param name="Notes">How many notes.</param>
/// <param name="Codes">How many codes the coders gave.</param>
/// <param name="Levels">At the full code, three characters and chapter, for suggestions of one half or more.</param>
/// <param name="RecallAt5">Share of the coders' codes among the first five of each list.</param>
/// <param name="RecallAt10">Among the first ten.</param>
/// <param name="RecallAt15">Among the first fifteen.</param>
/// <param name="MeanAveragePrecision">Of the ranked list: suggestions, then candidates.</param>
/// <param name="DoubtedAboveHalf">See <see cref="Measurement.DoubtedAboveHalf"/>.</param>
/// <param name="MedianTime">For a note.</param>
/// <param name="Time99">For a note; one in a hundred takes longer.</param>
/// <param name="Calibration">The reliability table.</param>
/// <param name="Errors">The costliest kinds of error.</param>
public sealed record AccuracyFigures(
    int Notes,
    int Codes,
    IReadOnlyList<LevelFigures> Levels,
    double RecallAt5,
    double RecallAt10,
    double RecallAt15,
    double MeanAveragePrecision,
    double DoubtedAboveHalf,
    double MedianTime,
    double Time99,
    IReadOnlyList<ScoreBin> Calibration,
    IReadOnlyList<ErrorKind> Errors)
{
    private const int MostErrors = 20;

    /// <summary>Measures a set; it has one note at least.</summary>
    public static AccuracyFigures Of(IReadOnlyList<CodedNote> notes)
    {
        var times = notes.Select(note => note.Milliseconds).Order().ToList();
        return new(
            notes.Count,
            notes.Sum(note => note.Expected.Count),
            [.. Measurement.Levels.Select(level => LevelFigures.Of(notes, level.Name, level.Key))],
            Measurement.RecallAt(notes, 5),
            Measurement.RecallAt(notes, 10),
            Measurement.RecallAt(notes, 15),
            Measurement.MeanAveragePrecision(notes),
            Measurement.DoubtedAboveHalf(notes),
            times[times.Count / 2],
            times[times.Count * 99 / 100],
            [.. ScoreBin.Of(notes)],
            ErrorKinds.Of(notes, MostErrors));
    }

    /// <summary>As Markdown.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="title">The set's name.</param>
    /// <param name="details">Whether to add the reliability table and the costliest errors.</param>
    public void Print(TextWriter writer, string title, bool details)
    {
        writer.WriteLine($"\n## {title}: {Notes} notes, {Codes} codes\n");
        writer.WriteLine("| level | precision | recall | F1 micro | F1 macro |\n|---|---|---|---|---|");
        foreach (var level in Levels)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {level.Level} | {level.Precision:0.000} | {level.Recall:0.000} | {level.F1Micro:0.000} | "
                + $"{level.F1Macro:0.000} |"));
        }

        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\nrecall at 5 / 10 / 15: {RecallAt5:0.000} / {RecallAt10:0.000} / {RecallAt15:0.000}; "
            + $"mean average precision {MeanAveragePrecision:0.000}; "
            + $"notes with a doubted code above one half: {DoubtedAboveHalf * 100:0.0}%"));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"time per note: p50 {MedianTime:0.00} ms, p99 {Time99:0.00} ms"));
        if (details)
            PrintDetails(writer);
    }

    private void PrintDetails(TextWriter writer)
    {
        writer.WriteLine("\n| score | suggestions | mean score | right |\n|---|---|---|---|");
        foreach (var bin in Calibration)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {bin.From:0.0}-{bin.From + 0.1:0.0} | {bin.Suggestions} | {bin.MeanScore:0.00} | "
                + $"{bin.Right:0.00} |"));
        }

        writer.WriteLine("\n| costliest kinds of error | cost |\n|---|---|");
        foreach (var error in Errors)
            writer.WriteLine($"| {error.Kind} | {error.Cost} |");
    }
}

/// <summary>Agreement at one level.</summary>
/// <param name="Level">Its name.</param>
/// <param name="Precision">Share of suggestions that are right.</param>
/// <param name="Recall">Share of the coders' codes that were suggested.</param>
/// <param name="F1Micro">Their harmonic mean over all notes together.</param>
/// <param name="F1Macro">The mean of each code's own.</param>
public sealed record LevelFigures(string Level, double Precision, double Recall, double F1Micro, double F1Macro)
{
    internal static LevelFigures Of(IReadOnlyList<CodedNote> notes, string name, Func<Icd10Code, string> key)
    {
        var micro = Measurement.Micro(notes, key);
        return new(name, micro.Precision, micro.Recall, micro.F1, Measurement.Macro(notes, key));
    }
}

/// <summary>Do suggestions of a score come true as often as it says?</summary>
/// <param name="From">The lowest score of the bin, a tenth wide.</param>
/// <param name="Suggestions">How many.</param>
/// <param name="MeanScore">What they promise.</param>
/// <param name="Right">What they keep.</param>
public sealed record ScoreBin(double From, int Suggestions, double MeanScore, double Right)
{
    internal static IEnumerable<ScoreBin> Of(IReadOnlyList<CodedNote> notes) => notes
        .SelectMany(note => note.Ranked.Select(item => (item.Score, Right: note.Expected.Contains(item.Code))))
        .GroupBy(item => Math.Min(9, (int)(item.Score * 10)))
        .OrderBy(bin => bin.Key)
        .Select(bin => new ScoreBin(
            bin.Key / 10.0, bin.Count(), bin.Average(item => item.Score), bin.Average(item => item.Right ? 1.0 : 0)));
}

/// <summary>A kind of error and how many false alarms and misses it stands for.</summary>
public sealed record ErrorKind(string Kind, int Cost);
