using System.Globalization;
using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>ISA and GS as records, and back.</summary>
internal static class EnvelopeHeaders
{
    /// <summary>The fixed lengths of the ISA elements.</summary>
    private static readonly int[] Lengths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1];

    public static Interchange Interchange(Segment header, Delimiters delimiters, Findings findings)
    {
        var created = EdiDate.ParseTime(header[9], header[10]);
        if (created is null)
        {
            findings.Error(EdiCodes.DateInvalid, "ISA09 is not a date YYMMDD, or ISA10 not a time HHMM.", header,
                EdiDate.Parse(header.Span(9)) is null ? 9 : 10);
        }
        EnvelopeRules.CheckInterchangeHeader(header, findings);
        return new()
        {
            Authorization = (header[1], header[2].TrimEnd()),
            Security = (header[3], header[4].TrimEnd()),
            SenderQualifier = header[5],
            Sender = header[6].TrimEnd(),
            ReceiverQualifier = header[7],
            Receiver = header[8].TrimEnd(),
            Created = created ?? default,
            ControlNumber = header[13],
            AcknowledgementRequested = header[14] == "1",
            IsTest = header[15] == "T",
            Delimiters = delimiters,
            Place = new(header.Ordinal),
        };
    }

    public static FunctionalGroup Group(Segment header) => new()
    {
        FunctionalCode = header[1],
        Sender = header[2],
        Receiver = header[3],
        Created = EdiDate.ParseTime(header[4], header[5]) ?? default,
        ControlNumber = header[6],
        Guide = header[8],
        Place = new(header.Ordinal, header[5]),
    };

    /// <summary>ISA with its elements at their fixed lengths; ISA11 and ISA16 are the delimiters themselves.</summary>
    public static string[] Write(Interchange interchange)
    {
        string[] values =
        [
            interchange.Authorization.Qualifier, interchange.Authorization.Value,
            interchange.Security.Qualifier, interchange.Security.Value,
            interchange.SenderQualifier, interchange.Sender,
            interchange.ReceiverQualifier, interchange.Receiver,
            EdiDate.Short(interchange.Created), EdiDate.Time(interchange.Created),
            interchange.Delimiters.Repetition.ToString(), "00501",
            interchange.ControlNumber.PadLeft(9, '0'),
            interchange.AcknowledgementRequested ? "1" : "0", interchange.IsTest ? "T" : "P",
            interchange.Delimiters.Component.ToString(),
        ];
        for (var i = 0; i < values.Length; i++)
            values[i] = values[i].PadRight(Lengths[i]);
        return ["ISA", .. values];
    }

    /// <summary>Whether every ISA element fits its fixed length.</summary>
    public static bool Fits(string[] header)
    {
        for (var i = 0; i < Lengths.Length; i++)
        {
            if (header[i + 1].Length != Lengths[i])
                return false;
        }
        return true;
    }

    public static Segment Write(FunctionalGroup group) => new("GS", group.FunctionalCode, group.Sender, group.Receiver,
        EdiDate.Text(group.Created), Time(group), group.ControlNumber, "X", group.Guide);

    /// <summary>The time as it was read when it is still that time, else to the minute, or second if it has
    /// some.</summary>
    private static string Time(FunctionalGroup group) =>
        group.Place.Time is { } time && EdiDate.ParseTime(time) == TimeOnly.FromDateTime(group.Created) ? time
        : group.Created.Second == 0 ? EdiDate.Time(group.Created)
        : group.Created.ToString("HHmmss", CultureInfo.InvariantCulture);
}
