using System.Globalization;
using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>Goes through an interchange, checks it as a reader would and makes its text, which is kept until all is
/// checked: nothing is written of what cannot be valid.</summary>
internal sealed class WriteWalk
{
    private readonly Interchange interchange;
    private readonly Findings findings = new();
    private bool numbered;
    private readonly SegmentWriter writer;
    private readonly string[] header;

    public WriteWalk(Interchange interchange, WriteOptions options)
    {
        this.interchange = interchange;
        writer = new(interchange.Delimiters, options, findings);
        header = EnvelopeHeaders.Write(interchange);
    }

    /// <summary>The text of all, ready to be written.</summary>
    /// <exception cref="EdiWriteException">When it cannot be valid.</exception>
    public SegmentWriter Go()
    {
        CheckHeader();
        writer.AddHeader(header);
        Visit(writer.Add);
        if (findings.Issues.All(issue => issue.Severity != EdiSeverity.Error))
            return writer;

        // Once more, giving every segment its place in its transaction for the findings to name.
        findings.Take();
        numbered = true;
        CheckHeader();
        Visit(static _ => { });
        throw new EdiWriteException(findings.Issues.Where(issue => issue.Severity == EdiSeverity.Error).ToList());
    }

    /// <summary>Hands over every segment after ISA, ready to be written.</summary>
    private void Visit(Action<Segment> take)
    {
        foreach (var acknowledgement in interchange.Acknowledgements)
            take(writer.Normalize(acknowledgement.Segment));
        var numbers = new HashSet<string>();
        var outside = 0;
        for (var i = 0; i < interchange.Groups.Count; i++)
        {
            var group = interchange.Groups[i];
            outside = VisitOutside(interchange.Outside, outside, i, take);
            if (!numbers.Add(group.ControlNumber))
                findings.Error(EdiCodes.ControlNumberRepeated, "Two groups have the same control number.");
            VisitGroup(group, take);
        }
        outside = VisitOutside(interchange.Outside, outside, interchange.Groups.Count, take);
        take(new Segment("IEA", Text(interchange.Groups.Count), header[13]));
        VisitOutside(interchange.Outside, outside, int.MaxValue, take);
    }

    private void VisitGroup(FunctionalGroup group, Action<Segment> take)
    {
        var opening = writer.Normalize(EnvelopeHeaders.Write(group));
        findings.Group = opening;
        EnvelopeRules.CheckGroupHeader(opening, findings);
        take(opening);
        var numbers = new HashSet<string>();
        var outside = 0;
        for (var i = 0; i < group.Transactions.Count; i++)
        {
            var transaction = group.Transactions[i];
            outside = VisitOutside(group.Outside, outside, i, take);
            if (!numbers.Add(transaction.ControlNumber))
                findings.Error(EdiCodes.ControlNumberRepeated, "Two transactions have the same control number.");
            VisitTransaction(transaction, opening, take);
        }
        VisitOutside(group.Outside, outside, int.MaxValue, take);
        take(new Segment("GE", Text(group.Transactions.Count), opening[6]));
        findings.Group = null;
    }

    private void VisitTransaction(TransactionSet transaction, Segment group, Action<Segment> take)
    {
        var plain = new Segment("ST", transaction.Identifier, transaction.ControlNumber).At(numbered ? 1 : 0);
        var opening = writer.Normalize(transaction.Guide.Length == 0 ? plain : plain.With(3, transaction.Guide));
        findings.Transaction = opening;
        var check = StartCheck(transaction, opening, group);
        take(opening);
        var count = 2;
        var written = LoopWriter.Visit(transaction, segment =>
        {
            var ready = writer.Normalize(segment);
            if (numbered)
                ready = ready.At(count);
            CheckNoEnvelope(ready);
            check.Add(ready);
            count++;
            take(ready);
            return ready;
        }, check.Leave);
        check.Finish(written);
        take(new Segment("SE", Text(count), opening[2]));
        findings.Transaction = null;
    }

    /// <summary>Hands over the segments outside of transactions up to a place, from one of them on; returns the next
    /// one.</summary>
    private int VisitOutside(EdiList<OutsideSegment> outside, int next, int place, Action<Segment> take)
    {
        for (; next < outside.Count && outside[next].Place <= place; next++)
        {
            SegmentRules.CheckId(outside[next].Segment, "", findings);
            CheckNoEnvelope(outside[next].Segment);
            take(writer.Normalize(outside[next].Segment));
        }
        return next;
    }

    /// <summary>The writer makes the envelopes: one given as data would be read as a real one.</summary>
    private void CheckNoEnvelope(Segment segment)
    {
        if (segment.Kind.IsEnvelope)
            findings.Error(EdiCodes.EnvelopeUnpaired, "A header or trailer is not part of what it encloses.", segment);
    }

    private OpenTransaction StartCheck(TransactionSet transaction, Segment opening, Segment group)
    {
        EnvelopeRules.CheckTransactionHeader(opening, group, findings);
        var check = new OpenTransaction(opening, group[8], findings, hand: null, transaction);
        if (!check.IsTyped && transaction is not UntypedTransaction)
        {
            findings.Error(EdiCodes.VersionUnsupported,
                "The guide (ST03, or GS08 without it) is not one of this transaction.", opening, 3);
        }
        return check;
    }

    private void CheckHeader()
    {
        var at = new Segment("ISA", header[1..]);
        if (!interchange.Delimiters.AreUsable || !interchange.Delimiters.AreAscii)
        {
            findings.Error(EdiCodes.DelimitersUnusable,
                "The delimiters must differ and be ASCII characters that are neither letters nor digits.", at);
        }
        if (!EnvelopeHeaders.Fits(header) || interchange.Created == default)
        {
            findings.Error(EdiCodes.InterchangeHeaderMalformed,
                "Qualifiers have 2 characters, sender and receiver at most 15, and there is a date.", at);
        }
        if (interchange.ControlNumber.Length == 0)
            findings.Error(EdiCodes.ControlNumberInvalid, "The caller gives the interchange control number.", at, 13);
        EnvelopeRules.CheckInterchangeHeader(at, findings);
        for (var i = 1; i < header.Length; i++)
        {
            if (i is not (11 or 16) && header[i].Any(c => interchange.Delimiters.Include(c) || c is < ' ' or > '~'))
                findings.Error(EdiCodes.DelimiterInData, "The data holds a delimiter or a special character.", at, i);
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
