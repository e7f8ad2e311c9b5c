using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>Oxygen therapy at home (CR5).</summary>
public sealed record OxygenTherapy : SegmentPart
{
    internal OxygenTherapy(Segment segment) : base(segment) { }

    /// <summary>A therapy; its properties say what is asked for.</summary>
    public OxygenTherapy() : base(new Segment("CR5")) { }

    /// <summary>Certification type (CR501): I initial, R renewal, S revised.</summary>
    public string CertificationType { get => Segment[1]; init => Segment = Segment.With(1, value); }

    /// <summary>Length of the treatment in months (CR502); null when absent.</summary>
    public decimal? Months { get => Segment.Number(2); init => Segment = Segment.With(2, value); }

    /// <summary>Kinds of equipment (CR503, CR504, CR518): A concentrator, B liquid stationary, C gaseous stationary,
    /// D liquid portable, E gaseous portable, O other; at most 3.</summary>
    public EdiList<string> Equipment
    {
        get => new[] { Segment[3], Segment[4], Segment[18] }.Where(kind => kind.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 3);
            Segment = Segment.With(3, value.ElementAtOrDefault(0)).With(4, value.ElementAtOrDefault(1))
                .With(18, value.ElementAtOrDefault(2));
        }
    }

    /// <summary>Why the equipment is needed (CR505), at most 80 characters.</summary>
    public string Reason { get => Segment[5]; init => Segment = Segment.With(5, value); }

    /// <summary>Flow in liters per minute (CR506); null when absent.</summary>
    public decimal? FlowRate { get => Segment.Number(6); init => Segment = Segment.With(6, value); }

    /// <summary>How often a day (CR507); null when absent.</summary>
    public decimal? TimesPerDay { get => Segment.Number(7); init => Segment = Segment.With(7, value); }

    /// <summary>Hours each time (CR508); null when absent.</summary>
    public decimal? Hours { get => Segment.Number(8); init => Segment = Segment.With(8, value); }

    /// <summary>The order to the respiratory therapist (CR509), at most 80 characters.</summary>
    public string TherapistOrder { get => Segment[9]; init => Segment = Segment.With(9, value); }

    /// <summary>Arterial blood gas in mmHg (CR510); null when absent.</summary>
    public decimal? BloodGas { get => Segment.Number(10); init => Segment = Segment.With(10, value); }

    /// <summary>Oxygen saturation in percent (CR511); null when absent.</summary>
    public decimal? Saturation { get => Segment.Number(11); init => Segment = Segment.With(11, value); }

    /// <summary>How it was tested (CR512): E exercising, R at rest on room air, S sleeping.</summary>
    public string TestCondition { get => Segment[12]; init => Segment = Segment.With(12, value); }

    /// <summary>What was found (CR513 to CR515): 1 edema, 2 cor pulmonale, 3 high hematocrit; at most 3.</summary>
    public EdiList<string> Findings
    {
        get => Enumerable.Range(13, 3).Select(i => Segment[i]).Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 3);
            for (var i = 0; i < 3; i++)
                Segment = Segment.With(13 + i, value.ElementAtOrDefault(i));
        }
    }

    /// <summary>Flow of the portable system in liters per minute (CR516); null when absent.</summary>
    public decimal? PortableFlowRate { get => Segment.Number(16); init => Segment = Segment.With(16, value); }

    /// <summary>How the oxygen is given (CR517): A nasal cannula, B conserving device, C the same with a pulse
    /// system, D the same with a reservoir, E transtracheal catheter.</summary>
    public string Delivery { get => Segment[17]; init => Segment = Segment.With(17, value); }
}
