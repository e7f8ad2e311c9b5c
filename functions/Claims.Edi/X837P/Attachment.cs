using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>An attachment announced with a claim or line (PWK).</summary>
public sealed record Attachment : SegmentPart
{
    internal Attachment(Segment segment) : base(segment) { }

    /// <summary>An attachment.</summary>
    /// <param name="reportType">What it is (PWK01), such as OZ support data, 03 report justifying treatment.</param>
    /// <param name="transmission">How it goes (PWK02): AA on request, BM mail, EL electronic, EM mail, FX fax.</param>
    /// <param name="controlNumber">The sender's number on the attachment (PWK06 with AC), at most 50.</param>
    public Attachment(string reportType, string transmission, string controlNumber = "")
        : base(controlNumber.Length == 0
            ? new Segment("PWK", reportType, transmission)
            : new Segment("PWK", reportType, transmission, "", "", "AC", controlNumber))
    { }

    /// <summary>What it is (PWK01).</summary>
    public string ReportType => Segment[1];

    /// <summary>How it goes (PWK02).</summary>
    public string Transmission => Segment[2];

    /// <summary>The sender's number on the attachment (PWK06).</summary>
    public string ControlNumber => Segment[6];

    /// <summary>What it is in words (PWK07, 278 only), at most 80 characters.</summary>
    public string Description { get => Segment[7]; init => Segment = Segment.With(7, value); }
}

/// <summary>A note (NTE).</summary>
public sealed record Note : SegmentPart
{
    internal Note(Segment segment) : base(segment) { }

    /// <summary>A note of a kind: ADD additional information, CER certification, DCP goals, DGN diagnosis.</summary>
    public Note(string kind, string text) : base(new Segment("NTE", kind, text)) { }

    /// <summary>The kind (NTE01).</summary>
    public string Kind => Segment[1];

    /// <summary>The text (NTE02), at most 80 characters.</summary>
    public string Text => Segment[2];
}

/// <summary>Data of a fixed format (K3).</summary>
internal sealed record FixedFormat(string Text) : SegmentPart(new Segment("K3", Text));
