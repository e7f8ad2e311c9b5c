using System.Globalization;
using Claims.Coding.OfficialFiles;

namespace Claims.Local.Verbs.Codes;

/// <summary>A part of a release and where to get it.</summary>
/// <param name="System">What it is of.</param>
/// <param name="FirstDay">The first date of service of its release.</param>
/// <param name="Part">Which part.</param>
/// <param name="Addresses">The first that answers is taken; each with its SHA-256 where known.</param>
internal sealed record OfficialDownload(
    CodeSystem System, DateOnly FirstDay, string Part, IReadOnlyList<(Uri Address, string Sha256)> Addresses)
{
    /// <summary>Without it the release cannot be used; the other parts may be brought later.</summary>
    public bool IsNeeded => Part is "codes" or "values";

    /// <summary>The parts of the newest release of a system that has begun on a date.</summary>
    public static IReadOnlyList<OfficialDownload> Current(CodeSystem system, DateOnly on)
    {
        var begun = Read().Where(part => part.System == system && part.FirstDay <= on).ToList();
        return [.. begun.Where(part => part.FirstDay == begun.Max(other => other.FirstDay))];
    }

    private static IEnumerable<OfficialDownload> Read() => Lines()
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .GroupBy(row => (row[0], row[1], row[2]))
        .Select(part => new OfficialDownload(
            Enum.Parse<CodeSystem>(part.Key.Item1, ignoreCase: true),
            DateOnly.ParseExact(part.Key.Item2, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            part.Key.Item3,
            [.. part.Select(row => (new Uri(row[3]), row[4]))]));

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(OfficialDownload).Assembly.GetManifestResourceStream("official-downloads.txt")
            ?? throw new InvalidOperationException("official-downloads.txt is not in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
