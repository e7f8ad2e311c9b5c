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

    /// <summary>The form (LQ02).</summary>
    public string FormId { get => Text("LQ", 2); init => Set("LQ", 2, value); }

    /// <summary>The answers in order: question number (FRM01) and yes or no, text, date or percentage.</summary>
    public EdiList<Segment> Answers => Segments.Where(segment => segment.Id == "FRM").ToEdiList();
}
