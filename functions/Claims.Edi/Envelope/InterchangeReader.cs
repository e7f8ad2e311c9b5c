using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>Reads X12 files: any number of interchanges, groups and transactions. Never throws on bad data.</summary>
public sealed class InterchangeReader
{
    private readonly Findings findings = new();
    private readonly SegmentReader segments;
    private readonly List<Interchange> interchanges = [];
    private OpenInterchange? interchange;
    private OpenGroup? group;
    private OpenTransaction? transaction;

    private InterchangeReader(TextReader text) => segments = new SegmentReader(text, findings);

    /// <summary>Reads a file's text.</summary>
    public static ReadResult<EdiList<Interchange>> Read(string text) => Read(new StringReader(text));

    /// <summary>Reads a file from a stream of UTF-8 (ASCII, as X12 files are).</summary>
    public static ReadResult<EdiList<Interchange>> Read(Stream stream) =>
        Read(new StreamReader(stream, leaveOpen: true));

    /// <summary>Reads a file to its end.</summary>
    public static ReadResult<EdiList<Interchange>> Read(TextReader text)
    {
        var reader = new InterchangeReader(text);
        while (reader.segments.Read() is { } segment)
            reader.Take(segment);
        reader.CloseInterchange(null);
        return new(reader.interchanges.ToEdiList(), reader.findings.Issues);
    }

    private void Take(Segment segment)
    {
        switch (segment.Id)
        {
            case "ISA":
                CloseInterchange(null, opening: segment);
                interchange = new(segment, segments.Delimiters);
                break;
            case "IEA":
                CloseInterchange(segment);
                break;
            case "GS":
                CloseGroup(null, opening: segment);
                StartGroup(segment);
                break;
            case "GE":
                CloseGroup(segment);
                break;
            case "ST":
                CloseTransaction(null, opening: segment);
                StartTransaction(segment);
                break;
            case "SE":
                CloseTransaction(segment);
                break;
            case "TA1" when transaction is null && interchange is not null:
                interchange.Acknowledgements.Add(new(segment));
                break;
            default:
                if (transaction is null)
                    findings.Error(EdiCodes.SegmentOutsideTransaction,
                        "The segment is outside of ST and SE and was left out.", segment);
                else
                    transaction.Segments.Add(segment);
                break;
        }
    }

    private void StartGroup(Segment header)
    {
        if (interchange is null)
            Unpaired(header, "GS is outside of an interchange (ISA).");
        interchange ??= new(new Segment("ISA"), segments.Delimiters);
        group = new(header);
        findings.GroupControlNumber = header[6];
        EnvelopeRules.CheckGroupHeader(header, findings);
        if (!interchange.GroupNumbers.Add(header[6]))
            findings.Error(EdiCodes.ControlNumberRepeated, "Two groups have the same control number.", header, 6);
    }

    private void StartTransaction(Segment header)
    {
        if (group is null)
        {
            Unpaired(header, "ST is outside of a group (GS).");
            interchange ??= new(new Segment("ISA"), segments.Delimiters);
            group = new(new Segment("GS"));
        }
        transaction = new(header);
        findings.TransactionControlNumber = header[2];
        findings.TransactionStart = header.Ordinal;
        EnvelopeRules.CheckTransactionHeader(header, group.Header, findings);
        if (!group.TransactionNumbers.Add(header[2]))
        {
            findings.Error(EdiCodes.ControlNumberRepeated,
                "Two transactions of the group have the same control number.",
                header, 2);
        }
    }

    private void CloseTransaction(Segment? trailer, Segment? opening = null)
    {
        if (transaction is null)
        {
            if (trailer is not null)
                Unpaired(trailer, "SE closes no ST.");
            return;
        }
        if (trailer is null)
            Unpaired(opening ?? transaction.Header, "ST is not closed by SE.");
        else
            EnvelopeRules.CheckTrailer(trailer, transaction.Header[2], transaction.Segments.Count + 2, findings);
        group!.Transactions.Add(ReadTransaction(transaction, group.Header[8]));
        transaction = null;
        findings.TransactionControlNumber = "";
        findings.TransactionStart = 0;
    }

    private TransactionSet ReadTransaction(OpenTransaction open, string groupGuide)
    {
        var header = open.Header;
        var guide = header[3].Length > 0 ? header[3] : groupGuide;
        if (TransactionType.Find(header[1], guide) is { } type)
            return type.Read(open.Segments, header[2], header[3], findings);
        if (TransactionType.KnowsOtherVersion(header[1]))
        {
            findings.Warn(EdiCodes.VersionUnsupported,
                "This version of the transaction is kept as plain segments and was not checked.", header, 3);
        }
        else
        {
            findings.Warn(EdiCodes.TransactionUntyped,
                "This kind of transaction is kept as plain segments and was not checked.", header, 1);
        }
        return new UntypedTransaction(header[1], open.Segments.ToEdiList())
        {
            ControlNumber = header[2],
            Guide = header[3],
        };
    }

    private void CloseGroup(Segment? trailer, Segment? opening = null)
    {
        CloseTransaction(null, opening ?? trailer);
        if (group is null)
        {
            if (trailer is not null)
                Unpaired(trailer, "GE closes no GS.");
            return;
        }
        if (trailer is null)
            Unpaired(opening ?? group.Header, "GS is not closed by GE.");
        else
            EnvelopeRules.CheckTrailer(trailer, group.Header[6], group.Transactions.Count, findings);
        interchange!.Groups.Add(EnvelopeHeaders.Group(group.Header, group.Transactions.ToEdiList()));
        group = null;
        findings.GroupControlNumber = "";
    }

    private void CloseInterchange(Segment? trailer, Segment? opening = null)
    {
        CloseGroup(null, opening ?? trailer);
        if (interchange is null)
        {
            if (trailer is not null)
                Unpaired(trailer, "IEA closes no ISA.");
            return;
        }
        if (trailer is null)
            Unpaired(opening ?? interchange.Header, "ISA is not closed by IEA.");
        else
            EnvelopeRules.CheckTrailer(trailer, interchange.Header[13], interchange.Groups.Count, findings);
        var read = EnvelopeHeaders.Interchange(interchange.Header, interchange.Delimiters, findings) with
        {
            Acknowledgements = interchange.Acknowledgements.ToEdiList(),
            Groups = interchange.Groups.ToEdiList(),
        };
        if (interchanges.Exists(other => other.ControlNumber == read.ControlNumber && other.Sender == read.Sender))
        {
            findings.Error(EdiCodes.ControlNumberRepeated,
                "Two interchanges of the file have the same sender and control number.", interchange.Header, 13);
        }
        interchanges.Add(read);
        interchange = null;
    }

    private void Unpaired(Segment at, string text) => findings.Error(EdiCodes.EnvelopeUnpaired, text, at);

    private sealed class OpenInterchange(Segment header, Delimiters delimiters)
    {
        public Segment Header { get; } = header;
        public Delimiters Delimiters { get; } = delimiters;
        public HashSet<string> GroupNumbers { get; } = [];
        public List<InterchangeAcknowledgement> Acknowledgements { get; } = [];
        public List<FunctionalGroup> Groups { get; } = [];
    }

    private sealed class OpenGroup(Segment header)
    {
        public Segment Header { get; } = header;
        public HashSet<string> TransactionNumbers { get; } = [];
        public List<TransactionSet> Transactions { get; } = [];
    }

    private sealed class OpenTransaction(Segment header)
    {
        public Segment Header { get; } = header;
        public List<Segment> Segments { get; } = [];
    }
}
