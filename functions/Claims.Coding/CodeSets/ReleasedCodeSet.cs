namespace Claims.Coding.CodeSets;

/// <summary>The billable codes of an installed release; the list of all is made when first asked for.</summary>
internal sealed class ReleasedCodeSet : CodeSet
{
    private readonly DiagnosisRelease _release;
    private readonly Lazy<IReadOnlyList<CodeEntry>> _entries;

    public ReleasedCodeSet(DiagnosisRelease release)
        : base(release.Edition, release.FirstDay, release.LastDay)
    {
        _release = release;
        _entries = new(() => [.. release.All().Where(entry => entry.Billable)]);
    }

    public override IReadOnlyList<CodeEntry> Entries => _entries.Value;

    public override IReadOnlyList<CodeEntry> Search(string query, int limit) =>
        _release.Search(query, limit, billableOnly: true);

    internal override IEnumerable<IndexTerm> IndexTerms => _release.TermsOf(IndexBook.Diseases);

    internal override CodeEntry? Find(Icd10Code code) =>
        _release.Find(code) is { Billable: true } entry ? entry : null;
}
