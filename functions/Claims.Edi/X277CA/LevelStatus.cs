using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>Trace, status and totals of a level (2200A, 2200B, 2200C).</summary>
public sealed record LevelStatus : EdiLoop
{
    private protected override string Order => "TRN STC REF DTP QTY AMT";

    /// <summary>What the trace is (TRN01): 1 the answerer's at source and provider level, 2 the submitter's.</summary>
    public string TraceType { get => Text("TRN", 1); init => Set("TRN", 1, value); }

    /// <summary>The trace number (TRN02).</summary>
    public string TraceNumber { get => Text("TRN", 2); init => Set("TRN", 2, value); }

    /// <summary>Statuses (STC).</summary>
    public EdiList<StatusInformation> Statuses
    {
        get => All("STC", segment => new StatusInformation(segment));
        init => SetAll("STC", value);
    }

    /// <summary>The payer's numbers of the provider (REF) at provider level.</summary>
    public EdiList<Reference> References
    {
        get => All("REF", segment => new Reference(segment));
        init => SetAll("REF", value);
    }

    /// <summary>Received (DTP*050) and processed (DTP*009) at source level.</summary>
    public EdiList<DatePeriod> Dates
    {
        get => All("DTP", segment => new DatePeriod(segment));
        init => SetAll("DTP", value);
    }

    /// <summary>Claims accepted (QTY*90, or QA at provider level); null when absent.</summary>
    public decimal? AcceptedCount => Number("QTY", "90", 2) ?? Number("QTY", "QA", 2);

    /// <summary>Claims rejected (QTY*AA, or QC at provider level); null when absent.</summary>
    public decimal? RejectedCount => Number("QTY", "AA", 2) ?? Number("QTY", "QC", 2);

    /// <summary>Charges accepted (AMT*YU); null when absent.</summary>
    public decimal? AcceptedAmount => Number("AMT", "YU", 2);

    /// <summary>Charges rejected (AMT*YY); null when absent.</summary>
    public decimal? RejectedAmount => Number("AMT", "YY", 2);

    /// <summary>All counts (QTY) in order.</summary>
    public EdiList<Quantity> Quantities
    {
        get => All("QTY", segment => new Quantity(segment));
        init => SetAll("QTY", value);
    }

    /// <summary>All amounts (AMT) in order.</summary>
    public EdiList<Amount> Amounts { get => All("AMT", segment => new Amount(segment)); init => SetAll("AMT", value); }
}
