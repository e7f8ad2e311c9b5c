namespace Claims.Coding.CodeSets;

/// <summary>The built-in codes, held in memory.</summary>
internal sealed class StarterCodeSet : CodeSet
{
    private readonly Dictionary<Icd10Code, CodeEntry> _entries;
    private readonly Lazy<CodeSearch> _search;

    public StarterCodeSet(string edition, DateOnly validFrom, DateOnly validTo, IReadOnlyList<CodeEntry> entries)
        : base(edition, validFrom, validTo)
    {
        Entries = entries;
        _entries = entries.ToDictionary(entry => entry.Code);
        _search = new(() => new CodeSearch(this));
    }

    public override IReadOnlyList<CodeEntry> Entries { get; }

    public override IReadOnlyList<CodeEntry> Search(string query, int limit) => _search.Value.Find(query, limit);

    internal override CodeEntry? Find(Icd10Code code) => _entries.GetValueOrDefault(code);
}
