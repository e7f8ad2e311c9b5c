using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>What a professional and an institutional service line (2400) have in common. The number (LX01) is given by
/// the writer.</summary>
public abstract record LineBase : EdiLoop
{
    /// <summary>The line's number in its claim from 1 (LX01); 0 before writing.</summary>
    public int LineNumber => (int)Math.Clamp(Number("LX", 1) ?? 0, 0, 999999);

    /// <summary>The day or days of service (DTP*472); null when absent.</summary>
    public DatePeriod? ServiceDate
    {
        get => Find("DTP", "472") is { } segment ? new DatePeriod(segment) : null;
        init => ReplaceOrInsert(Find("DTP", "472"), value?.Segment);
    }

    /// <summary>All dates (DTP) in order.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>The sender's number for the line (REF*6R); it comes back in the 835.</summary>
    public string LineItemControlNumber
    {
        get => Text("REF", "6R", 2);
        init => SetQualified("REF", "6R", 2, value);
    }

    /// <summary>Prior authorization of this line alone (REF*G1).</summary>
    public string PriorAuthorization
    {
        get => Text("REF", "G1", 2);
        init => SetQualified("REF", "G1", 2, value);
    }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>All amounts (AMT) in order.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }

    /// <summary>Attachments announced for the line (PWK), at most 10.</summary>
    public EdiList<Attachment> Attachments
    {
        get => All("PWK", segment => new Attachment(segment));
        init => SetAll("PWK", value);
    }

    /// <summary>What a repricer made of the line (HCP); null when absent.</summary>
    public Repricing? Repricing
    {
        get => Find("HCP") is { } segment ? new Repricing(segment) : null;
        init => ReplaceOrInsert(Find("HCP"), value?.Segment);
    }

    /// <summary>Notes (NTE).</summary>
    public EdiList<Note> Notes { get => All("NTE", segment => new Note(segment)); init => SetAll("NTE", value); }

    /// <summary>The drug given (2410); null when absent.</summary>
    public Drug? Drug { get => Child<Drug>("LIN"); init => SetChild("LIN", value); }

    /// <summary>Rendering provider when not the claim's (2420A, institutional 2420C).</summary>
    public Party? RenderingProvider { get => Child<Party>("NM1*82"); init => SetChild("NM1*82", value); }

    /// <summary>Referring provider when not the claim's (2420F, institutional 2420D).</summary>
    public Party? ReferringProvider { get => Child<Party>("NM1*DN"); init => SetChild("NM1*DN", value); }

    /// <summary>What other payers decided about the line (2430), at most 15.</summary>
    public EdiList<LineAdjudication> Adjudications
    {
        get => Children<LineAdjudication>("SVD");
        init => SetChildren("SVD", value);
    }

    /// <summary>The line's charge.</summary>
    internal abstract decimal LineCharge { get; }
}
