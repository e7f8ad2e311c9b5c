using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>An interchange (ISA to IEA): one sender's groups for one receiver.</summary>
public sealed record Interchange
{
    /// <summary>What <see cref="Sender"/> is (ISA05): <c>ZZ</c> mutually defined, <c>30</c> tax id, <c>01</c>
    /// DUNS.</summary>
    public string SenderQualifier { get; init; } = "ZZ";

    /// <summary>Interchange sender (ISA06), at most 15 characters.</summary>
    public required string Sender { get; init; }

    /// <summary>What <see cref="Receiver"/> is (ISA07).</summary>
    public string ReceiverQualifier { get; init; } = "ZZ";

    /// <summary>Interchange receiver (ISA08), at most 15 characters.</summary>
    public required string Receiver { get; init; }

    /// <summary>When the interchange was made, to the minute (ISA09, ISA10).</summary>
    public required DateTime Created { get; init; }

    /// <summary>Control number (ISA13 = IEA02), 9 digits with leading zeros, given by the sender.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>Whether the sender wants a TA1 (ISA14).</summary>
    public bool AcknowledgementRequested { get; init; }

    /// <summary>Whether this is test data (ISA15 is T) and not production (P).</summary>
    public bool IsTest { get; init; }

    /// <summary>Authorization qualifier and information (ISA01, ISA02); 00 and blank when unused.</summary>
    public (string Qualifier, string Value) Authorization { get; init; } = ("00", "");

    /// <summary>Security qualifier and information (ISA03, ISA04); 00 and blank when unused.</summary>
    public (string Qualifier, string Value) Security { get; init; } = ("00", "");

    /// <summary>The interchange's delimiters.</summary>
    public Delimiters Delimiters { get; init; } = Delimiters.Usual;

    /// <summary>Acknowledgements of earlier interchanges (TA1).</summary>
    public EdiList<InterchangeAcknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>The groups in order.</summary>
    public EdiList<FunctionalGroup> Groups { get; init; } = [];

    /// <summary>Segments between, after the groups and after IEA, in order.</summary>
    public EdiList<OutsideSegment> Outside { get; init; } = [];

    /// <summary>Where the interchange starts in its file.</summary>
    internal FilePlace Place { get; init; }

    /// <summary>All transactions of all groups in order.</summary>
    public IEnumerable<TransactionSet> Transactions => Groups.SelectMany(group => group.Transactions);

    /// <summary>The control number and the number of groups.</summary>
    public override string ToString() => $"interchange {ControlNumber} of {Groups.Count} group(s)";
}
