using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X271;

/// <summary>A benefit answered (2110C, 2110D).</summary>
public sealed record Benefit : EdiLoop
{
    private protected override string Order => "EB HSD REF DTP AAA MSG";

    private protected override string LoopOrder => "III LS NM1";

    /// <summary>What it says (EB01): 1 active, 6 inactive, A coinsurance, B copay, C deductible, F limits, G out of
    /// pocket, I not covered, R other payer.</summary>
    public string Information { get => Text("EB", 1); init => Set("EB", 1, value); }

    /// <summary>For whom (EB02): IND individual, FAM family, EMP employee.</summary>
    public string CoverageLevel { get => Text("EB", 2); init => Set("EB", 2, value); }

    /// <summary>Service types (EB03), such as 30 plan coverage, 98 office visit.</summary>
    public EdiList<string> ServiceTypes
    {
        get => (Find("EB")?.Repetitions(3) ?? []).ToEdiList();
        init => ReplaceOrInsert(Find("EB"),
            (Find("EB") ?? new Segment("EB")).WithRepetitions(3, value));
    }

    /// <summary>Kind of insurance (EB04), such as C1 commercial, HM HMO, MB Medicare part B, MC Medicaid.</summary>
    public string InsuranceType { get => Text("EB", 4); init => Set("EB", 4, value); }

    /// <summary>Plan description (EB05).</summary>
    public string PlanDescription { get => Text("EB", 5); init => Set("EB", 5, value); }

    /// <summary>Period of the amount (EB06): 23 calendar year, 27 visit, 29 remaining.</summary>
    public string TimePeriod { get => Text("EB", 6); init => Set("EB", 6, value); }

    /// <summary>US dollars (EB07): copay, deductible, maximum; null when absent.</summary>
    public decimal? Amount { get => Number("EB", 7); init => Set("EB", 7, value); }

    /// <summary>The patient's share as a fraction, 0.2 for 20 % (EB08); null when absent.</summary>
    public decimal? Percent { get => Number("EB", 8); init => Set("EB", 8, value); }

    /// <summary>What the quantity counts (EB09), such as VS visits.</summary>
    public string QuantityQualifier { get => Text("EB", 9); init => Set("EB", 9, value); }

    /// <summary>How many (EB10); null when absent.</summary>
    public decimal? Quantity { get => Number("EB", 10); init => Set("EB", 10, value); }

    /// <summary>Whether authorization is needed (EB11): Y, N or U unknown.</summary>
    public string AuthorizationRequired { get => Text("EB", 11); init => Set("EB", 11, value); }

    /// <summary>Whether it is about the plan's network (EB12): Y in, N out, W both, U unknown.</summary>
    public string InPlanNetwork { get => Text("EB", 12); init => Set("EB", 12, value); }

    /// <summary>The procedure it is about (EB13); null when it is about service types.</summary>
    public Procedure? Procedure
    {
        get => Text("EB", 13).Length == 0 ? null : Procedure.Read(Find("EB")!, 13);
        init => ReplaceOrInsert(Find("EB"), value is null
            ? (Find("EB") ?? new Segment("EB")).With(13, "")
            : value.Write(Find("EB") ?? new Segment("EB"), 13));
    }

