using Claims.Coding.CodeSets.Compiled;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets;

/// <summary>
/// A full release of ICD-10-CM: codes, tabular notes, indexes. Read from its compiled file where it lies; any number of
/// threads may use it until it is disposed.
/// </summary>
public sealed partial class DiagnosisRelease : IDisposable
{
    private readonly SectionFile _file;
    private readonly ReleaseAbout _about;
    private readonly WordIndex _titleWords;
    private readonly WordIndex _termWords;

    private DiagnosisRelease(SectionFile file)
    {
        _file = file;
        _about = ReleaseAbout.Read(file);
        _titleWords = new(file, Sections.TitleWords, Codes.Length);
        _termWords = new(file, Sections.TermWords, file.Rows<TermRow>(Sections.Terms).Length);
        Set = new ReleasedCodeSet(this);
    }

    /// <summary>What it is called: "ICD-10-CM FY2027 (from 2026-10-01)".</summary>
    public string Edition => ReleaseName.Of(CodeSystem.Icd10Cm, FirstDay);

    /// <summary>The first date of service.</summary>
    public DateOnly FirstDay => _about.FirstDay;

    /// <summary>The last date of service unless a later release replaces it sooner.</summary>
    public DateOnly LastDay => _about.LastDay;

    /// <summary>The official files it was made from.</summary>
    public IReadOnlyList<ReleaseSource> Sources => _about.Sources;

    /// <summary>How many codes it has, headings included.</summary>
    public int Count => Codes.Length;

    /// <summary>How many index terms it has.</summary>
    public int TermCount => _file.Rows<TermRow>(Sections.Terms).Length;

    /// <summary>Whether the tabular list with its notes is part of it.</summary>
    public bool HasTabularList => !_file.Rows<PlaceRow>(Sections.Places).IsEmpty;

    /// <summary>The billable codes, as the suggester and the claim checks want them.</summary>
    public CodeSet Set { get; }

    internal string Terms => _about.Terms;

    private ReadOnlySpan<CodeRow> Codes => _file.Rows<CodeRow>(Sections.Codes);

    private StringTable Texts => new(_file.Rows<byte>(Sections.Texts));

    /// <summary>Opens a compiled file.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another version of this program.</exception>
    public static DiagnosisRelease Open(string path) => new(SectionFile.Open(path, CompiledKind.Diagnoses));

    /// <summary>Finds a code or heading; null when the release has none such.</summary>
    public CodeEntry? Find(Icd10Code code) => RowOf(code) is >= 0 and var row ? Entry(row) : null;

    /// <summary>Whether the release lists it as a code that may be billed.</summary>
    public bool IsBillable(Icd10Code code) =>
        RowOf(code) is >= 0 and var row && Codes[row].Flags.HasFlag(CodeFlags.Billable);

    /// <summary>All codes and headings in tabular order.</summary>
    public IEnumerable<CodeEntry> All()
    {
        for (var i = 0; i < Count; i++)
            yield return Entry(_file.Rows<int>(Sections.Order)[i]);
    }

    /// <summary>The codes directly below a code.</summary>
    public IReadOnlyList<CodeEntry> Children(Icd10Code code)
    {
        var own = RowOf(code);
        if (own < 0)
            return [];
        var children = new List<CodeEntry>();
        var codes = Codes;
        for (var row = own + 1; row < codes[own].End; row = codes[row].End)
            children.Add(Entry(row));
        return children;
    }

    /// <summary>What a code stands under, from its chapter down, itself left out.</summary>
    public IReadOnlyList<TabularPlace> Parents(Icd10Code code)
    {
        var own = RowOf(code);
        if (own < 0)
            return [];
        var parents = new Stack<TabularPlace>();
        var last = own;
        for (var row = Codes[own].Parent; row >= 0; row = Codes[row].Parent)
        {
            parents.Push(PlaceOf(row));
            last = row;
        }

        var places = _file.Rows<PlaceRow>(Sections.Places);
        for (var at = Codes[last].Place; at >= 0; at = places[at].Parent)
        {
            if (places[at].Level != (int)TabularLevel.Code)
                parents.Push(Place(at));
        }

        return [.. parents];
    }

    /// <summary>The codes that were used before this one existed, as the conversion table prints them.</summary>
    public string? PreviousCodes(Icd10Code code)
    {
        foreach (var row in _file.Rows<ConversionRow>(Sections.Conversions))
        {
            if (row.Key == CodeRow.KeyOf(code.Compact))
                return $"{Texts[row.Previous]} ({Texts[row.Since]})";
        }

        return null;
    }

    /// <summary>What this release's addenda say of a code; null when nothing.</summary>
    public (ChangeKind Kind, string Before)? Change(Icd10Code code)
    {
        foreach (var row in _file.Rows<ChangeRow>(Sections.Changes))
        {
            if (row.Key == CodeRow.KeyOf(code.Compact))
                return ((ChangeKind)row.Kind, Texts[row.Before]);
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private int RowOf(Icd10Code code)
    {
        var key = CodeRow.KeyOf(code.Compact);
        var codes = Codes;
        var at = RowSearch.LowerBound(codes, key, row => row.Key);
        return at < codes.Length && codes[at].Key == key ? at : -1;
    }

    private CodeEntry Entry(int row)
    {
        var code = Codes[row];
        return new(
            Icd10Code.Parse(CodeRow.TextOf(code.Key)),
            Texts[code.Title],
            code.Flags.HasFlag(CodeFlags.Billable),
            (PatientRestriction)code.Restriction);
    }

    private TabularPlace PlaceOf(int row) =>
        new(TabularLevel.Code, Icd10Code.Parse(CodeRow.TextOf(Codes[row].Key)).ToString(), Texts[Codes[row].Title]);

    private TabularPlace Place(int at)
    {
        var place = _file.Rows<PlaceRow>(Sections.Places)[at];
        return new((TabularLevel)place.Level, Texts[place.Name], Texts[place.Title]);
    }
}
