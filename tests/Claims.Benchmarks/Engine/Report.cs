using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Claims.Benchmarks.Engine;

/// <summary>What was measured, a table for each section; printed as it comes.</summary>
internal sealed class Report
{
    private readonly string _load =
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private readonly StringBuilder _text = new();
    private readonly List<string> _missed = [];

    public void Section(string title)
    {
        Console.WriteLine($"\n== {title}");
        _text.Append(Invariant($"\n## {title}\n\n"));
    }

    /// <summary>Begins a table of measured against wanted.</summary>
    public void Questions() => Table("what", "measured", "goal", "how");

    public void Table(params string[] columns)
    {
        Row(columns);
        _text.Append(Invariant($"|{string.Concat(columns.Select(_ => "---|"))}\n"));
    }

    public void Row(params string[] cells)
    {
        Console.WriteLine("  " + string.Join(" | ", cells));
        _text.Append(Invariant($"| {string.Join(" | ", cells)} |\n"));
    }

    public void Measured(string what, string measured, string how) => Row(what, measured, "", how);

    public void Goal(string what, string measured, string goal, bool met, string how)
    {
        if (!met)
            _missed.Add(what);
        Row(what, $"**{measured}**", $"{goal}: {(met ? "met" : "MISSED")}", how);
    }

    public void Note(string text)
    {
        Console.WriteLine($"  {text}");
        _text.Append(Invariant($"\n{text}\n\n"));
    }

    public static void Progress(string text) => Console.WriteLine($"  ... {text}");

    /// <summary>The report as a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="command">The words after <c>--</c> that make it.</param>
    /// <param name="about">What holds of every figure.</param>
    public string ToMarkdown(string title, string command, string about) => string.Join(
        '\n',
        $"# {title}",
        "",
        $"Made by `dotnet run -c Release --project tests/Claims.Benchmarks -- {command}`",
        Invariant($"on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, ")
            + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, "
            + $"load average before the run {_load}: much above 0, others slowed it.",
        about,
        _missed.Count == 0 ? "All goals are met." : $"Goals missed: {string.Join("; ", _missed)}.",
        _text.ToString());

    /// <summary>A page of results in the sources, wherever the program was built to.</summary>
    public static string ResultsFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? Environment.CurrentDirectory, "tests", "Claims.Benchmarks", "results", name);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
