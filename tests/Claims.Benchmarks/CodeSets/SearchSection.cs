using System.Diagnostics;
using System.Globalization;
using System.Text;
using Claims.Benchmarks.Engine;
using Claims.Coding.CodeSets;

namespace Claims.Benchmarks.CodeSets;

/// <summary>Every keystroke of typed titles and of common words, one after the other on one core.</summary>
internal sealed class SearchSection(DiagnosisRelease release, PlainSearch plain)
{
    private const int Typed = 80;
    private const int Passes = 3;
    private const int Limit = 12;

    private static readonly string[] Common =
    [
        "diabetes", "high blood pressure", "chest pain", "low back pain", "initial encounter", "unspecified fracture",
        "hypertnsion", "diabtes melitus", "ankel sprain", "pneumonia", "other specified disorder of right eye", "e11",
    ];

    public void Measure(StringBuilder text)
    {
        var queries = Keystrokes();
        foreach (var query in queries.Take(1_000))
        {
            release.Search(query, Limit, billableOnly: true);
            plain.Search(query, Limit);
        }

        var own = Times(queries, query => release.Search(query, Limit, billableOnly: true).Count);
        var peer = Times(queries, query => plain.Search(query, Limit).Count);
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Type-ahead search

            {queries.Count} keystrokes: {Typed} titles typed up to 40 letters, and common, frequent and misspelt words;
            {Limit} results each, one core, warm; each keystroke's median of {Passes} passes, so that other work on the
            machine shows less.

            | search | p50 | p99 | goal |
            |---|---|---|---|
            | compiled release: titles, notes, indexes, synonyms, misspellings | {Row(own)} | p99 < 3 ms |
            | SQLite FTS5 over titles, in memory | {Row(peer)} | |


            """);
    }

    private static string Row(Times times) => $"{Engine.Times.Text(times.P50)} | **{Engine.Times.Text(times.P99)}**";

    private List<string> Keystrokes()
    {
        var titles = release.Set.Entries.Select(entry => entry.Title).ToArray();
        new Random(11).Shuffle(titles);
        return [.. titles.Take(Typed).Concat(Common).SelectMany(title =>
            Enumerable.Range(2, Math.Min(title.Length, 40) - 1).Select(length => title[..length]))];
    }

    /// <summary>Each keystroke's median of some passes, so that other work on the machine shows less.</summary>
    private static Times Times(List<string> queries, Func<string, int> search)
    {
        var passes = Enumerable.Range(0, Passes).Select(_ => queries.ConvertAll(query =>
        {
            var began = Stopwatch.GetTimestamp();
            search(query);
            return Stopwatch.GetElapsedTime(began);
        })).ToList();
        return new(queries.Select((_, i) => passes.Select(pass => pass[i]).Order().ElementAt(Passes / 2)));
    }
}
