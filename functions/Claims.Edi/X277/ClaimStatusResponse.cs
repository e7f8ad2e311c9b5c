using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X276;

namespace Claims.Edi.X277;

/// <summary>A 277 claim status response (005010X212) to a 276, whose levels it shares.</summary>
public sealed record ClaimStatusResponse : HierarchicalTransaction
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X212";

    /// <summary>An empty response of the current guide.</summary>
    public ClaimStatusResponse() : base(CurrentGuide, "0010", "08") => Set("BHT", 6, "DG");

    /// <inheritdoc />
    public override string Identifier => "277";

    /// <summary>The number of the request answered (BHT03).</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>Payers answering (2000A).</summary>
    public EdiList<StatusPayer> Payers
    {
        get => Children<StatusPayer>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims answered about, in order.</summary>
    public IEnumerable<StatusClaim> Claims => StatusPayer.AllClaims(Payers);
}
