using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A functional group (GS to GE): transactions of one kind.</summary>
public sealed record FunctionalGroup
{
    /// <summary>The kind (GS01): HC claims, HP remittances, FA 999, HN 277CA, HS 270, HB 271.</summary>
    public required string FunctionalCode { get; init; }

    /// <summary>Application sender's code (GS02), 2 to 15 characters.</summary>
    public required string Sender { get; init; }

    /// <summary>Application receiver's code (GS03), 2 to 15 characters.</summary>
    public required string Receiver { get; init; }

    /// <summary>When the group was made (GS04, GS05).</summary>
    public required DateTime Created { get; init; }

    /// <summary>Control number (GS06 = GE02), 1 to 9 digits, given by the sender.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>Version and guide (GS08), such as <c>005010X222A1</c>.</summary>
    public required string Guide { get; init; }

    /// <summary>The transactions in order.</summary>
    public EdiList<TransactionSet> Transactions { get; init; } = [];

    /// <summary>Segments between and after the transactions, in order.</summary>
    public EdiList<OutsideSegment> Outside { get; init; } = [];

    /// <summary>Where the group starts in its file.</summary>
    internal FilePlace Place { get; init; }

    /// <summary>The kind and the number of transactions.</summary>
    public override string ToString() => $"{FunctionalCode} group of {Transactions.Count}";
}
