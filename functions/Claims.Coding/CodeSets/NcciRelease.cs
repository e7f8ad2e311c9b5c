using Claims.Coding.CodeSets.Compiled;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>A quarter's NCCI edits, read from their compiled file where it lies.</summary>
public sealed class NcciRelease : IDisposable
{
    private readonly SectionFile _file;

    private NcciRelease(SectionFile file)
    {
        _file = file;
        FirstDay = ReleaseAbout.Read(file).FirstDay;
    }

    /// <summary>What it is called.</summary>
    public string Edition => ReleaseName.Of(CodeSystem.Ncci, FirstDay);

    /// <summary>The first date of service of its quarter; its pairs carry their own dates from 1996 on.</summary>
    public DateOnly FirstDay { get; }

    private StringTable Texts => new(_file.Rows<byte>(Sections.Texts));

    /// <summary>Opens a compiled file.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another version of this program.</exception>
    public static NcciRelease Open(string path) => new(SectionFile.Open(path, CompiledKind.Edits));

    /// <summary>How many pairs there are for a setting.</summary>
    public int PairCount(EditSetting setting) => _file.Rows<PairRow>(Sections.Pairs(setting)).Length;

    /// <summary>The edit in force between two codes on a date, in either order; null when none is.</summary>
    public PairEdit? Pair(string one, string other, DateOnly dateOfService, EditSetting setting) =>
        Ordered(one, other, dateOfService, setting) ?? Ordered(other, one, dateOfService, setting);

    /// <summary>The most units of a code on a day; null when there is no limit.</summary>
    public UnitLimit? Units(string code, EditSetting setting)
    {
        var rows = _file.Rows<UnitRow>(Sections.Units(setting));
        var key = CodeRow.KeyOf(code);
        var at = RowSearch.LowerBound(rows, key, row => row.Key);
        return at < rows.Length && rows[at].Key == key
            ? new(code, rows[at].Most, (UnitAdjudication)rows[at].Counted, Texts[rows[at].Reason])
            : null;
    }

    /// <summary>What a code may be added to on a date; empty when it is no add-on code.</summary>
    public IReadOnlyList<AddOnEdit> AddOns(string code, DateOnly dateOfService)
    {
        var rows = _file.Rows<AddOnRow>(Sections.AddOns);
        var key = CodeRow.KeyOf(code);
        var found = new List<AddOnEdit>();
        for (var at = RowSearch.LowerBound(rows, key, row => row.Key); at < rows.Length && rows[at].Key == key; at++)
        {
            var row = rows[at];
            if (row.From <= dateOfService.DayNumber && (row.To == 0 || dateOfService.DayNumber <= row.To))
            {
                found.Add(new(
                    code, row.Primary == 0 ? null : Texts[row.Primary], row.Type, RowDay.Day(row.From),
                    RowDay.Day(row.To), Texts[row.Note]));
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private PairEdit? Ordered(string first, string second, DateOnly dateOfService, EditSetting setting)
    {
        var rows = _file.Rows<PairRow>(Sections.Pairs(setting));
        var key = PairRow.KeyOf(first, second);
        var day = dateOfService.DayNumber;
        for (var at = RowSearch.LowerBound(rows, key, row => row.Key); at < rows.Length && rows[at].Key == key; at++)
        {
            var row = rows[at];
            if (row.From <= day && (row.To == 0 || day <= row.To) && row.Modifier != (int)PairModifier.NotApplicable)
            {
                return new(
                    first, second, DateOnly.FromDayNumber(row.From), RowDay.Day(row.To), (PairModifier)row.Modifier,
                    Texts[row.Reason]);
            }
        }

        return null;
    }
}
