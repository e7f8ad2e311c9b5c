using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X276;

/// <summary>A 276 claim status request (005010X212): what became of these claims?</summary>
public sealed record ClaimStatusRequest : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X212";

    /// <summary>An empty request of the current guide.</summary>
    public ClaimStatusRequest()
    {
        Guide = CurrentGuide;
        Set("BHT", 1, "0010");
        Set("BHT", 2, "13");
    }

    /// <inheritdoc />
    public override string Identifier => "276";

    private protected override string Order => "BHT";

    private protected override string LoopOrder => "HL*20";

    /// <summary>The asker's number for this request (BHT03).</summary>
    public string RequestReference { get => Text("BHT", 3); init => Set("BHT", 3, value); }

    /// <summary>When it was made, to the minute (BHT04, BHT05); null when it cannot be read.</summary>
    public DateTime? Created
    {
        get => EdiDate.ParseTime(Text("BHT", 4), Text("BHT", 5));
        init
        {
            Set("BHT", 4, EdiDate.Text(value));
            Set("BHT", 5, value is { } at ? EdiDate.Time(at) : "");
        }
    }

    /// <summary>Payers asked (2000A).</summary>
    public EdiList<StatusPayer> Payers
    {
        get => Children<StatusPayer>("HL*20");
        init => SetChildren("HL*20", value);
    }

    /// <summary>All claims asked about, in order.</summary>
    public IEnumerable<StatusClaim> Claims => StatusPayer.AllClaims(Payers);
}
