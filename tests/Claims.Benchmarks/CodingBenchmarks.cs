using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Benchmarks;

/// <summary>
/// Suggesting codes for the sample charts' notes, against the least any reader must do: looking at every word once.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class CodingBenchmarks
{
    private static readonly SuggestionContext Context = new(new DateOnly(2026, 10, 12));

    private readonly CodeSuggester _suggester = new(CodeSet.Starter);
    private readonly HashSet<string> _words = ["diabetes", "hypertension", "sprain"];
    private NoteText[] _notes = [];

    /// <summary>One operation reads all of them.</summary>
    [GlobalSetup]
    public void Read() => _notes =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.truth.json")
            .Select(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            .Select(truth => string.Join('\n', truth.GetProperty("pages").EnumerateArray()
                .Select(page => page.GetProperty("text").GetString())))
            .Select(NoteText.FromPlain),
    ];

    [Benchmark(Baseline = true)]
    public int LookUpEveryWord() =>
        _notes.Sum(note => note.Text.Split([' ', '\n', ',', '.'])
            .Count(word => _words.Contains(word.ToLowerInvariant())));

    [Benchmark]
    public int Suggest() => _notes.Sum(note => _suggester.Suggest(note, Context).Diagnoses.Count);
}
