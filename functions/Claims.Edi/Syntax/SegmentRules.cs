using System.Runtime.CompilerServices;

namespace Claims.Edi.Syntax;

/// <summary>
/// Checks the elements of a segment: presence, length, type, codes (999 IK403 vocabulary). What runs seldom and makes
/// texts stands apart in methods of its own: the room for it would be cleared for every element else.
/// </summary>
internal static class SegmentRules
{
    public static void Check(Segment segment, TransactionRules transaction, string path, Findings findings)
    {
        if (transaction.Of(segment.Kind) is not { } rules)
            return;
        var place = new Place(segment, path, findings);
        var filled = CheckElements(place, rules);
        if (rules.DateAt > 0)
            CheckFormattedDate(place, rules.DateAt);
        else if (rules.ProviderAt > 0)
            CheckProviderIdentifier(place, rules.ProviderAt);
        foreach (var code in rules.Lists)
            code.Check(segment, path, findings);
        foreach (var condition in rules.Conditions)
            condition.Check(segment, filled, path, findings);
        if (segment.Count > 0 && segment.Span(segment.Count).IsEmpty)
            place.Warn(EdiCodes.TrailingDelimiters, "The segment ends with empty elements.", segment.Count);
    }

    /// <summary>Checks one by one; tells which positions are not empty.</summary>
    private static ulong CheckElements(in Place place, SegmentRule rules)
    {
        var filled = 0UL;
        var raw = place.Segment.Raw;
        var ends = place.Segment.Ends;
        for (var position = 1; position < ends.Length; position++)
        {
            var start = ends[position - 1] + 1;
            if (start == ends[position])
            {
                CheckMissing(place, rules, position);
                continue;
            }
            filled |= SegmentCondition.Bit(position);
            var text = raw[start..ends[position]];
            if (position <= rules.Elements.Length)
                CheckElement(place, rules.Elements[position - 1], text, position);
            else
                place.Error(EdiCodes.ElementsTooMany, "The segment has more elements than the standard.", position);
        }
        for (var position = ends.Length; position <= rules.LastRequired; position++)
            CheckMissing(place, rules, position);
        return filled;
    }

    private static void CheckMissing(in Place place, SegmentRule rules, int position)
    {
        if (position <= rules.LastRequired && rules.Elements[position - 1].Required)
            place.Error(EdiCodes.ElementMissing, "A required element is empty.", position);
    }

    /// <summary>Whether a segment has an id as the standard forms them. A reader of any other might take it for another
    /// segment: blanks before an id, for one, do not count.</summary>
    public static bool CheckId(Segment segment, string path, Findings findings)
    {
        if (segment.Kind.IsWellFormed)
            return true;
        findings.Error(EdiCodes.SegmentIdMalformed,
            "A segment id is a capital letter and one or two more letters or digits.", segment, path: path);
        return false;
    }

    /// <summary>Dates whose format (D8, RD8, DT) is in the element before them.</summary>
    private static void CheckFormattedDate(in Place place, int position)
    {
        var text = place.Segment.Span(position);
        if (text.IsEmpty)
            return;
        var valid = place.Segment.Span(position - 1) switch
        {
            "D8" => text.Length == 8 && EdiDate.Parse(text) is not null,
            "RD8" => text.Length == 17 && text[8] == '-' && EdiDate.Parse(text[..8]) is { } start
                && EdiDate.Parse(text[9..]) is { } end && start <= end,
            "DT" => text.Length >= 12 && EdiDate.ParseTime(text[..8], text[8..]) is not null,
            "TM" => IsTime(text),
            _ => false,
        };
        if (!valid)
        {
            place.Error(EdiCodes.DateInvalid,
                "This is not a date of its format: CCYYMMDD for D8, CCYYMMDD-CCYYMMDD in order for RD8.", position);
        }
    }

    /// <summary>A wrong check digit is a warning: the receiver's provider table decides.</summary>
    private static void CheckProviderIdentifier(in Place place, int position)
    {
        if (place.Segment.Is(position - 1, "XX") && !ProviderIdentifiers.IsNpi(place.Segment.Span(position)))
        {
            place.Warn(EdiCodes.NpiInvalid, "This is not a valid NPI: 10 digits, the last one a check digit.",
                position);
        }
    }

