using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>How an inpatient came in and left (CL1).</summary>
public sealed record Admission : SegmentPart
{
    internal Admission(Segment segment) : base(segment) { }

    /// <summary>An admission.</summary>
    /// <param name="type">Priority (CL101): 1 emergency, 2 urgent, 3 elective, 4 newborn, 5 trauma, 9 unknown.</param>
    /// <param name="source">Where from (CL102): 1 home or community, 2 clinic, 4 to 6 transfers, 9 unknown.</param>
    /// <param name="status">Where to (CL103), such as 01 home, 20 died, 30 still a patient.</param>
    public Admission(string type, string source, string status)
        : base(new Segment("CL1", type).With(2, source).With(3, status)) { }

    /// <summary>Priority (CL101).</summary>
    public string Type => Segment[1];

    /// <summary>Where the patient came from (CL102).</summary>
    public string Source => Segment[2];

    /// <summary>Where the patient went (CL103).</summary>
    public string Status => Segment[3];

    /// <summary>Status in a nursing home (CL104, 278 only): 1 to 9.</summary>
    public string NursingHomeStatus { get => Segment[4]; init => Segment = Segment.With(4, value); }
}
