using System.Diagnostics;
using System.Globalization;
using System.Text;
using Claims.Accuracy;
using Claims.Benchmarks.CodeSets;
using Claims.Benchmarks.Engine;
using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Benchmarks.Coding;

/// <summary>Time and memory of reading notes, warm, with the full code set.</summary>
internal sealed class NotesSection(OfficialReleases official, string shared)
{
    public const string MemoryVerb = "coding-memory";
    private const int Passes = 3;
    private const int WordsOfTwoPages = 900;
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(10);
    private static readonly SuggestionContext Context = new(LabelledNotes.DateOfService);

    /// <summary>What the child process does: opens the release, reads a note, tells time and memory.</summary>
    public static void ReadOnce(string path)
    {
        var watch = Stopwatch.StartNew();
        using var release = DiagnosisRelease.Open(path);
        var suggester = new CodeSuggester(release.Set);
        var built = watch.Elapsed.TotalMilliseconds;
        _ = suggester.Suggest(NoteText.FromPlain("Assessment: Type 2 diabetes with kidney disease."), Context);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{built} {self.WorkingSet64 / 1e6}"));
    }

    public void Measure(StringBuilder text)
    {
        var suggester = new CodeSuggester(official.Release.Set);
        var office = LabelledNotes.Office(shared, null).Select(note => note.Text).ToList();
        var reports = LabelledNotes.CodiEsp(shared, "dev").Select(note => note.Text).ToList();
        var twoPages = TwoPages(office);
        for (var pass = 0; pass < Passes; pass++)
            Times(suggester, [.. office, .. reports]);
        var (built, resident) = Child();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Reading notes

            One core, warm; each note's median of {Passes} passes, so that other work on the machine shows less. Two pages are
            office notes put together up to {WordsOfTwoPages} words. Notes a second: all of these notes over and over on two
            threads for {Busy.TotalSeconds:0} seconds.

            | notes | number | mean words | p50 | p99 | goal |
            |---|---|---|---|---|---|
            | two pages, office notes | {Row(suggester, twoPages)} | p50 < 5 ms, p99 < 20 ms |
            | office notes as they are | {Row(suggester, office)} | |
            | hospital reports (CodiEsp dev) | {Row(suggester, reports)} | |

            | what | measured | goal |
            |---|---|---|
            | notes a second on two threads | **{Rate(suggester, [.. office, .. reports, .. twoPages]):0}** | >= 400 |
            | the same, two pages only | {Rate(suggester, twoPages):0} | |
            | open the release and compile its terms, new process | {built:0} ms | |
            | resident memory of that process after a note | **{resident:0} MB** | <= 100 MB |

            How time grows with the length of a note (an office note repeated):

            | words | ms | µs a word |
            |---|---|---|
            {Growth(suggester, office[0])}


            """);
    }

    private static List<string> TwoPages(List<string> notes)
    {
        var joined = new List<string>();
        var page = "";
        foreach (var note in notes)
        {
            page = page.Length == 0 ? note : $"{page}\n\n{note}";
            if (Words(page) < WordsOfTwoPages)
                continue;
            joined.Add(page);
            page = "";
        }

        return joined;
    }

    private static string Row(CodeSuggester suggester, List<string> notes)
    {
        var times = Times(suggester, notes);
        return string.Create(CultureInfo.InvariantCulture, $"{notes.Count} | {notes.Average(Words):0} | "
            + $"**{Engine.Times.Text(times.P50)}** | **{Engine.Times.Text(times.P99)}**");
    }

    private static Times Times(CodeSuggester suggester, List<string> notes)
    {
        var passes = Enumerable.Range(0, Passes).Select(_ => notes.ConvertAll(note => Once(suggester, note))).ToList();
        return new(notes.Select((_, i) => passes.Select(pass => pass[i]).Order().ElementAt(Passes / 2)));
    }

    private static TimeSpan Once(CodeSuggester suggester, string note)
    {
        var began = Stopwatch.GetTimestamp();
        suggester.Suggest(NoteText.FromPlain(note), Context);
        return Stopwatch.GetElapsedTime(began);
    }

    private static double Rate(CodeSuggester suggester, List<string> notes)
    {
        var watch = Stopwatch.StartNew();
        var done = 0L;
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, worker =>
        {
            for (var i = worker; watch.Elapsed < Busy; i++)
            {
                Once(suggester, notes[i % notes.Count]);
                Interlocked.Increment(ref done);
            }
        });
        return done / watch.Elapsed.TotalSeconds;
    }

    private static string Growth(CodeSuggester suggester, string note) =>
        string.Join('\n', new[] { 1, 2, 4, 8, 16, 32 }.Select(times =>
        {
            var text = string.Join("\n\n", Enumerable.Repeat(note, times));
            var words = Words(text);
            var best = Enumerable.Range(0, 7).Min(_ => Once(suggester, text)).TotalMilliseconds;
            return string.Create(
                CultureInfo.InvariantCulture, $"| {words} | {best:0.0} | {best * 1_000 / words:0.0} |");
        }));

    private static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private (double Built, double Resident) Child()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { MemoryVerb, official.Compiled },
            RedirectStandardOutput = true,
        };
        using var child = Process.Start(start)!;
        var line = child.StandardOutput.ReadToEnd().Split(' ');
        child.WaitForExit();
        return (double.Parse(line[0], CultureInfo.InvariantCulture), double.Parse(line[1], CultureInfo.InvariantCulture));
    }
}