    private static void CheckElement(in Place place, in ElementRule rule, ReadOnlySpan<char> text, int position)
    {
        var composed = (place.Segment.Traits & SegmentTraits.Composed) != 0;
        if (!composed && rule.Components.Length == 0)
        {
            CheckSimple(place, rule, text, position, 0);
            return;
        }
        if ((place.Segment.Traits & SegmentTraits.Repeated) != 0 && text.Contains(Segment.RepetitionMark))
        {
            CheckRepetitions(place, rule, text, position);
            return;
        }
        CheckRepetition(place, rule, text, position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckRepetitions(in Place place, in ElementRule rule, ReadOnlySpan<char> text, int position)
    {
        if (!rule.Repeats)
            place.Error(EdiCodes.ElementsTooMany, "The element does not repeat.", position);
        foreach (var range in text.Split(Segment.RepetitionMark))
            CheckRepetition(place, rule, text[range], position);
    }

    private static void CheckRepetition(in Place place, in ElementRule rule, ReadOnlySpan<char> text, int position)
    {
        if (rule.Components.Length > 0)
            CheckComposite(place, rule, text, position);
        else if ((place.Segment.Traits & SegmentTraits.Composed) != 0 && text.Contains(Segment.ComponentMark))
            place.Error(EdiCodes.ElementsTooMany, "The element has no components.", position);
        else
            CheckSimple(place, rule, text, position, 0);
    }

    private static void CheckComposite(in Place place, in ElementRule rule, ReadOnlySpan<char> text, int position)
    {
        if (text.Length > rule.Components[0].Max && !text.Contains(Segment.ComponentMark)
            && text.ContainsAny(":><|\\^"))
        {
            place.Error(EdiCodes.ComponentSeparatorDiffers,
                "The components are separated by another character than ISA16 declares.", position);
            return;
        }
        var component = 0;
        for (var start = 0; start <= text.Length;)
        {
            component++;
            var part = text[start..];
            part = part[..Segment.MarkIn(part)];
            start += part.Length + 1;
            if (component > rule.Components.Length)
            {
                place.Error(EdiCodes.ElementsTooMany, "The composite has more components than the standard.",
                    position, component);
            }
            else if (part.Length > 0)
            {
                CheckSimple(place, rule.Components[component - 1], part, position, component);
            }
            else if (rule.Components[component - 1].Required)
            {
                place.Error(EdiCodes.ElementMissing, "A required component is empty.", position, component);
            }
        }
        for (component++; component <= rule.Components.Length; component++)
        {
            if (rule.Components[component - 1].Required)
                place.Error(EdiCodes.ElementMissing, "A required component is empty.", position, component);
        }
    }

    private static void CheckSimple(
        in Place place, in ElementRule rule, ReadOnlySpan<char> text, int position, int component)
    {
        var length = text.Length;
        if (rule.Type is 'R' or 'N')
        {
            length = Digits(text, rule.Type == 'R');
            if (length < 0)
            {
                place.Error(EdiCodes.CharacterInvalid, "This is not a number.", position, component);
                length = text.Length - text.CountAny('-', '.');
            }
        }
        else if (rule.Type == 'D' && EdiDate.Parse(text) is null)
        {
            place.Error(EdiCodes.DateInvalid, "This is not a date CCYYMMDD.", position, component);
        }
        else if (rule.Type == 'T' && !IsTime(text))
        {
            place.Error(EdiCodes.DateInvalid, "This is not a time HHMM.", position, component);
        }
        else if ((place.Segment.Traits & SegmentTraits.Foreign) != 0 && text.IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            place.Warn(EdiCodes.CharacterInvalid, "A character is outside of the X12 character set.",
                position, component);
        }
        if (length < rule.Min || length > rule.Max)
            ReportLength(place, rule, length, position, component);
        if (!rule.Allows(text))
            ReportCode(place, rule, position, component);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReportLength(in Place place, in ElementRule rule, int length, int position, int component)
    {
        if (length < rule.Min)
        {
            place.Error(EdiCodes.ElementTooShort, $"The element needs at least {rule.Min} characters.",
                position, component);
        }
        else
        {
            place.Error(EdiCodes.ElementTooLong, $"The element may have {rule.Max} characters at most.",
                position, component);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReportCode(in Place place, in ElementRule rule, int position, int component) =>
        place.Error(EdiCodes.CodeUnknown, $"This is not one of the codes {string.Join(' ', rule.Codes!)}.",
            position, component);

    /// <summary>How many digits a number has; negative when it is none.</summary>
    private static int Digits(ReadOnlySpan<char> text, bool withPoint)
    {
        var digits = 0;
        var points = 0;
        for (var i = text is ['-', ..] ? 1 : 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
                digits++;
            else if (text[i] == '.' && withPoint)
                points++;
            else
                return -1;
        }
        return digits > 0 && points <= 1 ? digits : -1;
    }

    private static bool IsTime(ReadOnlySpan<char> text) =>
        text.Length is 4 or 6 or 7 or 8 && EdiDate.ParseTime(text) is not null;

    private readonly record struct Place(Segment Segment, string Path, Findings Findings)
    {
        public void Error(string code, string text, int position, int component = 0) =>
            Findings.Error(code, text, Segment, position, component, Path);

        public void Warn(string code, string text, int position, int component = 0) =>
            Findings.Warn(code, text, Segment, position, component, Path);
    }
}
