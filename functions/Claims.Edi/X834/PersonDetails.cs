using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>Classes of employment of a member (EC).</summary>
public sealed record EmploymentClass : SegmentPart
{
    internal EmploymentClass(Segment segment) : base(segment) { }

    /// <summary>One to three classes, such as 01 union, 02 not union.</summary>
    public EmploymentClass(params ReadOnlySpan<string> codes) : base(new Segment("EC", codes))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codes.Length, 3);
    }

    /// <summary>The classes (EC01 to EC03).</summary>
    public EdiList<string> Codes =>
        Enumerable.Range(1, 3).Select(i => Segment[i]).Where(code => code.Length > 0).ToEdiList();
}

/// <summary>Income of a member (ICM).</summary>
public sealed record Income : SegmentPart
{
    internal Income(Segment segment) : base(segment) { }

    /// <summary>An amount in US dollars per period, such as 1 week, 2 two weeks, 4 month, 6 day, 7 year, H
    /// hour, Q quarter.</summary>
    public Income(string period, decimal amount) : base(new Segment("ICM", period, EdiNumber.Text(amount))) { }

    /// <summary>The period (ICM01).</summary>
    public string Period => Segment[1];

    /// <summary>The amount (ICM02); null when it cannot be read.</summary>
    public decimal? Amount => Segment.Number(2);

    /// <summary>Hours of work a week (ICM03); null when absent.</summary>
    public decimal? WeeklyHours { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>Place or department of the work (ICM04), at most 30 characters.</summary>
    public string Department { get => Segment[4]; init => Segment = Segment.With(4, value); }

    /// <summary>Salary grade (ICM05).</summary>
    public string SalaryGrade { get => Segment[5]; init => Segment = Segment.With(5, value); }
}

/// <summary>Health of a member (HLH).</summary>
public sealed record HealthState : SegmentPart
{
    internal HealthState(Segment segment) : base(segment) { }

    /// <summary>A state: N none, S substance abuse, T tobacco, U unknown, X tobacco and substance abuse.</summary>
    public HealthState(string code) : base(new Segment("HLH", code)) { }

    /// <summary>The state (HLH01).</summary>
    public string Code => Segment[1];

    /// <summary>Height in inches (HLH02); null when absent.</summary>
    public decimal? Inches { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Weight in pounds (HLH03); null when absent.</summary>
    public decimal? Pounds { get => Segment.Number(3); init => Segment = Segment.With(3, value); }
}

/// <summary>A language of a member (LUI).</summary>
public sealed record Language : SegmentPart
{
    internal Language(Segment segment) : base(segment) { }

    /// <summary>A language by its code in a list: LD NISO Z39.53, LE ISO 639.</summary>
    public Language(string list, string code) : base(new Segment("LUI", list, code)) { }

    /// <summary>The list (LUI01).</summary>
    public string List => Segment[1];

    /// <summary>The code (LUI02).</summary>
    public string Code => Segment[2];

    /// <summary>The language in words (LUI03), when there is no code.</summary>
    public string Description { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>What the member uses it for (LUI04): 5 reading, 6 writing, 7 speaking, 8 native language.</summary>
    public string Use { get => Segment[4]; init => Segment = Segment.With(4, value); }
}

/// <summary>An identification card wanted (IDC).</summary>
public sealed record IdentificationCard : SegmentPart
{
    internal IdentificationCard(Segment segment) : base(segment) { }

    /// <summary>A card.</summary>
    /// <param name="plan">What it says of the plan (IDC01).</param>
    /// <param name="kind">D dental, H health, P prescription drugs (IDC02).</param>
    public IdentificationCard(string plan, string kind) : base(new Segment("IDC", plan, kind)) { }

    /// <summary>What it says of the plan (IDC01).</summary>
    public string Plan => Segment[1];

    /// <summary>The kind (IDC02).</summary>
    public string Kind => Segment[2];

    /// <summary>How many (IDC03); null when absent.</summary>
    public decimal? Quantity { get => Segment.Number(3); init => Segment = Segment.With(3, value); }

    /// <summary>1 added, 2 changed, RX replaced (IDC04).</summary>
    public string Action { get => Segment[4]; init => Segment = Segment.With(4, value); }
}

/// <summary>Why a member changes a provider (PLA).</summary>
public sealed record ProviderChange : SegmentPart
{
    internal ProviderChange(Segment segment) : base(segment) { }

    /// <summary>A change from a day on, for a reason (PLA05): 14 voluntary, 22 change of plan, AA dissatisfied with the
    /// office and so on.</summary>
    public ProviderChange(DateOnly day, string reason)
        : base(new Segment("PLA", "2", "1P", EdiDate.Text(day), "", reason)) { }

    /// <summary>The first day (PLA03); null when it cannot be read.</summary>
    public DateOnly? Day => Segment.Date(3);

    /// <summary>The reason (PLA05).</summary>
    public string Reason => Segment[5];
}
