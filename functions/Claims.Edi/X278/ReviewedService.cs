using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>A service under review (2000F): one of SV1, SV2 and SV3 says which.</summary>
public sealed record ReviewedService : ReviewedItem
{
    private protected override string Order => "HL TRN AAA UM HCR REF DTP HI SV1 SV2 SV3 TOO HSD PWK MSG";

    private protected override string LoopOrder => "NM1";

    /// <summary>The procedure of a professional (SV101), institutional (SV202) or dental service (SV301); null when
    /// none is named. Setting makes it a professional one.</summary>
    public Procedure? Procedure
    {
        get => Service is { } segment && segment[Position(segment)].Length > 0
            ? Procedure.Read(segment, Position(segment)) : null;
        init => ReplaceOrInsert(Find("SV1"), value?.Write(Find("SV1") ?? new Segment("SV1"), 1));
    }

    /// <summary>Revenue code of an institutional service (SV201); empty for others.</summary>
    public string RevenueCode { get => Text("SV2", 1); init => Set("SV2", 1, value); }

    /// <summary>Procedure of an institutional service (SV202); null when none is named.</summary>
    public Procedure? InstitutionalProcedure
    {
        get => Text("SV2", 2).Length == 0 ? null : Procedure.Read(Find("SV2")!, 2);
        init => ReplaceOrInsert(Find("SV2"), value?.Write(Find("SV2") ?? new Segment("SV2"), 2));
    }

    /// <summary>Procedure of a dental service (SV301); null when it is not one.</summary>
    public Procedure? DentalProcedure
    {
        get => Text("SV3", 1).Length == 0 ? null : Procedure.Read(Find("SV3")!, 1);
        init => ReplaceOrInsert(Find("SV3"), value?.Write(Find("SV3") ?? new Segment("SV3"), 1));
    }

    /// <summary>Charge in US dollars (SV102, SV203, SV302); null when absent.</summary>
    public decimal? Charge => Service?.Number(Position(Service) + 1);

    /// <summary>What is counted in a professional service (SV103): UN units, MJ minutes, F2 drug units.</summary>
    public string UnitOfMeasure { get => Text("SV1", 3); init => Set("SV1", 3, value); }

    /// <summary>How many of a professional service (SV104); null when absent.</summary>
    public decimal? Quantity { get => Number("SV1", 4); init => Set("SV1", 4, value); }

    /// <summary>Diagnoses of the event that a professional service is for (SV107), from 1, at most 4.</summary>
    public EdiList<int> DiagnosisPointers
    {
        get => Enumerable.Range(1, 4).Select(i => Find("SV1")?.Number(7, i)).OfType<decimal>()
            .Select(number => (int)Math.Clamp(number, 0, 99)).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 4);
            for (var i = 0; i < 4; i++)
                Set("SV1", 7, i + 1, i < value.Count ? EdiNumber.Text(value[i]) : "");
        }
    }

    /// <summary>Whether a professional service comes of an EPSDT screening (SV111 is Y).</summary>
    public bool IsEpsdt { get => Text("SV1", 11) == "Y"; init => Set("SV1", 11, value ? "Y" : ""); }

    /// <summary>Level of nursing home care of a professional service (SV120).</summary>
    public string NursingLevel { get => Text("SV1", 20); init => Set("SV1", 20, value); }

    /// <summary>What is counted in an institutional service (SV204): DA days, UN units.</summary>
    public string InstitutionalUnit { get => Text("SV2", 4); init => Set("SV2", 4, value); }

    /// <summary>How many of an institutional service (SV205); null when absent.</summary>
    public decimal? InstitutionalQuantity { get => Number("SV2", 5); init => Set("SV2", 5, value); }

    /// <summary>Residential status in a nursing home (SV209).</summary>
    public string ResidentialStatus { get => Text("SV2", 9); init => Set("SV2", 9, value); }

    /// <summary>Level of nursing home care of an institutional service (SV210).</summary>
    public string InstitutionalNursingLevel { get => Text("SV2", 10); init => Set("SV2", 10, value); }

    /// <summary>Areas of the oral cavity (SV304), at most 5.</summary>
    public EdiList<string> OralCavities
    {
        get => Enumerable.Range(1, 5).Select(i => Text("SV3", 4, i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 5);
            for (var i = 0; i < 5; i++)
                Set("SV3", 4, i + 1, i < value.Count ? value[i] : "");
        }
    }

    /// <summary>Whether a crown or denture is the first, I, or replaces one, R (SV305).</summary>
    public string Prosthesis { get => Text("SV3", 5); init => Set("SV3", 5, value); }

    /// <summary>How many of a dental service (SV306); null when absent.</summary>
    public decimal? DentalQuantity { get => Number("SV3", 6); init => Set("SV3", 6, value); }

    /// <summary>Why a dental service is done (SV307), at most 80 characters.</summary>
    public string DentalDescription { get => Text("SV3", 7); init => Set("SV3", 7, value); }

    /// <summary>Teeth (TOO) in order, at most 32.</summary>
    public EdiList<Tooth> Teeth { get => All("TOO", segment => new Tooth(segment)); init => SetAll("TOO", value); }

    /// <summary>Who takes part (2010FA roles such as 72 operating, SJ service provider; 2010FB contact).</summary>
    public EdiList<ReviewParty> Parties
    {
        get => Children<ReviewParty>("NM1");
        init => SetChildren("NM1", value);
    }

    private Segment? Service => Find("SV1") ?? Find("SV2") ?? Find("SV3");

    private static int Position(Segment service) => service.Id == "SV2" ? 2 : 1;
}

/// <summary>A tooth to be treated (TOO).</summary>
public sealed record Tooth : SegmentPart
{
    internal Tooth(Segment segment) : base(segment) { }

    /// <summary>A tooth by its number in the universal numbering (TOO01 JP, TOO02), with up to five surfaces.</summary>
    public Tooth(string number, params ReadOnlySpan<string> surfaces) : base(new Segment("TOO", "JP", number))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(surfaces.Length, 5);
        for (var i = 0; i < surfaces.Length; i++)
            Segment = Segment.With(3, i + 1, surfaces[i]);
    }

    /// <summary>The numbering (TOO01).</summary>
    public string Numbering => Segment[1];

    /// <summary>The tooth (TOO02).</summary>
    public string Number => Segment[2];

    /// <summary>Surfaces (TOO03): B buccal, D distal, F facial, I incisal, L lingual, M mesial, O occlusal.</summary>
    public EdiList<string> Surfaces =>
        Enumerable.Range(1, 5).Select(i => Segment[3, i]).Where(code => code.Length > 0).ToEdiList();
}
