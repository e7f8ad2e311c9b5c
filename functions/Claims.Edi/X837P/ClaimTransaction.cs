using Claims.Edi.Parts;

namespace Claims.Edi.X837P;

/// <summary>What professional and institutional claim transactions have in common outside of their levels.</summary>
public abstract record ClaimTransaction : HierarchicalTransaction
{
    private protected ClaimTransaction(string guide) : base(guide, "0019", "00") => Set("BHT", 6, "CH");

    /// <inheritdoc />
    public sealed override string Identifier => "837";

    private protected sealed override string Order => "BHT REF";

    private protected sealed override string LoopOrder => "NM1*41 NM1*40 HL*20";

    /// <summary>The submitter's number for this batch (BHT03), at most 30 characters.</summary>
    public string BatchReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>CH chargeable claims, RP encounters reported, 31 subrogation (BHT06).</summary>
    public string ClaimKind { get => Text("BHT", 6); init => Set("BHT", 6, value); }

    /// <summary>Submitter (1000A): name, transmitter id (46), contact.</summary>
    public Party? Submitter { get => Child<Party>("NM1*41"); init => SetChild("NM1*41", value); }

    /// <summary>Receiver (1000B): name, transmitter id (46).</summary>
    public Party? Receiver { get => Child<Party>("NM1*40"); init => SetChild("NM1*40", value); }
}
