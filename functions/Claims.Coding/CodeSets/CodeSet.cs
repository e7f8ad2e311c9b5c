using System.Diagnostics.CodeAnalysis;

namespace Claims.Coding.CodeSets;

/// <summary>The billable codes of a release: what the suggester chooses from and claims are checked against.</summary>
public abstract class CodeSet
{
    private static readonly Lazy<CodeSet> StarterSet = new(StarterCodes.Load);

    private protected CodeSet(string edition, DateOnly validFrom, DateOnly validTo) =>
        (Edition, ValidFrom, ValidTo) = (edition, validFrom, validTo);

    /// <summary>The built-in set of common ambulatory codes; usable without any download.</summary>
    public static CodeSet Starter => StarterSet.Value;

    /// <summary>What it is called on pages and in the audit trail.</summary>
    public string Edition { get; }

    /// <summary>The first date of service of the official release.</summary>
    public DateOnly ValidFrom { get; }

    /// <summary>The last date of service of the official release.</summary>
    public DateOnly ValidTo { get; }

    /// <summary>All codes in tabular order.</summary>
    public abstract IReadOnlyList<CodeEntry> Entries { get; }

    /// <summary>Whether the official release was in force on a date of service.</summary>
    public bool Covers(DateOnly dateOfService) => ValidFrom <= dateOfService && dateOfService <= ValidTo;

    /// <summary>
    /// Finds a code on a date of service. Codes are not found before the release began; after it ended they are still
    /// found unless known to have been retired, since most codes live on: see <see cref="Covers"/>.
    /// </summary>
    public bool TryFind(Icd10Code code, DateOnly dateOfService, [NotNullWhen(true)] out CodeEntry? entry)
    {
        entry = Find(code);
        return entry is not null && dateOfService >= ValidFrom
            && (entry.LastDay is not { } last || dateOfService <= last);
    }

    /// <summary>The search box: a code's beginning, words of titles and synonyms, misspellings allowed.</summary>
    /// <param name="query">What was typed so far.</param>
    /// <param name="limit">At most so many, best first.</param>
    public abstract IReadOnlyList<CodeEntry> Search(string query, int limit);

    /// <summary>The release's alphabetic index: words that lead to codes; empty without one.</summary>
    internal virtual IEnumerable<IndexTerm> IndexTerms => [];

    internal abstract CodeEntry? Find(Icd10Code code);
}