    /// <summary>Which diagnoses of the person (HI) it is about, from 1 (EB14), at most 4.</summary>
    public EdiList<int> DiagnosisPointers
    {
        get => Enumerable.Range(1, 4).Select(i => Find("EB")?.Number(14, i)).OfType<decimal>()
            .Select(pointer => (int)Math.Clamp(pointer, 0, 99)).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 4);
            Set("EB", 14, "");
            for (var i = 0; i < value.Count; i++)
                Set("EB", 14, i + 1, EdiNumber.Text(value[i]));
        }
    }

    /// <summary>How much, how often and how long (HSD), at most 9.</summary>
    public EdiList<ServiceDelivery> Deliveries
    {
        get => All("HSD", segment => new ServiceDelivery(segment));
        init => SetAll("HSD", value);
    }

    /// <summary>What it is limited to (2115): places of service, injuries; at most 10.</summary>
    public EdiList<BenefitDetail> Details
    {
        get => Children<BenefitDetail>("III");
        init => SetChildren("III", value);
    }

    /// <summary>Reference numbers (REF).</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Dates (DTP) of this benefit.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Why this part was rejected (AAA).</summary>
    public EdiList<RequestRejection> Rejections
    {
        get => All("AAA", segment => new RequestRejection(segment));
        init => SetAll("AAA", value);
    }

    /// <summary>Free text (MSG01), at most 10 times 264 characters.</summary>
    public EdiList<string> Messages
    {
        get => Segments.Where(segment => segment.Id == "MSG").Select(segment => segment[1]).ToEdiList();
        init => SetAll("MSG", value.Select(text => new MessageText(text)));
    }

    /// <summary>Entities of the benefit, such as another payer (2120).</summary>
    public EdiList<Party> RelatedEntities
    {
        get => (Child<BenefitEntities>("LS")?.Entities ?? []).Concat(Children<Party>("NM1")).ToEdiList();
        init
        {
            SetChildren("NM1", []);
            SetChild("LS", value.Count == 0 ? null : new BenefitEntities { Entities = value });
        }
    }
}

/// <summary>The entities of a benefit between LS and LE; some senders leave these two out.</summary>
public sealed record BenefitEntities : EdiLoop
{
    private protected override string Order => "LS LE";

    private protected override string LoopOrder => "NM1";

    internal override string Trailing => "LE";

    /// <summary>The entities (2120).</summary>
    public EdiList<Party> Entities
    {
        get => Children<Party>("NM1");
        init
        {
            Set("LS", 1, "2120");
            Set("LE", 1, "2120");
            SetChildren("NM1", value);
        }
    }
}

/// <summary>Free text (MSG).</summary>
internal sealed record MessageText(string Text) : SegmentPart(new Segment("MSG", Text));

/// <summary>Why a request was rejected (AAA).</summary>
public sealed record RequestRejection : SegmentPart
{
    internal RequestRejection(Segment segment) : base(segment) { }

    /// <summary>A rejection.</summary>
    /// <param name="reason">Why (AAA03): 42 cannot respond now, 72 member id, 75 not found, 71 birth date.</param>
    /// <param name="followUp">What to do (AAA04): C correct and ask again, N do not, R ask again, S do not yet.</param>
    /// <param name="validRequest">Whether the request itself was valid (AAA01).</param>
    public RequestRejection(string reason, string followUp, bool validRequest = false)
        : base(new Segment("AAA", validRequest ? "Y" : "N", "", reason, followUp)) { }

    /// <summary>Whether the request itself was valid (AAA01 is Y).</summary>
    public bool ValidRequest => Segment[1] == "Y";

    /// <summary>Why (AAA03).</summary>
    public string Reason => Segment[3];

    /// <summary>What to do (AAA04).</summary>
    public string FollowUp => Segment[4];
}

/// <summary>What a benefit is limited to (2115): a code of a list.</summary>
public sealed record BenefitDetail : EdiLoop
{
    private protected override string Order => "III";

    /// <summary>The list (III01): ZZ places of service, GR nature of injury.</summary>
    public string CodeList { get => Text("III", 1); init => Set("III", 1, value); }

    /// <summary>The code (III02).</summary>
    public string Code { get => Text("III", 2); init => Set("III", 2, value); }

    /// <summary>What <see cref="Description"/> is about (III03): 44 nature of injury.</summary>
    public string Category { get => Text("III", 3); init => Set("III", 3, value); }

    /// <summary>The injury in words (III04), at most 264 characters.</summary>
    public string Description { get => Text("III", 4); init => Set("III", 4, value); }
}
