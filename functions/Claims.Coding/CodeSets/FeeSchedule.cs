using Claims.Coding.CodeSets.Compiled;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>A quarter's relative values, read from their compiled file where it lies.</summary>
public sealed class FeeSchedule : IDisposable
{
    internal const decimal Scale = 10_000m;
    private readonly SectionFile _file;

    private FeeSchedule(SectionFile file)
    {
        _file = file;
        FirstDay = ReleaseAbout.Read(file).FirstDay;
    }

    /// <summary>What it is called.</summary>
    public string Edition => ReleaseName.Of(CodeSystem.Fees, FirstDay);

    /// <summary>The first date of service.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>How many rows it has.</summary>
    public int Count => Rows.Length;

    private ReadOnlySpan<FeeRow> Rows => _file.Rows<FeeRow>(Sections.Codes);

    /// <summary>Opens a compiled file.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another version of this program.</exception>
    public static FeeSchedule Open(string path) => new(SectionFile.Open(path, CompiledKind.Fees));

    /// <summary>A code's values; null when it is not listed.</summary>
    /// <param name="code">The procedure code.</param>
    /// <param name="modifier">26, TC or 53 for a part; blank for the whole.</param>
    public RelativeValue? Find(string code, string modifier = "")
    {
        var rows = Rows;
        var texts = new StringTable(_file.Rows<byte>(Sections.Texts));
        var key = CodeRow.KeyOf(code);
        for (var at = RowSearch.LowerBound(rows, key, row => row.Key); at < rows.Length && rows[at].Key == key; at++)
        {
            var row = rows[at];
            if (texts[row.Modifier] == modifier)
            {
                return new(
                    code, modifier, texts[row.Status], row.Work / Scale, row.OfficePractice / Scale,
                    row.FacilityPractice / Scale, row.Malpractice / Scale, row.OfficeTotal / Scale,
                    row.FacilityTotal / Scale, texts[row.GlobalDays], row.ConversionFactor / Scale);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
