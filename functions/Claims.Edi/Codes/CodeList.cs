using System.Collections.Frozen;
using System.Globalization;
using Claims.Edi.Syntax;

namespace Claims.Edi.Codes;

/// <summary>
/// A dated list of codes from outside the standard's own element lists, such as adjustment reasons. The wording is this
/// library's own and short: the lists' texts are licensed. A code that is not in its list is a warning, for lists grow
/// faster than software.
/// </summary>
public sealed class CodeList
{
    private static readonly FrozenDictionary<string, CodeList> Lists = new[]
    {
        "adjustment-groups", "adjustment-reasons", "remark-codes", "claim-frequency", "claim-filing", "relationships",
        "places-of-service", "provider-adjustments", "claim-status-categories", "claim-status", "reject-reasons",
        "review-actions", "service-types",
    }.ToFrozenDictionary(name => name, name => new CodeList(name));

    private readonly Lazy<FrozenDictionary<string, string>> meanings;

    private CodeList(string name)
    {
        Name = name;
        meanings = new(() => Load(name));
    }

    /// <summary>The list's name, that of its file.</summary>
    public string Name { get; }

    /// <summary>The names of all lists.</summary>
    public static IEnumerable<string> Names => Lists.Keys.Order(StringComparer.Ordinal);

    /// <summary>Adjustment groups (CAS01).</summary>
    public static CodeList AdjustmentGroups { get; } = Lists["adjustment-groups"];

    /// <summary>Claim adjustment reasons (CARC), such as 45 above the fee schedule.</summary>
    public static CodeList AdjustmentReasons { get; } = Lists["adjustment-reasons"];

    /// <summary>Remittance advice remarks (RARC), such as N130.</summary>
    public static CodeList RemarkCodes { get; } = Lists["remark-codes"];

    /// <summary>Claim frequencies (CLM05-3).</summary>
    public static CodeList ClaimFrequencies { get; } = Lists["claim-frequency"];

    /// <summary>Kinds of insurance (SBR09, CLP06).</summary>
    public static CodeList ClaimFiling { get; } = Lists["claim-filing"];

    /// <summary>Relationships to the insured (SBR02, PAT01, INS02).</summary>
    public static CodeList Relationships { get; } = Lists["relationships"];

    /// <summary>Places of service (CMS).</summary>
    public static CodeList PlacesOfService { get; } = Lists["places-of-service"];

    /// <summary>Adjustments of a payment that belong to no claim (PLB).</summary>
    public static CodeList ProviderAdjustments { get; } = Lists["provider-adjustments"];

    /// <summary>Claim status categories (STC01-1).</summary>
    public static CodeList StatusCategories { get; } = Lists["claim-status-categories"];

    /// <summary>Claim status codes (STC01-2).</summary>
    public static CodeList StatusCodes { get; } = Lists["claim-status"];

    /// <summary>Why requests are rejected (AAA03).</summary>
    public static CodeList RejectReasons { get; } = Lists["reject-reasons"];

    /// <summary>Decisions of services reviews (HCR01).</summary>
    public static CodeList ReviewActions { get; } = Lists["review-actions"];

    /// <summary>Service types (EQ01, EB03, UM03).</summary>
    public static CodeList ServiceTypes { get; } = Lists["service-types"];

    /// <summary>The list of this name.</summary>
    /// <exception cref="ArgumentException">When there is none.</exception>
    public static CodeList Of(string name) => Lists.TryGetValue(name, out var list)
        ? list : throw new ArgumentException($"There is no code list {name}.", nameof(name));

    /// <summary>The list an element, or a component of it, draws from; null when there is none here. Describes any
    /// segment: CAS02 by adjustment reasons, STC01-1 by status categories and so on.</summary>
    public static CodeList? OfElement(Segment segment, int position, int component = 0) =>
        ListedCode.Find(segment, position, component);

    /// <summary>Whether the code is in the list.</summary>
    public bool Contains(string code) => meanings.Value.ContainsKey(code);

    /// <summary>Whether the code is in the list.</summary>
    internal bool Contains(ReadOnlySpan<char> code) =>
        meanings.Value.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(code);

    /// <summary>What the code means, in a few plain words; empty when it is not in the list or has no wording
    /// here.</summary>
    public string Describe(string code) => meanings.Value.GetValueOrDefault(code, "");

    /// <summary>The codes of the list with their wording.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries => meanings.Value;

    /// <summary>The list's name.</summary>
    public override string ToString() => Name;

    /// <summary>A line is a code and its wording, or a range such as N1..N912 of codes without wording.</summary>
    private static FrozenDictionary<string, string> Load(string name)
    {
        var codes = new Dictionary<string, string>();
        foreach (var line in EmbeddedTable.Lines($"Codes/{name}.txt"))
        {
            var parts = line.Split(' ', 2);
            if (parts.Length == 2)
            {
                codes[parts[0]] = parts[1];
                continue;
            }
            foreach (var code in Range(parts[0]))
                codes.TryAdd(code, "");
        }
        return codes.ToFrozenDictionary();
    }

    /// <summary>The codes from first to last: the same letters, numbers as wide as the first one's.</summary>
    private static IEnumerable<string> Range(string text)
    {
        var ends = text.Split("..");
        var letters = ends[0].TrimEnd("0123456789".ToCharArray());
        var first = ends[0][letters.Length..];
        var last = int.Parse(ends[1].AsSpan(letters.Length), CultureInfo.InvariantCulture);
        for (var number = int.Parse(first, CultureInfo.InvariantCulture); number <= last; number++)
            yield return letters + number.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length, '0');
    }
}
