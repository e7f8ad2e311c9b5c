using System.Collections.Frozen;
using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>What headers and trailers must satisfy (X12.5, X12.6).</summary>
internal static class EnvelopeRules
{
    /// <summary>What sender and receiver ids may be (ISA05, ISA07) under HIPAA.</summary>
    private static readonly string[] Qualifiers = ["01", "14", "20", "27", "28", "29", "30", "33", "ZZ"];

    /// <summary>The kind of group (GS01) that each transaction (ST01) travels in.</summary>
    private static readonly FrozenDictionary<string, string> GroupOf = new Dictionary<string, string>
    {
        ["270"] = "HS",
        ["271"] = "HB",
        ["276"] = "HR",
        ["277"] = "HN",
        ["278"] = "HI",
        ["820"] = "RA",
        ["834"] = "BE",
        ["835"] = "HP",
        ["837"] = "HC",
        ["999"] = "FA",
    }.ToFrozenDictionary();

    /// <summary>The trailer repeats the header's control number and counts what is between them.</summary>
    /// <param name="trailer">SE, GE or IEA.</param>
    /// <param name="header">ST, GS or ISA.</param>
    /// <param name="numberAt">The element of the header that holds the control number.</param>
    /// <param name="count">What was counted.</param>
    /// <param name="findings">Where findings go.</param>
    public static void CheckTrailer(Segment trailer, Segment header, int numberAt, int count, Findings findings)
    {
        if (!trailer.Is(2, header.Span(numberAt)))
        {
            findings.Error(EdiCodes.ControlNumberDiffers, "The trailer's control number is not its header's.",
                trailer, 2);
        }
        if (trailer.Number(1) != count)
            findings.Error(EdiCodes.CountDiffers, $"The trailer's count is not the {count} counted.", trailer, 1);
    }

    public static void CheckInterchangeHeader(Segment header, Findings findings)
    {
        if (header[13].Length != 9 || !IsDigits(header[13]))
            findings.Error(EdiCodes.ControlNumberInvalid, "An interchange control number is 9 digits.", header, 13);
        if (header[12] is not "00501")
            findings.Warn(EdiCodes.VersionUnsupported, "The interchange version (ISA12) is 00501.", header, 12);
        foreach (var position in (int[])[5, 7])
        {
            if (!Qualifiers.Contains(header[position]))
            {
                findings.Error(EdiCodes.CodeUnknown, $"This is not one of the codes {string.Join(' ', Qualifiers)}.",
                    header, position);
            }
        }
        if (header[14] is not ("0" or "1"))
            findings.Error(EdiCodes.CodeUnknown, "This is not one of the codes 0 1.", header, 14);
        if (header[15] is not ("P" or "T"))
            findings.Error(EdiCodes.CodeUnknown, "This is not one of the codes P T.", header, 15);
    }

    public static void CheckGroupHeader(Segment header, Findings findings)
    {
        if (header[6].Length is < 1 or > 9 || !IsDigits(header[6]))
            findings.Error(EdiCodes.ControlNumberInvalid, "A group control number is 1 to 9 digits.", header, 6);
        if (EdiDate.ParseTime(header[4], header[5]) is null)
            findings.Error(EdiCodes.DateInvalid, "GS04 is a date CCYYMMDD and GS05 a time HHMM.", header, 4);
        for (var position = 2; position <= 3; position++)
        {
            if (header[position].Length is < 2 or > 15)
            {
                findings.Error(header[position].Length < 2 ? EdiCodes.ElementTooShort : EdiCodes.ElementTooLong,
                    "An application code has 2 to 15 characters.", header, position);
            }
        }
        if (header[7] != "X")
            findings.Error(EdiCodes.CodeUnknown, "This is not one of the codes X.", header, 7);
        if (header[8].Length == 0)
            findings.Error(EdiCodes.ElementMissing, "A required element is empty.", header, 8);
        if (header[1].Length != 2)
            findings.Error(EdiCodes.CodeUnknown, "A functional identifier code has 2 letters.", header, 1);
    }

    public static void CheckTransactionHeader(Segment header, Segment group, Findings findings)
    {
        if (header[2].Length is < 4 or > 9)
            findings.Error(EdiCodes.ControlNumberInvalid, "A transaction control number has 4 to 9 characters.",
                header, 2);
        if (group.Span(1).Length == 2 && GroupOf.TryGetValue(header[1], out var kind) && !group.Is(1, kind))
        {
            findings.Warn(EdiCodes.GroupKindDiffers, $"A group of {header[1]} has the code {kind} (GS01).", header, 1);
        }

        if (header[3].Length > 0 && header[3] != group[8])
            findings.Warn(EdiCodes.GuideDiffers, "The guide (ST03) is not the group's (GS08).", header, 3);
    }

    private static bool IsDigits(string text) => text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
