using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A billing provider level (2000A) of a professional or institutional transaction.</summary>
public abstract record BillingLevel : EdiLoop
{
    private protected override string Order => "HL PRV CUR";

    private protected override string LoopOrder => "NM1*85 NM1*87 NM1*PE HL*22";

    /// <summary>Billing provider's taxonomy code (PRV03 with BI and PXC).</summary>
    public string Taxonomy
    {
        get => Text("PRV", 3);
        init
        {
            SetAll("PRV", []);
            if (value.Length == 0)
                return;
            Set("PRV", 1, "BI");
            Set("PRV", 2, "PXC");
            Set("PRV", 3, value);
        }
    }

    /// <summary>Name, NPI, address, tax id and contact (2010AA).</summary>
    public Party? Provider { get => Child<Party>("NM1*85"); init => SetChild("NM1*85", value); }

    /// <summary>Where to pay when that is another address (2010AB).</summary>
    public Party? PayToAddress { get => Child<Party>("NM1*87"); init => SetChild("NM1*87", value); }

    /// <summary>The plan to pay, in subrogation (2010AC).</summary>
    public Party? PayToPlan { get => Child<Party>("NM1*PE"); init => SetChild("NM1*PE", value); }

    /// <summary>The currency (CUR02) when it is not the US dollar.</summary>
    public string Currency
    {
        get => Text("CUR", 2);
        init => ReplaceOrInsert(Find("CUR"), value.Length == 0 ? null : new Segment("CUR", "85", value));
    }
}

/// <summary>A billing provider of professional claims (2000A).</summary>
public sealed record BillingProvider : BillingLevel
{
    /// <summary>The subscribers (2000B) with claims of this provider.</summary>
    public EdiList<Subscriber> Subscribers
    {
        get => Children<Subscriber>("HL*22");
        init => SetChildren("HL*22", value);
    }
}
