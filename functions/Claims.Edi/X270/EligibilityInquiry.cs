using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X270;

/// <summary>What is asked (2110C, 2110D).</summary>
public sealed record EligibilityInquiry : EdiLoop
{
    private protected override string Order => "EQ AMT III REF DTP";

    /// <summary>Service types asked about (EQ01), such as 30 health benefit plan coverage, 98 office visit.</summary>
    public EdiList<string> ServiceTypes
    {
        get => (Find("EQ")?.Repetitions(1) ?? []).ToEdiList();
        init => ReplaceOrInsert(Find("EQ"),
            (Find("EQ") ?? new Segment("EQ")).WithRepetitions(1, value));
    }

    /// <summary>The procedure asked about instead (EQ02); null when none.</summary>
    public Procedure? Procedure
    {
        get => Text("EQ", 2).Length == 0 ? null : Procedure.Read(Find("EQ")!, 2);
        init => ReplaceOrInsert(Find("EQ"), value is null
            ? (Find("EQ") ?? new Segment("EQ")).With(2, "")
            : value.Write(Find("EQ") ?? new Segment("EQ"), 2));
    }

    /// <summary>For whom (EQ03): IND individual, FAM family.</summary>
    public string CoverageLevel { get => Text("EQ", 3); init => Set("EQ", 3, value); }

    /// <summary>Kind of insurance asked about (EQ04).</summary>
    public string InsuranceType { get => Text("EQ", 4); init => Set("EQ", 4, value); }

    /// <summary>Which diagnoses of the person (HI) the question is for, from 1 (EQ05), at most 4.</summary>
    public EdiList<int> DiagnosisPointers
    {
        get => Enumerable.Range(1, 4).Select(i => Find("EQ")?.Number(5, i)).OfType<decimal>()
            .Select(pointer => (int)Math.Clamp(pointer, 0, 99)).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 4);
            Set("EQ", 5, "");
            for (var i = 0; i < value.Count; i++)
                Set("EQ", 5, i + 1, EdiNumber.Text(value[i]));
        }
    }

    /// <summary>Spend-down amounts (AMT): R to be met, PB billed.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Place of service asked about (III02 with ZZ); empty when none.</summary>
    public string PlaceOfService
    {
        get => Text("III", "ZZ", 2);
        init => SetQualified("III", "ZZ", 2, value);
    }

    /// <summary>Reference numbers (REF): 9F referral, G1 prior authorization.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Dates asked about (DTP*291).</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }
}
