using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>Health care at home (CR6).</summary>
public sealed record HomeHealthCare : SegmentPart
{
    internal HomeHealthCare(Segment segment) : base(segment) { }

    /// <summary>A plan of care.</summary>
    /// <param name="prognosis">1 poor, 2 guarded, 3 fair, 4 good, 5 very good, 6 excellent, 7 less than six months to
    /// live, 8 terminal (CR601).</param>
    /// <param name="start">First day of the care (CR602).</param>
    /// <param name="medicareCoverage">Whether Medicare covers the patient (CR607): Y, N, W not applicable.</param>
    /// <param name="certificationType">I initial, R renewal, S revised and as in UM02 (CR608).</param>
    public HomeHealthCare(string prognosis, DateOnly start, string medicareCoverage, string certificationType)
        : base(new Segment("CR6", prognosis, EdiDate.Text(start)).With(7, medicareCoverage).With(8, certificationType))
    { }

    /// <summary>Prognosis (CR601).</summary>
    public string Prognosis => Segment[1];

    /// <summary>First day of the care (CR602); null when it cannot be read.</summary>
    public DateOnly? Start => Segment.Date(2);

    /// <summary>The period certified, first and last day (CR604); null when absent.</summary>
    public (DateOnly First, DateOnly Last)? Certified { get => Period(4); init => Segment = WithPeriod(4, value); }

    /// <summary>When the condition began (CR605); null when absent.</summary>
    public DateOnly? Onset { get => Segment.Date(5); init => Segment = Segment.With(5, EdiDate.Text(value)); }

    /// <summary>Whether the care is given in a skilled nursing facility (CR606): Y, N, U unknown.</summary>
    public string InNursingFacility { get => Segment[6]; init => Segment = Segment.With(6, value); }

    /// <summary>Whether Medicare covers the patient (CR607).</summary>
    public string MedicareCoverage => Segment[7];

    /// <summary>Certification type (CR608).</summary>
    public string CertificationType => Segment[8];

    /// <summary>Day of the surgery (CR609); null when absent.</summary>
    public DateOnly? SurgeryDate { get => Segment.Date(9); init => Segment = Segment.With(9, EdiDate.Text(value)); }

    /// <summary>The surgery (CR611) with its code set (CR610), such as HC; both empty when absent.</summary>
    public (string Qualifier, string Code) Surgery
    {
        get => (Segment[10], Segment[11]);
        init => Segment = Segment.With(10, value.Qualifier).With(11, value.Code);
    }

    /// <summary>Day of the physician's order (CR612); null when absent.</summary>
    public DateOnly? OrderDate { get => Segment.Date(12); init => Segment = Segment.With(12, EdiDate.Text(value)); }

    /// <summary>Last visit to the patient (CR613); null when absent.</summary>
    public DateOnly? LastVisit { get => Segment.Date(13); init => Segment = Segment.With(13, EdiDate.Text(value)); }

    /// <summary>Last contact with the physician (CR614); null when absent.</summary>
    public DateOnly? PhysicianContact
    {
        get => Segment.Date(14);
        init => Segment = Segment.With(14, EdiDate.Text(value));
    }

    /// <summary>The last stay in a hospital, first and last day (CR616); null when absent.</summary>
    public (DateOnly First, DateOnly Last)? LastAdmission
    {
        get => Period(16);
        init => Segment = WithPeriod(16, value);
    }

    /// <summary>Where the patient was discharged from (CR617): A acute care, B boarding home, C hospice, L long-term
    /// care, M nursing facility, S skilled nursing facility and so on.</summary>
    public string DischargedFrom { get => Segment[17]; init => Segment = Segment.With(17, value); }

    /// <summary>When the diagnoses began (CR618 to CR621), in the order of HI; at most 4.</summary>
    public EdiList<DateOnly> DiagnosisDates
    {
        get => Enumerable.Range(18, 4).Select(Segment.Date).OfType<DateOnly>().ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 4);
            for (var i = 0; i < 4; i++)
                Segment = Segment.With(18 + i, i < value.Count ? EdiDate.Text(value[i]) : "");
        }
    }

    private (DateOnly First, DateOnly Last)? Period(int position)
    {
        var days = Segment[position].Split('-');
        return EdiDate.Parse(days[0]) is { } first && EdiDate.Parse(days[^1]) is { } last ? (first, last) : null;
    }

    private Segment WithPeriod(int position, (DateOnly First, DateOnly Last)? period) => period is not { } days
        ? Segment.With(position - 1, "").With(position, "")
        : Segment.With(position - 1, "RD8")
            .With(position, $"{EdiDate.Text(days.First)}-{EdiDate.Text(days.Last)}");
}
