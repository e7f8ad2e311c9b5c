using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>Reads a file part by part and checks its envelopes. Claims come one by one when wanted, else inside of
/// their transactions.</summary>
internal sealed class PartReader
{
    private readonly Findings findings;
    private readonly SegmentReader segments;
    private readonly bool streaming;
    private readonly Queue<EdiPart> ready = new();
    private readonly ControlNumbers interchangeNumbers = new();
    private OpenEnvelope<Interchange>? interchange;
    private OpenEnvelope<FunctionalGroup>? group;
    private OpenTransaction? transaction;
    private bool ended;

    /// <param name="text">The file.</param>
    /// <param name="options">How far to check.</param>
    /// <param name="streaming">Whether claims come one by one, and findings with the parts.</param>
    public PartReader(TextReader text, ReadOptions options, bool streaming)
    {
        findings = new(options.Level);
        segments = new(text, findings);
        this.streaming = streaming;
    }

    /// <summary>What was found and not handed over with a part.</summary>
    public IReadOnlyList<EdiIssue> Issues => findings.Issues;

    /// <summary>The next part; null after the end.</summary>
    public EdiPart? Next()
    {
        while (ready.Count == 0)
        {
            if (ended)
                return null;
            if (segments.Read() is { } segment)
            {
                Take(segment);
                continue;
            }
            CloseInterchange(null);
            ended = true;
            if (segments.Ordinal == 0)
                findings.Error(EdiCodes.NoInterchange, "The file is empty.");
            Hand(new FileEnd());
        }
        return ready.Dequeue();
    }

    private void Hand(EdiPart part) => ready.Enqueue(
        streaming && findings.Issues.Count > 0 ? part with { Issues = findings.Take() } : part);

    private void Take(Segment segment)
    {
        if (transaction is not null && !segment.Kind.IsEnvelope)
        {
            transaction.Add(segment);
            return;
        }
        switch (segment.Id)
        {
            case "ISA":
                CloseInterchange(null, opening: segment);
                StartInterchange(segment);
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
            case "TA1" when group is null && interchange is not null:
                Hand(new AcknowledgementPart(new(segment)));
                break;
            default:
                findings.Error(EdiCodes.SegmentOutsideTransaction,
                    "The segment is outside of ST and SE; it is kept.", segment);
                Hand(new OutsidePart(segment));
                break;
        }
    }

    private void StartInterchange(Segment header)
    {
        findings.Interchange = header;
        var read = EnvelopeHeaders.Interchange(header, segments.Delimiters, findings);
        if (!interchangeNumbers.Add(read.ControlNumber, read.Sender))
        {
            findings.Error(EdiCodes.ControlNumberRepeated,
                "Two interchanges of the file have the same sender and control number.", header, 13);
        }
        interchange = new(header, read);
        Hand(new InterchangeStart(read));
    }

    private void StartGroup(Segment header)
    {
        if (interchange is null)
        {
            Unpaired(header, "GS is outside of an interchange (ISA).");
            StartMissingInterchange();
        }
        findings.Group = header;
        EnvelopeRules.CheckGroupHeader(header, findings);
        if (!interchange!.Numbers.Add(header[6]))
            findings.Error(EdiCodes.ControlNumberRepeated, "Two groups have the same control number.", header, 6);
        group = new(header, EnvelopeHeaders.Group(header));
        Hand(new GroupStart(group.Read));
    }

    private void StartMissingInterchange()
    {
        var missing = new Segment("ISA");
        interchange = new(missing, EnvelopeHeaders.Interchange(missing, segments.Delimiters, new Findings()));
        Hand(new InterchangeStart(interchange.Read));
    }

    private void StartTransaction(Segment header)
    {
        if (group is null)
        {
            Unpaired(header, "ST is outside of a group (GS).");
            if (interchange is null)
                StartMissingInterchange();
            group = new(new Segment("GS"), EnvelopeHeaders.Group(new Segment("GS")));
            Hand(new GroupStart(group.Read));
        }
        findings.Transaction = header;
        EnvelopeRules.CheckTransactionHeader(header, group.Header, findings);
        if (!group.Numbers.Add(header[2]))
        {
            findings.Error(EdiCodes.ControlNumberRepeated,
                "Two transactions of the group have the same control number.", header, 2);
        }
        transaction = new(header, group.Header[8], findings, streaming ? Hand : null);
    }

    private void CloseTransaction(Segment? trailer, Segment? opening = null)
    {
        if (transaction is null)
        {
            if (trailer is not null)
                Unpaired(trailer, "SE closes no ST.");
            return;
        }
        var read = transaction.Finish();
        if (trailer is null)
            Unpaired(opening ?? transaction.Header, "ST is not closed by SE.");
        else
            EnvelopeRules.CheckTrailer(trailer, transaction.Header, 2, transaction.Count, findings);
        group!.Count++;
        Hand(new TransactionEnd(read, transaction.Claims, transaction.Count));
        transaction = null;
        findings.Transaction = null;
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
            EnvelopeRules.CheckTrailer(trailer, group.Header, 6, group.Count, findings);
        interchange!.Count++;
        var read = group.Read with { Place = group.Read.Place with { DeclaredCount = Count(trailer) } };
        Hand(new GroupEnd(read, group.Count));
        group = null;
        findings.Group = null;
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
            EnvelopeRules.CheckTrailer(trailer, interchange.Header, 13, interchange.Count, findings);
        Hand(new InterchangeEnd(interchange.Read, interchange.Count));
        interchange = null;
        findings.Interchange = null;
    }

    private static int? Count(Segment? trailer) =>
        trailer?.Number(1) is { } count ? (int)Math.Clamp(count, 0, 999_999) : null;

    private void Unpaired(Segment at, string text) => findings.Error(EdiCodes.EnvelopeUnpaired, text, at);

    private sealed class OpenEnvelope<T>(Segment header, T read)
    {
        public Segment Header => header;
        public T Read => read;
        public ControlNumbers Numbers { get; } = new();
        public int Count { get; set; }
    }
}
