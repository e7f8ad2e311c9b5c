using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X276;

/// <summary>A 276 claim status request (005010X212): what became of these claims?</summary>
public sealed record ClaimStatusRequest : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X212";

    /// <summary>An empty request of the current guide.</summary>
    public ClaimStatusRequest() : base(CurrentGuide, "0010", "13") { }

    /// <inheritdoc />
    public override string Identifier => "276";

    /// <summary>The asker's number for this request (BHT03).</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>Payers asked (2000A).</summary>
    public EdiList<StatusPayer> Payers
    {
        get => Children<StatusPayer>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims asked about, in order.</summary>
    public IEnumerable<StatusClaim> Claims => StatusPayer.AllClaims(Payers);
}
