using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A part of a file as it streams by, see <see cref="InterchangeReader.ReadParts(Stream, ReadOptions?)"/>. The
/// kinds are those declared here.</summary>
public abstract record EdiPart
{
    private protected EdiPart() { }

    /// <summary>What was found since the part before.</summary>
    public IReadOnlyList<EdiIssue> Issues { get; internal init; } = [];

    /// <summary>The type alone: a part may be patient data.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>An interchange begins.</summary>
/// <param name="Interchange">Its header; groups and acknowledgements follow as parts.</param>
public sealed record InterchangeStart(Interchange Interchange) : EdiPart;

/// <summary>An acknowledgement of an earlier interchange (TA1).</summary>
/// <param name="Acknowledgement">The acknowledgement.</param>
public sealed record AcknowledgementPart(InterchangeAcknowledgement Acknowledgement) : EdiPart;

/// <summary>A segment outside of ST and SE, where the standard has none.</summary>
/// <param name="Segment">The segment; it belongs to the group, else the interchange, that was begun last.</param>
public sealed record OutsidePart(Segment Segment) : EdiPart;

/// <summary>A group begins.</summary>
/// <param name="Group">Its header; transactions follow as parts.</param>
public sealed record GroupStart(FunctionalGroup Group) : EdiPart;

/// <summary>One claim (837) or claim payment (835) with everything around it.</summary>
/// <param name="Transaction">The transaction as far as it is read, with this claim alone in it: its header, the billing
/// provider, subscriber and patient, or the payer, payee and group of the claim. It can be written like any
/// other.</param>
/// <param name="Claim">The claim's loop (2300, or 2100 in an 835).</param>
/// <param name="Number">The claim's place in its transaction, from 1.</param>
public sealed record ClaimPart(TransactionSet Transaction, EdiLoop Claim, int Number) : EdiPart;

/// <summary>A transaction ends.</summary>
/// <param name="Transaction">The transaction without the claims that came as parts: whole when there were
/// none.</param>
/// <param name="Claims">How many claims came as parts.</param>
/// <param name="Segments">How many segments it had, ST and SE included.</param>
public sealed record TransactionEnd(TransactionSet Transaction, int Claims, int Segments) : EdiPart;

/// <summary>A group ends.</summary>
/// <param name="Group">Its header.</param>
/// <param name="Transactions">How many transactions it had.</param>
public sealed record GroupEnd(FunctionalGroup Group, int Transactions) : EdiPart;

/// <summary>An interchange ends.</summary>
/// <param name="Interchange">Its header.</param>
/// <param name="Groups">How many groups it had.</param>
public sealed record InterchangeEnd(Interchange Interchange, int Groups) : EdiPart;

/// <summary>The file ends, with what was found after its last interchange.</summary>
public sealed record FileEnd : EdiPart;
