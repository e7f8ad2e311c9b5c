using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>The payer (1000A) or the payee (1000B).</summary>
public sealed record RemittanceParty : PlacedLoop
{
    private protected override string Order => "N1 N3 N4 REF PER RDM";

    /// <summary>Name (N102), at most 60 characters.</summary>
    public string Name { get => Text("N1", 2); init => Set("N1", 2, value); }

    /// <summary>What <see cref="Id"/> is (N103): XX NPI, FI tax id, XV plan id.</summary>
    public string IdQualifier { get => Text("N1", 3); init => Set("N1", 3, value); }

    /// <summary>Identifier (N104).</summary>
    public string Id { get => Text("N1", 4); init => Set("N1", 4, value); }

    /// <summary>The payee's tax id (REF*TJ) when the identifier is another.</summary>
    public string TaxId { get => Text("REF", "TJ", 2); init => SetQualified("REF", "TJ", 2, value); }

    /// <summary>How the payee gets the remittance (RDM); null when not said.</summary>
    public RemittanceDelivery? Delivery
    {
        get => Find("RDM") is { } segment ? new RemittanceDelivery(segment) : null;
        init => ReplaceOrInsert(Find("RDM"), value?.Segment);
    }
}

/// <summary>How a payee gets the remittance (RDM).</summary>
public sealed record RemittanceDelivery : SegmentPart
{
    internal RemittanceDelivery(Segment segment) : base(segment) { }

    /// <summary>A way: BM mail, EM electronic mail, FT file transfer, OL online; a name and an address or
    /// number.</summary>
    public RemittanceDelivery(string way, string name, string address)
        : base(new Segment("RDM", way).With(2, name).With(3, address)) { }

    /// <summary>The way (RDM01).</summary>
    public string Way => Segment[1];

    /// <summary>To whom (RDM02).</summary>
    public string Name => Segment[2];

    /// <summary>Where (RDM03).</summary>
    public string Address => Segment[3];
}
