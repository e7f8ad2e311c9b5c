using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Claims.Documents.Tests;

/// <summary>Reads drawn documents with poppler's tools, an independent reader; skips where they are missing.</summary>
internal static partial class Poppler
{
    /// <summary>The text as laid out, every run of white space one space.</summary>
    public static string Text(byte[] pdf) => Space().Replace(Run(pdf, "pdftotext", "-layout", "IN", "-"), " ");

    /// <summary>The number of pages.</summary>
    public static int Pages(byte[] pdf) => int.Parse(
        PageCount().Match(Run(pdf, "pdfinfo", "IN")).Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>Every word with its box, in points.</summary>
    public static IReadOnlyList<Word> Words(byte[] pdf) =>
    [
        .. Run(pdf, "pdftotext", "-bbox", "IN", "-")
            .Split("<page ")
            .SelectMany((page, number) => WordBox().Matches(page).Select(match => new Word(
                number, match.Groups[5].Value, At(match, 1), At(match, 2), At(match, 3), At(match, 4)))),
    ];

    /// <summary>The sizes of the fonts used, in points.</summary>
    public static IReadOnlyList<int> FontSizes(byte[] pdf) =>
    [
        .. FontSize().Matches(Run(pdf, "pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", "IN"))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
    ];

    private static double At(Match match, int group) =>
        double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Run(byte[] pdf, string tool, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        try
        {
            File.WriteAllBytes(path, pdf);
            var start = new ProcessStartInfo(tool, arguments.Select(argument => argument == "IN" ? path : argument))
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output;
        }
        catch (Win32Exception)
        {
            throw new SkipException($"{tool} is not installed: apt-get install poppler-utils");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"Pages:\s+(\d+)")]
    private static partial Regex PageCount();

    [GeneratedRegex("""<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>""")]
    private static partial Regex WordBox();

    [GeneratedRegex("""<fontspec id="\d+" size="(\d+)" """)]
    private static partial Regex FontSize();
}

/// <summary>A word with its page, from 1, and its place there in points from the top left.</summary>
internal sealed record Word(int Page, string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether two words lie on one another; line boxes may touch by a few points.</summary>
    public bool Covers(Word other) =>
        Page == other.Page
        && Math.Min(Right, other.Right) - Math.Max(Left, other.Left) > 0.5
        && Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) > 5;
}
