using System.Globalization;
using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>
/// Writes interchanges. Counts, level numbers (HL) and line numbers (LX) are computed; control numbers are the
/// caller's, and trailers repeat them. What a receiver could not accept is refused before anything is written.
/// </summary>
public static class InterchangeWriter
{
    /// <summary>The text of an interchange.</summary>
    /// <exception cref="EdiWriteException">When it cannot be valid; it lists why.</exception>
    public static string ToText(Interchange interchange, WriteOptions? options = null) =>
        Prepare(interchange, options).ToString();

    /// <summary>Writes an interchange.</summary>
    /// <exception cref="EdiWriteException">When it cannot be valid; nothing was written then.</exception>
    public static void Write(TextWriter writer, Interchange interchange, WriteOptions? options = null) =>
        Prepare(interchange, options).WriteTo(writer);

    private static SegmentWriter Prepare(Interchange interchange, WriteOptions? options)
    {
        var findings = new Findings();
        var writer = new SegmentWriter(interchange.Delimiters, options ?? WriteOptions.Default, findings);
        var header = EnvelopeHeaders.Write(interchange);
        CheckHeader(interchange, header, findings);
        writer.AddHeader(header);
        foreach (var acknowledgement in interchange.Acknowledgements)
            writer.Add(writer.Normalize(acknowledgement.Segment));
        var groupNumbers = new HashSet<string>();
        foreach (var group in interchange.Groups)
        {
            if (!groupNumbers.Add(group.ControlNumber))
                findings.Error(EdiCodes.ControlNumberRepeated, "Two groups have the same control number.");
            AddGroup(group, writer, findings);
        }
        writer.Add(new Segment("IEA", Text(interchange.Groups.Count), header[13]));
        var errors = findings.Issues.Where(issue => issue.Severity == EdiSeverity.Error).ToList();
        return errors.Count == 0 ? writer : throw new EdiWriteException(errors);
    }

    private static void CheckHeader(Interchange interchange, string[] header, Findings findings)
    {
        var at = new Segment("ISA", header[1..]);
        if (!interchange.Delimiters.AreUsable)
            findings.Error(EdiCodes.DelimitersUnusable,
                "The delimiters must differ and be neither letters nor digits.", at);
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

    private static void AddGroup(FunctionalGroup group, SegmentWriter writer, Findings findings)
    {
        var header = writer.Normalize(EnvelopeHeaders.Write(group));
        findings.Group = header;
        EnvelopeRules.CheckGroupHeader(header, findings);
        writer.Add(header);
        var numbers = new HashSet<string>();
        foreach (var transaction in group.Transactions)
        {
            if (!numbers.Add(transaction.ControlNumber))
                findings.Error(EdiCodes.ControlNumberRepeated, "Two transactions have the same control number.");
            AddTransaction(transaction, header, writer, findings);
        }
        writer.Add(new Segment("GE", Text(group.Transactions.Count), header[6]));
        findings.Group = null;
    }

    /// <summary>What is written is checked as a reader would check it.</summary>
    private static void AddTransaction(
        TransactionSet transaction, Segment group, SegmentWriter writer, Findings findings)
    {
        var opening = new Segment("ST", transaction.Identifier, transaction.ControlNumber).At(1);
        var header = writer.Normalize(transaction.Guide.Length == 0 ? opening : opening.With(3, transaction.Guide));
        findings.Transaction = header;
        EnvelopeRules.CheckTransactionHeader(header, group, findings);
        var check = new OpenTransaction(header, group[8], findings, static _ => { });
        if (!check.IsTyped && transaction is not UntypedTransaction)
        {
            findings.Error(EdiCodes.VersionUnsupported,
                "The guide (ST03, or GS08 without it) is not one of this transaction.", header, 3);
        }
        writer.Add(header);
        LoopWriter.Visit(transaction, segment =>
        {
            var ready = writer.Normalize(segment.At(check.Count));
            check.Add(ready);
            writer.Add(ready);
        });
        check.Finish();
        writer.Add(new Segment("SE", Text(check.Count), header[2]));
        findings.Transaction = null;
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
