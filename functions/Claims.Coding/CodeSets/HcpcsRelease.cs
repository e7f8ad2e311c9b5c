using Claims.Coding.CodeSets.Compiled;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>A release of HCPCS Level II, read from its compiled file where it lies.</summary>
public sealed class HcpcsRelease : IDisposable
{
    private readonly SectionFile _file;
    private readonly WordIndex _words;

    private HcpcsRelease(SectionFile file)
    {
        _file = file;
        FirstDay = ReleaseAbout.Read(file).FirstDay;
        _words = new(file, Sections.TitleWords, Rows.Length);
    }

    /// <summary>What it is called.</summary>
    public string Edition => ReleaseName.Of(CodeSystem.Hcpcs, FirstDay);

    /// <summary>The first date of service.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>How many codes and modifiers it has.</summary>
    public int Count => Rows.Length;

    private ReadOnlySpan<HcpcsRow> Rows => _file.Rows<HcpcsRow>(Sections.Codes);

    /// <summary>Opens a compiled file.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another version of this program.</exception>
    public static HcpcsRelease Open(string path) => new(SectionFile.Open(path, CompiledKind.Procedures));

    /// <summary>Finds a code or modifier; whether it is valid on a date, the entry says.</summary>
    public HcpcsEntry? Find(string code)
    {
        var key = CodeRow.KeyOf(code.Trim().ToUpperInvariant());
        var at = RowSearch.LowerBound(Rows, key, row => row.Key);
        return at < Rows.Length && Rows[at].Key == key ? Entry(at) : null;
    }

    /// <summary>All in the order of their codes.</summary>
    public IEnumerable<HcpcsEntry> All()
    {
        for (var i = 0; i < Count; i++)
            yield return Entry(i);
    }

    /// <summary>Codes by the words of their descriptions, or by their beginning.</summary>
    public IReadOnlyList<HcpcsEntry> Search(string query, int limit)
    {
        var code = query.Trim().ToUpperInvariant();
        var isCode = code.Length is >= 2 and <= 5 && char.IsAsciiLetter(code[0]) && code.Skip(1).All(char.IsAsciiDigit);
        if (isCode && limit > 0 && Under(code, limit) is { Count: > 0 } found)
            return found;

        return [.. _words.Find(query, limit).Select(Entry)];
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private List<HcpcsEntry> Under(string prefix, int limit)
    {
        var found = new List<HcpcsEntry>();
        for (var at = RowSearch.LowerBound(Rows, CodeRow.KeyOf(prefix), row => row.Key);
            at < Rows.Length && found.Count < limit
                && CodeRow.TextOf(Rows[at].Key).StartsWith(prefix, StringComparison.Ordinal);
            at++)
            found.Add(Entry(at));
        return found;
    }

    private HcpcsEntry Entry(int at)
    {
        var row = Rows[at];
        var texts = new StringTable(_file.Rows<byte>(Sections.Texts));
        return new(
            CodeRow.TextOf(row.Key), texts[row.Title], texts[row.ShortTitle], texts[row.Coverage],
            RowDay.Day(row.Added), RowDay.Day(row.Changed), RowDay.Day(row.Ended));
    }
}
