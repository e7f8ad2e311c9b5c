using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>What a professional and an institutional claim (2300) have in common.</summary>
public abstract record ClaimBase : EdiLoop
{
    /// <summary>The qualifiers of health codes in the order their segments have in both guides.</summary>
    private static readonly string[] HealthCodeOrder =
    [
        "BK", "ABK", "BJ", "ABJ", "PR", "APR", "BN", "ABN", "DR", "BF", "ABF", "BR", "BBR", "CAH", "BQ", "BBQ", "BI",
        "BH", "BE", "BP", "BG", "TC",
    ];

    /// <summary>Patient control number (CLM01), at most 20 characters; it comes back in 277CA and 835.</summary>
    public string PatientControlNumber { get => Text("CLM", 1); init => Set("CLM", 1, value); }

    /// <summary>Total charge in US dollars (CLM02), the sum of the lines; 0 when it cannot be read.</summary>
    public decimal TotalCharge { get => Number("CLM", 2) ?? 0; init => Set("CLM", 2, value); }

    /// <summary>Frequency (CLM05-3): 1 original, 7 replacement, 8 void; 7 and 8 need
    /// <see cref="PayerClaimControlNumber"/>.</summary>
    public string Frequency
    {
        get => Text("CLM", 5, 3);
        init
        {
            Set("CLM", 5, 2, FacilityQualifier);
            Set("CLM", 5, 3, value);
        }
    }

    /// <summary>Assignment (CLM07): A accepted, B on clinical lab services only, C not accepted.</summary>
    public string Assignment { get => Text("CLM", 7); init => Set("CLM", 7, value); }

    /// <summary>Whether the patient assigned the benefits to the provider (CLM08): Y, N or W not applicable.</summary>
    public string BenefitsAssignment { get => Text("CLM", 8); init => Set("CLM", 8, value); }

    /// <summary>Release of information (CLM09): Y signed, I informed consent.</summary>
    public string ReleaseOfInformation { get => Text("CLM", 9); init => Set("CLM", 9, value); }

    /// <summary>Why the claim is late (CLM20), 1 to 11 or 15.</summary>
    public string DelayReason { get => Text("CLM", 20); init => Set("CLM", 20, value); }

    /// <summary>All dates of the claim (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Attachments announced (PWK), at most 10.</summary>
    public EdiList<Attachment> Attachments
    {
        get => All("PWK", segment => new Attachment(segment));
        init => SetAll("PWK", value);
    }

    /// <summary>The contract the claim is under (CN1); null when absent.</summary>
    public Contract? Contract
    {
        get => Find("CN1") is { } segment ? new Contract(segment) : null;
        init => ReplaceOrInsert(Find("CN1"), value?.Segment);
    }

    /// <summary>All amounts (AMT) in order.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Prior authorization number (REF*G1).</summary>
    public string PriorAuthorization
    {
        get => Text("REF", "G1", 2);
        init => SetQualified("REF", "G1", 2, value);
    }

    /// <summary>The payer's control number of the claim replaced or voided (REF*F8).</summary>
    public string PayerClaimControlNumber
    {
        get => Text("REF", "F8", 2);
        init => SetQualified("REF", "F8", 2, value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Notes (NTE).</summary>
    public EdiList<Note> Notes { get => All("NTE", segment => new Note(segment)); init => SetAll("NTE", value); }

    /// <summary>Data a law or contract asks for that has no place of its own (K301), at most 10 times 80
    /// characters.</summary>
    public EdiList<string> FixedFormatData
    {
        get => Segments.Where(segment => segment.Id == "K3").Select(segment => segment[1]).ToEdiList();
        init => SetAll("K3", value.Select(text => new FixedFormat(text)));
    }

    /// <summary>Conditions (CRC): ambulance, vision, homebound, EPSDT.</summary>
    public EdiList<Condition> Conditions
    {
        get => All("CRC", segment => new Condition(segment));
        init => SetAll("CRC", value);
    }

    /// <summary>What a repricer made of the claim (HCP); null when absent.</summary>
    public Repricing? Repricing
    {
        get => Find("HCP") is { } segment ? new Repricing(segment) : null;
        init => ReplaceOrInsert(Find("HCP"), value?.Segment);
    }

    /// <summary>What CLM05-1 is (CLM05-2): B place of service, A type of bill.</summary>
    private protected abstract string FacilityQualifier { get; }

    /// <summary>The codes of all health code segments (HI) that start with one of these qualifiers.</summary>
    private protected EdiList<HealthCode> Codes(params ReadOnlySpan<string> qualifiers)
    {
        var codes = new List<HealthCode>();
        foreach (var segment in Segments)
        {
            if (segment.Id == "HI" && qualifiers.Contains(segment[1, 1]))
                codes.AddRange(HealthCode.Read(segment));
        }
        return codes.ToEdiList();
    }

    /// <summary>Replaces the health codes of these qualifiers, up to 12 in a segment.</summary>
    private protected void SetCodes(string[] qualifiers, EdiList<HealthCode> codes) =>
        SetHealthCodes(qualifiers, codes.Chunk(12).Select(chunk => HealthCode.Write(chunk)!));

    /// <summary>Replaces the HI segments of these qualifiers; all HI segments come in guide order.</summary>
    private protected void SetHealthCodes(string[] qualifiers, IEnumerable<Segment> added) =>
        SetAll("HI", Segments.Where(segment => segment.Id == "HI" && !qualifiers.Contains(segment[1, 1])).Concat(added)
            .OrderBy(segment => Array.IndexOf(HealthCodeOrder, segment[1, 1]))
            .Select(segment => new HealthCodeSegment(segment)).ToList());

    private sealed record HealthCodeSegment : SegmentPart
    {
        public HealthCodeSegment(Segment segment) : base(segment) { }
    }
}
