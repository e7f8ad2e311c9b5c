using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X270;

/// <summary>A 270 eligibility request (005010X279A1).</summary>
public sealed record EligibilityRequest : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X279A1";

    /// <summary>An empty request of the current guide.</summary>
    public EligibilityRequest()
    {
        Guide = CurrentGuide;
        Set("BHT", 1, "0022");
        Set("BHT", 2, "13");
    }

    /// <inheritdoc />
    public override string Identifier => "270";

    private protected override string Order => "BHT";

    private protected override string LoopOrder => "HL*20";

    /// <summary>What this is (BHT02): 13 request, 01 cancellation, 36 authority to deduct (spend-down).</summary>
    public string Purpose { get => Text("BHT", 2); init => Set("BHT", 2, value); }

    /// <summary>RT when it is about a spend-down (BHT06); else empty.</summary>
    public string Kind { get => Text("BHT", 6); init => Set("BHT", 6, value); }

    /// <summary>The submitter's number for this request (BHT03); it comes back in the 271.</summary>
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
    public EdiList<InformationSource> Sources
    {
        get => Children<InformationSource>("HL*20");
        init => SetChildren("HL*20", value);
    }
}
