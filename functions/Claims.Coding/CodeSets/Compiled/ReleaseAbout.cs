using System.Globalization;
using System.Text;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>What a compiled file says of itself, as lines of text: opening must not wait for a JSON reader.</summary>
/// <param name="System">What it is of.</param>
/// <param name="FirstDay">The first date of service.</param>
/// <param name="LastDay">The last by the publishing rhythm.</param>
/// <param name="Sources">What it was made from.</param>
/// <param name="Terms">The state of this project's own synonyms that were built in.</param>
internal sealed record ReleaseAbout(
    CodeSystem System, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<ReleaseSource> Sources, string Terms = "")
{
    private const string DayForm = "yyyy-MM-dd";

    public void Write(SectionWriter writer)
    {
        var lines = Sources
            .Select(source => $"{(int)source.Kind}|{Day(source.FirstDay)}|{source.Sha256}|{source.Name}")
            .Prepend($"{(int)System}|{Day(FirstDay)}|{Day(LastDay)}|{Terms}");
        writer.Add(Sections.About, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    /// <exception cref="InvalidDataException">It does not say what it is.</exception>
    public static ReleaseAbout Read(SectionFile file)
    {
        var lines = Encoding.UTF8.GetString(file.Rows<byte>(Sections.About)).Split('\n');
        var rows = Array.ConvertAll(lines, line => line.Split('|', 4));
        if (Array.Exists(rows, row => row.Length != 4))
            throw new InvalidDataException("A compiled code file does not say what it is. It is made again.");
        return new(
            (CodeSystem)Number(rows[0][0]), Day(rows[0][1]), Day(rows[0][2]),
            [.. rows.Skip(1).Select(row => new ReleaseSource(
                (OfficialFileKind)Number(row[0]), row[3], Day(row[1]), row[2]))],
            rows[0][3]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);
}
