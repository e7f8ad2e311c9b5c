using System.Collections.Frozen;
using Claims.Edi.Codes;

namespace Claims.Edi.Syntax;

/// <summary>The rules of a segment's elements in one transaction.</summary>
/// <param name="Elements">The rules in order.</param>
/// <param name="LastRequired">The last element that must not be empty; 0 when all may be.</param>
/// <param name="Lists">The elements that draw from code lists.</param>
/// <param name="Conditions">The elements that go together.</param>
/// <param name="DateAt">The element that holds a date in the format the one before it names; 0 when none does.</param>
/// <param name="ProviderAt">The element that may hold a provider's NPI, which the one before it tells; 0 when none
/// does.</param>
internal sealed record SegmentRule(
    ElementRule[] Elements, int LastRequired, ListedCode[] Lists, SegmentCondition[] Conditions, int DateAt, int ProviderAt);

/// <summary>The dictionary's rules with the code lists of one transaction (ST01) put in their places.</summary>
internal sealed class TransactionRules(string transaction)
{
    private static readonly FrozenDictionary<string, string[]> Codes = EmbeddedTable.Lines("Syntax/codes.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => $"{words[0]} {words[1]}", words => words[2..].Order(StringComparer.Ordinal)
            .ToArray());

    private readonly Lock adding = new();
    private SegmentRule?[] known = new SegmentRule?[128];

    /// <summary>The rules of a kind of segment; null when the dictionary does not have it.</summary>
    public SegmentRule? Of(SegmentKind kind)
    {
        if (kind.Rules is null)
            return null;
        var rules = Volatile.Read(ref known);
        return kind.Number < rules.Length && rules[kind.Number] is { } rule ? rule : Add(kind, kind.Rules);
    }

    private SegmentRule Add(SegmentKind kind, ElementRule[] elements)
    {
        var made = elements.Select((rule, index) => Coded(rule, $"{kind.Id}{index + 1:00}")).ToArray();
        var rule = new SegmentRule(made, Array.FindLastIndex(made, element => element.Required) + 1,
            ListedCode.Of(kind.Id), SegmentCondition.Of(kind.Id), DateAt(kind.Id), ProviderAt(kind.Id));
        lock (adding)
        {
            var larger = new SegmentRule?[Math.Max(known.Length, kind.Number + 1)];
            known.CopyTo(larger, 0);
            larger[kind.Number] = rule;
            Volatile.Write(ref known, larger);
        }
        return rule;
    }

    private static int DateAt(string id) => id switch { "DTP" => 3, "DMG" => 2, _ => 0 };

    private static int ProviderAt(string id) => id switch { "NM1" => 9, "N1" => 4, _ => 0 };

    private ElementRule Coded(ElementRule rule, string name) => rule with
    {
        Codes = Codes.GetValueOrDefault($"{transaction} {name}") ?? Codes.GetValueOrDefault($"* {name}"),
        Components = rule.Components.Select((component, index) => Coded(component, $"{name}-{index + 1}")).ToArray(),
    };
}
