using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A drug given (2410).</summary>
public sealed record Drug : EdiLoop
{
    private protected override string Order => "LIN CTP REF";

    /// <summary>National drug code, 11 digits without dashes (LIN03 with N4).</summary>
    public string NationalDrugCode
    {
        get => Text("LIN", 3);
        init
        {
            Set("LIN", 2, "N4");
            Set("LIN", 3, value);
        }
    }

    /// <summary>How much (CTP04); null when it cannot be read.</summary>
    public decimal? Quantity { get => Number("CTP", 4); init => Set("CTP", 4, value); }

    /// <summary>The unit (CTP05-1): F2 international unit, GR gram, ME milligram, ML millilitre, UN unit.</summary>
    public string Unit { get => Text("CTP", 5, 1); init => Set("CTP", 5, 1, value); }

    /// <summary>All reference numbers (REF) in order.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Ties the ingredients of a compound together (REF*VY).</summary>
    public string LinkNumber { get => Text("REF", "VY", 2); init => SetQualified("REF", "VY", 2, value); }

    /// <summary>Prescription number (REF*XZ).</summary>
    public string PrescriptionNumber
    {
        get => Text("REF", "XZ", 2);
        init => SetQualified("REF", "XZ", 2, value);
    }
}

/// <summary>Answers of a paper form that goes with a line (2440).</summary>
public sealed record LineForm : EdiLoop
{
    private protected override string Order => "LQ FRM";

    /// <summary>The list the form is of (LQ01): AS form type, UT certificate of medical necessity.</summary>
    public string FormList { get => Text("LQ", 1); init => Set("LQ", 1, value); }

    /// <summary>The form (LQ02).</summary>
    public string FormId { get => Text("LQ", 2); init => Set("LQ", 2, value); }

    /// <summary>The answers in order (FRM).</summary>
    public EdiList<FormAnswer> Answers
    {
        get => All("FRM", segment => new FormAnswer(segment));
        init => SetAll("FRM", value);
    }
}

/// <summary>An answer to a question of a form (FRM): yes or no, text, a date or a percentage.</summary>
public sealed record FormAnswer : SegmentPart
{
    internal FormAnswer(Segment segment) : base(segment) { }

    /// <summary>The answer to the question of this number (FRM01).</summary>
    public FormAnswer(string question) : base(new Segment("FRM", question)) { }

    /// <summary>The question's number (FRM01).</summary>
    public string Question => Segment[1];

    /// <summary>Y, N or W not applicable (FRM02).</summary>
    public string YesNo { get => Segment[2]; init => Segment = Segment.With(2, value); }

    /// <summary>Text (FRM03), at most 50 characters.</summary>
    public string Text { get => Segment[3]; init => Segment = Segment.With(3, value); }

    /// <summary>A date (FRM04); null when absent.</summary>
    public DateOnly? Date { get => Segment.Date(4); init => Segment = Segment.With(4, EdiDate.Text(value)); }

    /// <summary>A percentage (FRM05); null when absent.</summary>
    public decimal? Percent { get => Segment.Number(5); init => Segment = Segment.With(5, value); }
}
