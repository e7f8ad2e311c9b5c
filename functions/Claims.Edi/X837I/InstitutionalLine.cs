using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>An institutional service line (2400).</summary>
public sealed record InstitutionalLine : LineBase
{
    private protected override string Order => "LX SV2 PWK DTP REF AMT NTE HCP";

    private protected override string LoopOrder => "LIN NM1*72 NM1*ZZ NM1*82 NM1*DN SVD";

    /// <summary>Revenue code, four digits (SV201).</summary>
    public string RevenueCode { get => Text("SV2", 1); init => Set("SV2", 1, value); }

    /// <summary>Procedure with its modifiers (SV202); null when the revenue code says enough.</summary>
    public Procedure? Procedure
    {
        get => Text("SV2", 2).Length == 0 ? null : Procedure.Read(Find("SV2")!, 2);
        init => ReplaceOrInsert(Find("SV2"), value is null
            ? (Find("SV2") ?? new Segment("SV2")).With(2, "")
            : value.Write(Find("SV2") ?? new Segment("SV2"), 2));
    }

    /// <summary>Line charge in US dollars (SV203); 0 when it cannot be read.</summary>
    public decimal Charge { get => Number("SV2", 3) ?? 0; init => Set("SV2", 3, value); }

    /// <summary>What is counted (SV204): UN units, DA days. Setting the quantity makes it UN.</summary>
    public string UnitOfMeasure { get => Text("SV2", 4); init => Set("SV2", 4, value); }

    /// <summary>How many (SV205); null when it cannot be read.</summary>
    public decimal? Quantity
    {
        get => Number("SV2", 5);
        init
        {
            if (UnitOfMeasure.Length == 0)
                Set("SV2", 4, "UN");
            Set("SV2", 5, value);
        }
    }

    /// <summary>The part of the charge that is not covered (SV207); null when absent.</summary>
    public decimal? NonCovered { get => Number("SV2", 7); init => Set("SV2", 7, value); }

    /// <summary>Service tax in US dollars (AMT*GT); null when absent.</summary>
    public decimal? ServiceTax
    {
        get => Number("AMT", "GT", 2);
        init => SetQualified("AMT", "GT", 2, EdiNumber.Text(value));
    }

    /// <summary>Facility tax in US dollars (AMT*N8); null when absent.</summary>
    public decimal? FacilityTax
    {
        get => Number("AMT", "N8", 2);
        init => SetQualified("AMT", "N8", 2, EdiNumber.Text(value));
    }

    /// <summary>Operating physician when not the claim's (2420A).</summary>
    public Party? OperatingPhysician { get => Child<Party>("NM1*72"); init => SetChild("NM1*72", value); }

    /// <summary>Other operating physician when not the claim's (2420B).</summary>
    public Party? OtherOperatingPhysician { get => Child<Party>("NM1*ZZ"); init => SetChild("NM1*ZZ", value); }

    internal override decimal LineCharge => Charge;
}
