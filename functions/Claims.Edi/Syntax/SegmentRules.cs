using System.Collections.Frozen;
using System.Globalization;
using Claims.Edi.Codes;

namespace Claims.Edi.Syntax;

/// <summary>Checks the elements of a segment: presence, length, type, codes (999 IK403 vocabulary).</summary>
internal static class SegmentRules
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Codes = EmbeddedTable.Lines("Syntax/codes.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(words => $"{words[0]} {words[1]}", words => words[2..].ToFrozenSet());

    private static readonly FrozenSet<string> Coded =
        Codes.Keys.Select(key => key.Split(' ')[1].Split('-')[0]).ToFrozenSet();

    private static readonly FrozenDictionary<string, ElementRule[]> Segments =
        EmbeddedTable.Lines("Syntax/segments.txt").Select(line => line.Split(' ', 2))
            .ToFrozenDictionary(parts => parts[0], parts => ElementRule.ParseAll(parts[1])
                .Select((rule, index) => rule with { Coded = Coded.Contains($"{parts[0]}{index + 1:00}") }).ToArray());

    public static bool IsKnown(string id) => Segments.ContainsKey(id);

    public static bool IsId(string id) =>
        id.Length is 2 or 3 && char.IsAsciiLetterUpper(id[0])
        && id.AsSpan().IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") < 0;

    public static void Check(Segment segment, string transaction, string path, Findings findings)
    {
        if (!Segments.TryGetValue(segment.Id, out var rules))
            return;
        for (var position = 1; position <= Math.Max(rules.Length, segment.Count); position++)
        {
            if (position > rules.Length)
            {
                if (segment[position].Length > 0)
                {
                    findings.Error(EdiCodes.ElementsTooMany,
                        "The segment has more elements than the standard. Remove it.",
                        segment, position, path: path);
                }
                continue;
            }
            CheckElement(new(segment, position, transaction, path, findings), rules[position - 1]);
        }
        CheckFormattedDate(segment, path, findings);
        CheckProviderIdentifier(segment, path, findings);
        ListedCodes.Check(segment, path, findings);
        SegmentConditions.Check(segment, path, findings);
        if (segment.Count > 0 && segment[segment.Count].Length == 0)
        {
            findings.Warn(EdiCodes.TrailingDelimiters, "The segment ends with empty elements. Leave them out.",
                segment, segment.Count, path: path);
        }
    }

    /// <summary>Dates whose format (D8, RD8, DT) is in the element before them.</summary>
    private static void CheckFormattedDate(Segment segment, string path, Findings findings)
    {
        var position = segment.Id switch { "DTP" => 3, "DMG" => 2, _ => 0 };
        if (position == 0 || segment[position].Length == 0)
            return;
        var text = segment[position];
        var valid = segment[position - 1] switch
        {
            "D8" => text.Length == 8 && EdiDate.Parse(text) is not null,
            "RD8" => text.Length == 17 && text[8] == '-' && EdiDate.Parse(text.AsSpan(0, 8)) is { } start
                && EdiDate.Parse(text.AsSpan(9)) is { } end && start <= end,
            "DT" => text.Length >= 12 && EdiDate.ParseTime(text[..8], text[8..]) is not null,
            "TM" => IsTime(text),
            _ => false,
        };
        if (!valid)
        {
            findings.Error(EdiCodes.DateInvalid,
                "This is not a date of its format: CCYYMMDD for D8, CCYYMMDD-CCYYMMDD in order for RD8.",
                segment, position, path: path);
        }
    }

    /// <summary>A wrong check digit is a warning: the receiver's provider table decides.</summary>
    private static void CheckProviderIdentifier(Segment segment, string path, Findings findings)
    {
        var position = segment.Id switch { "NM1" => 9, "N1" => 4, _ => 0 };
        if (position > 0 && segment[position - 1] == "XX" && !ProviderIdentifiers.IsNpi(segment[position]))
        {
            findings.Warn(EdiCodes.NpiInvalid, "This is not a valid NPI: 10 digits, the last one a check digit.",
                segment, position, path: path);
        }
    }

    private static void CheckElement(Place place, ElementRule rule)
    {
        var text = place.Segment[place.Position];
        if (text.Length == 0)
        {
            if (rule.Required)
                place.Error(EdiCodes.ElementMissing, "A required element is empty. Fill it.", 0);
            return;
        }
        if (text.Contains(Segment.RepetitionMark))
        {
            if (!rule.Repeats)
                place.Error(EdiCodes.ElementsTooMany, "The element does not repeat. Keep one value.", 0);
            foreach (var one in place.Segment.Repetitions(place.Position))
                CheckComposite(place, rule, one);
            return;
        }
        CheckComposite(place, rule, text);
        if (rule.Coded)
            CheckCodes(place, rule);
    }

    private static void CheckComposite(Place place, ElementRule rule, string text)
    {
        if (rule.Components.Length == 0)
        {
            if (text.Contains(Segment.ComponentMark))
            {
                place.Error(EdiCodes.ElementsTooMany, "The element has no components. Keep one value.", 0);
                return;
            }
            CheckSimple(place, rule, text, 0);
            return;
        }
        var parts = text.Split(Segment.ComponentMark);
        if (parts.Length == 1 && text.Length > rule.Components[0].Max && text.AsSpan().ContainsAny(":><|\\^"))
        {
            place.Error(EdiCodes.ComponentSeparatorDiffers,
                "The components are separated by another character than ISA16 declares. Make the two agree.", 0);
            return;
        }
        for (var i = 0; i < Math.Max(parts.Length, rule.Components.Length); i++)
        {
            var part = i < parts.Length ? parts[i] : "";
            if (i >= rule.Components.Length)
                place.Error(EdiCodes.ElementsTooMany, "The composite has more components than the standard.", i + 1);
            else if (part.Length > 0)
                CheckSimple(place, rule.Components[i], part, i + 1);
            else if (rule.Components[i].Required)
                place.Error(EdiCodes.ElementMissing, "A required component is empty. Fill it.", i + 1);
        }
    }

    private static void CheckSimple(Place place, ElementRule rule, string text, int component)
    {
        var length = text.Length;
        if (rule.Type is 'R' or 'N')
        {
            if (!IsNumber(text, rule.Type == 'R'))
                place.Error(EdiCodes.CharacterInvalid, "This is not a number. Use digits, a point, a leading minus.",
                    component);
            length -= text.AsSpan().CountAny('-', '.');
        }
        else if (rule.Type == 'D' && EdiDate.Parse(text) is null)
        {
            place.Error(EdiCodes.DateInvalid, "This is not a date. Use CCYYMMDD.", component);
        }
        else if (rule.Type == 'T' && !IsTime(text))
        {
            place.Error(EdiCodes.DateInvalid, "This is not a time. Use HHMM.", component);
        }
        else if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            place.Findings.Warn(EdiCodes.CharacterInvalid,
                "A character is outside of the X12 character set. Use unaccented letters.",
                place.Segment, place.Position, component, place.Path);
        }
        if (length < rule.Min)
            place.Error(EdiCodes.ElementTooShort, $"The element needs at least {rule.Min} characters.", component);
        if (length > rule.Max)
            place.Error(EdiCodes.ElementTooLong, $"The element may have {rule.Max} characters at most.", component);
    }

    private static void CheckCodes(Place place, ElementRule rule)
    {
        for (var component = rule.Components.Length == 0 ? 0 : 1; component <= rule.Components.Length; component++)
        {
            var text = component == 0 ? place.Segment[place.Position] : place.Segment[place.Position, component];
            var name = $"{place.Segment.Id}{place.Position:00}" + (component == 0 ? "" : $"-{component}");
            var codes = Codes.GetValueOrDefault($"{place.Transaction} {name}") ?? Codes.GetValueOrDefault($"* {name}");
            if (text.Length > 0 && codes is not null && !codes.Contains(text))
            {
                place.Error(EdiCodes.CodeUnknown,
                    $"This is not one of the codes {string.Join(' ', codes.Order(StringComparer.Ordinal))}.",
                    component);
            }
        }
    }

    private static bool IsNumber(ReadOnlySpan<char> text, bool withPoint)
    {
        if (text.StartsWith('-'))
            text = text[1..];
        return text.ContainsAnyInRange('0', '9') && text.IndexOfAnyExcept(withPoint ? "0123456789." : "0123456789") < 0
            && text.Count('.') <= 1;
    }

    private static bool IsTime(string text)
    {
        var format = text.Length == 4 ? "HHmm" : "HHmmss";
        return text.Length is 4 or 6 or 7 or 8 && TimeOnly.TryParseExact(
            text.AsSpan(0, format.Length), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    private readonly record struct Place(
        Segment Segment, int Position, string Transaction, string Path, Findings Findings)
    {
        public void Error(string code, string text, int component) =>
            Findings.Error(code, text, Segment, Position, component, Path);
    }
}
