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

    /// <summary>Dates asked about (DTP*291).</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }
}
