using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>A coverage of a member (2300).</summary>
public sealed record Coverage : EdiLoop
{
    private protected override string Order => "HD DTP AMT REF IDC";

    private protected override string LoopOrder => "LX COB";

    /// <summary>What happens (HD01): 021 added, 001 changed, 024 ended, 025 reinstated, 030 audit.</summary>
    public string Maintenance { get => Text("HD", 1); init => Set("HD", 1, value); }

    /// <summary>Kind (HD03): HLT health, HMO, PPO, DEN dental, VIS vision, PDG prescription drugs.</summary>
    public string InsuranceLine { get => Text("HD", 3); init => Set("HD", 3, value); }

    /// <summary>The plan (HD04), at most 50 characters.</summary>
    public string Plan { get => Text("HD", 4); init => Set("HD", 4, value); }

    /// <summary>Whom it covers (HD05): EMP employee, FAM family, ESP employee and spouse, ECH and children.</summary>
    public string CoverageLevel { get => Text("HD", 5); init => Set("HD", 5, value); }

    /// <summary>Whether the member enrolled late (HD09 is Y).</summary>
    public bool IsLate { get => Text("HD", 9) == "Y"; init => Set("HD", 9, value ? "Y" : ""); }

    /// <summary>First day (DTP*348); null when absent.</summary>
    public DateOnly? Start { get => QualifiedDate("DTP", "348", 3); init => SetDate("DTP", "348", value); }

    /// <summary>Last day (DTP*349); null when absent.</summary>
    public DateOnly? End { get => QualifiedDate("DTP", "349", 3); init => SetDate("DTP", "349", value); }

    /// <summary>All dates (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Amounts (AMT): P3 premium, C1 copay, D2 deductible.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Reference numbers (REF): 1L group, 17 reporting, CE class of contract.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Identification cards wanted (IDC), at most 3.</summary>
    public EdiList<IdentificationCard> Cards
    {
        get => All("IDC", segment => new IdentificationCard(segment));
        init => SetAll("IDC", value);
    }

    /// <summary>Providers chosen (2310), at most 30.</summary>
    public EdiList<CoverageProvider> Providers
    {
        get => Children<CoverageProvider>("LX");
        init => SetChildren("LX", value);
    }

    /// <summary>Other coverages of the member (2320), at most 5.</summary>
    public EdiList<OtherInsurance> OtherInsurances
    {
        get => Children<OtherInsurance>("COB");
        init => SetChildren("COB", value);
    }
}

/// <summary>A provider chosen (2310), such as the primary care provider (P3).</summary>
public sealed record CoverageProvider : PlacedLoop
{
    private protected override string Order => "LX NM1 N2 N3 N4 PER PLA";

    internal override bool KeepsOwnNumber => true;

    /// <summary>Name and id (NM1) with the role: P3 primary care, OD doctor of optometry, FA facility.</summary>
    public NamedEntity? Name
    {
        get => Find("NM1") is { } segment ? new NamedEntity(segment) : null;
        init => ReplaceOrInsert(Find("NM1"), value?.Segment);
    }

    /// <summary>Whether the provider was the member's before (NM110): 25 established, 26 not, 72 unknown.</summary>
    public string Relation => Text("NM1", 10);

    /// <summary>Why the member changes the provider (PLA); null when it is no change.</summary>
    public ProviderChange? Change
    {
        get => Find("PLA") is { } segment ? new ProviderChange(segment) : null;
        init => ReplaceOrInsert(Find("PLA"), value?.Segment);
    }
}

/// <summary>Another insurance of a member (2320).</summary>
public sealed record OtherInsurance : EdiLoop
{
    private protected override string Order => "COB REF DTP";

    private protected override string LoopOrder => "NM1";

    /// <summary>Its place in line (COB01): P, S, T or U.</summary>
    public string PayerResponsibility { get => Text("COB", 1); init => Set("COB", 1, value); }

    /// <summary>Its policy number (COB02).</summary>
    public string PolicyNumber { get => Text("COB", 2); init => Set("COB", 2, value); }

    /// <summary>1 coordination of benefits, 5 unknown, 6 none (COB03).</summary>
    public string Coordination { get => Text("COB", 3); init => Set("COB", 3, value); }

    /// <summary>Service types coordinated (COB04), such as 1 medical care, 35 dental, AL vision.</summary>
    public EdiList<string> ServiceTypes
    {
        get => (Find("COB")?.Repetitions(4) ?? []).ToEdiList();
        init => ReplaceOrInsert(Find("COB"), (Find("COB") ?? new Segment("COB")).WithRepetitions(4, value));
    }

    /// <summary>Reference numbers (REF): 60 account, 6P group, SY social security, ZZ agreed.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>First and last day (DTP): 344 begin, 345 end.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Who insures there (2330), roles IN, GW, 36.</summary>
    public EdiList<Party> Insurers { get => Children<Party>("NM1"); init => SetChildren("NM1", value); }
}

/// <summary>A disability of a member (2200).</summary>
public sealed record Disability : EdiLoop
{
    private protected override string Order => "DSB DTP";

    /// <summary>1 short term, 2 long term, 3 permanent or total, 4 none (DSB01).</summary>
    public string Kind { get => Text("DSB", 1); init => Set("DSB", 1, value); }

    /// <summary>The code set of <see cref="Diagnosis"/> (DSB07): DX ICD-9, ZZ agreed.</summary>
    public string DiagnosisQualifier { get => Text("DSB", 7); init => Set("DSB", 7, value); }

    /// <summary>Diagnosis (DSB08).</summary>
    public string Diagnosis { get => Text("DSB", 8); init => Set("DSB", 8, value); }

    /// <summary>First and last day (DTP): 360 begin, 361 end.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }
}
