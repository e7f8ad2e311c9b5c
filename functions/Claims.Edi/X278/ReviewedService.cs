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

    /// <summary>Teeth (TOO02) in order.</summary>
    public EdiList<string> Teeth =>
        Segments.Where(segment => segment.Id == "TOO").Select(segment => segment[2]).ToEdiList();

    /// <summary>Who takes part (2010FA roles such as 72 operating, SJ service provider; 2010FB contact).</summary>
    public EdiList<ReviewParty> Parties
    {
        get => Children<ReviewParty>("NM1");
        init => SetChildren("NM1", value);
    }

    private Segment? Service => Find("SV1") ?? Find("SV2") ?? Find("SV3");

    private static int Position(Segment service) => service.Id == "SV2" ? 2 : 1;
}
