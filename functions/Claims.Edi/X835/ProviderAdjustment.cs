using Claims.Edi.Syntax;

namespace Claims.Edi.X835;

/// <summary>One adjustment of the payment that belongs to no claim.</summary>
/// <param name="ReasonCode">Why (PLB03-1): L6 interest, FB forwarding balance, WO overpayment recovery.</param>
/// <param name="Amount">US dollars; a positive amount lowers the payment.</param>
/// <param name="Reference">The payer's reference (PLB03-2).</param>
public sealed record ProviderAdjustmentReason(string ReasonCode, decimal Amount, string Reference = "");

/// <summary>Adjustments of the payment to a provider (PLB): up to six.</summary>
public sealed record ProviderAdjustment : SegmentPart
{
    internal ProviderAdjustment(Segment segment) : base(segment) { }

    /// <summary>Adjustments for a provider and fiscal year, at most six.</summary>
    public ProviderAdjustment(string providerId, DateOnly fiscalYearEnd,
        params ReadOnlySpan<ProviderAdjustmentReason> reasons)
        : base(new Segment("PLB", providerId, EdiDate.Text(fiscalYearEnd)))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reasons.Length, 6);
        for (var i = 0; i < reasons.Length; i++)
        {
            Segment = Segment.With(3 + 2 * i, 1, reasons[i].ReasonCode).With(3 + 2 * i, 2, reasons[i].Reference)
                .With(4 + 2 * i, reasons[i].Amount);
        }
    }

    /// <summary>The provider (PLB01), an NPI where there is one.</summary>
    public string ProviderId => Segment[1];

    /// <summary>Last day of the provider's fiscal year (PLB02).</summary>
    public DateOnly? FiscalYearEnd => Segment.Date(2);

    /// <summary>The adjustments in order.</summary>
    public EdiList<ProviderAdjustmentReason> Reasons
    {
        get
        {
            var reasons = new List<ProviderAdjustmentReason>(1);
            for (var i = 3; i <= Segment.Count; i += 2)
            {
                if (Segment[i].Length > 0 || Segment[i + 1].Length > 0)
                    reasons.Add(new(Segment[i, 1], Segment.Number(i + 1) ?? 0, Segment[i, 2]));
            }
            return reasons.ToEdiList();
        }
    }

    /// <summary>The sum of the adjustments.</summary>
    public decimal Total => Reasons.Sum(reason => reason.Amount);
}
