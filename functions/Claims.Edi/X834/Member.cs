using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>A member (2000): the subscriber or a dependent.</summary>
public sealed record Member : EdiLoop
{
    private protected override string Order => "INS REF DTP";

    /// <summary>Roles of responsible persons (2100G).</summary>
    private static readonly string[] Responsible =
        ["6Y", "9K", "E1", "EI", "EXS", "GB", "GD", "J6", "LR", "QD", "S1", "TZ", "X4"];

    private static readonly string Loop2100G = string.Join(' ', Responsible.Select(role => $"NM1*{role}"));

    private protected override string LoopOrder =>
        $"NM1*IL NM1*74 NM1*70 NM1*31 NM1*36 NM1*M8 NM1*S3 {Loop2100G} NM1*45 DSB HD LS";

    /// <summary>Whether this is the subscriber (INS01 is Y).</summary>
    public bool IsSubscriber { get => Text("INS", 1) == "Y"; init => Set("INS", 1, value ? "Y" : "N"); }

    /// <summary>Relationship to the subscriber (INS02): 18 self, 01 spouse, 19 child.</summary>
    public string Relationship { get => Text("INS", 2); init => Set("INS", 2, value); }

    /// <summary>What happens (INS03): 021 added, 001 changed, 024 ended, 025 reinstated, 030 audit.</summary>
    public string Maintenance { get => Text("INS", 3); init => Set("INS", 3, value); }

    /// <summary>Why (INS04), such as 20 active, 28 initial enrollment, 07 benefits ended, 25 change of data.</summary>
    public string MaintenanceReason { get => Text("INS", 4); init => Set("INS", 4, value); }

    /// <summary>A active, C COBRA, S surviving insured, T tax equity act (INS05).</summary>
    public string BenefitStatus { get => Text("INS", 5); init => Set("INS", 5, value); }

    /// <summary>Medicare plan (INS06-1): A, B, C both, D Medicare, E none.</summary>
    public string MedicarePlan { get => Text("INS", 6, 1); init => Set("INS", 6, 1, value); }

    /// <summary>Why Medicare covers the member (INS06-2): 0 age, 1 disability, 2 renal disease.</summary>
    public string MedicareReason { get => Text("INS", 6, 2); init => Set("INS", 6, 2, value); }

    /// <summary>What made the member eligible for COBRA (INS07): 1 termination, 2 fewer hours, 4 death, 5 divorce and
    /// so on.</summary>
    public string CobraEvent { get => Text("INS", 7); init => Set("INS", 7, value); }

    /// <summary>Employment (INS08): FT full time, PT part time, TE ended, RT retired, AC active.</summary>
    public string Employment { get => Text("INS", 8); init => Set("INS", 8, value); }

    /// <summary>Student status (INS09): F full time, P part time, N none.</summary>
    public string Student { get => Text("INS", 9); init => Set("INS", 9, value); }

    /// <summary>Whether a dependent is handicapped (INS10 is Y).</summary>
    public bool IsHandicapped { get => Text("INS", 10) == "Y"; init => Set("INS", 10, value ? "Y" : ""); }

    /// <summary>When the member died (INS12); null when alive.</summary>
    public DateOnly? DeathDate
    {
        get => Date("INS", 12);
        init
        {
            Set("INS", 11, value is null ? "" : "D8");
            Set("INS", 12, EdiDate.Text(value));
        }
    }

    /// <summary>Whether access to the member's data is restricted (INS13): R, or U unrestricted.</summary>
    public string Confidentiality { get => Text("INS", 13); init => Set("INS", 13, value); }

    /// <summary>Which of twins and more (INS17), from 1; null when absent.</summary>
    public decimal? BirthSequence { get => Number("INS", 17); init => Set("INS", 17, value); }

    /// <summary>The subscriber's number (REF*0F), the same for the whole family.</summary>
    public string SubscriberNumber { get => Text("REF", "0F", 2); init => SetQualified("REF", "0F", 2, value); }

    /// <summary>Group or policy number (REF*1L).</summary>
    public string PolicyNumber { get => Text("REF", "1L", 2); init => SetQualified("REF", "1L", 2, value); }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>All dates (DTP) in order: 356 eligible from, 357 eligible to, 336 hired, 337 left.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Name, id, address, birth date (2100A with IL); null when it was corrected.</summary>
    public EnrolledPerson? Person { get => Child<EnrolledPerson>("NM1*IL"); init => SetChild("NM1*IL", value); }

    /// <summary>The right name (2100A with 74) when <see cref="IncorrectPerson"/> was sent before.</summary>
    public EnrolledPerson? CorrectedPerson
    {
        get => Child<EnrolledPerson>("NM1*74");
        init => SetChild("NM1*74", value);
    }

    /// <summary>The wrong name sent before (2100B); null when it was right.</summary>
    public EnrolledPerson? IncorrectPerson
    {
        get => Child<EnrolledPerson>("NM1*70");
        init => SetChild("NM1*70", value);
    }

    /// <summary>Where mail goes when that is another address (2100C).</summary>
    public EnrolledPerson? MailingAddress { get => Child<EnrolledPerson>("NM1*31"); init => SetChild("NM1*31", value); }

    /// <summary>Employers (2100D), at most 3.</summary>
    public EdiList<EnrolledPerson> Employers
    {
        get => Children<EnrolledPerson>("NM1*36");
        init => SetChildren("NM1*36", value);
    }

    /// <summary>Schools (2100E), at most 3.</summary>
    public EdiList<EnrolledPerson> Schools
    {
        get => Children<EnrolledPerson>("NM1*M8");
        init => SetChildren("NM1*M8", value);
    }

    /// <summary>Custodial parent (2100F); null when absent.</summary>
    public EnrolledPerson? CustodialParent
    {
        get => Child<EnrolledPerson>("NM1*S3");
        init => SetChild("NM1*S3", value);
    }

    /// <summary>Responsible persons (2100G) with their roles: S1 parent, QD responsible party, GD guardian, LR legal
    /// representative; at most 13.</summary>
    public EdiList<EnrolledPerson> ResponsiblePersons
    {
        get => Names.Where(name => Responsible.Contains(name.Role)).ToEdiList();
        init
        {
            foreach (var role in Responsible)
                SetChildren($"NM1*{role}", value.Where(person => person.Role == role));
        }
    }

    /// <summary>Where mailed drugs go (2100H); null when absent.</summary>
    public EnrolledPerson? DropOff { get => Child<EnrolledPerson>("NM1*45"); init => SetChild("NM1*45", value); }

    /// <summary>Everybody named (2100A to 2100H) in order, responsible persons included.</summary>
    public IEnumerable<EnrolledPerson> Names => Loops.OfType<EnrolledPerson>();

    /// <summary>Disabilities (2200), at most 4.</summary>
    public EdiList<Disability> Disabilities { get => Children<Disability>("DSB"); init => SetChildren("DSB", value); }

    /// <summary>Coverages (2300), at most 99.</summary>
    public EdiList<Coverage> Coverages { get => Children<Coverage>("HD"); init => SetChildren("HD", value); }

    /// <summary>Categories the sponsor reports by (2700, 2710).</summary>
    public EdiList<ReportingCategory> Categories
    {
        get => Child<ReportingCategories>("LS")?.Categories ?? [];
        init => SetChild("LS", value.Count == 0 ? null : new ReportingCategories { Categories = value });
    }
}
