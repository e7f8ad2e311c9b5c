using Claims.Edi.Syntax;

namespace Claims.Edi.Parts;

/// <summary>One reason for a difference between charge and payment: a triplet of a CAS segment.</summary>
/// <param name="ReasonCode">The claim adjustment reason code (CARC), such as <c>45</c>.</param>
/// <param name="Amount">US dollars; a positive amount lowers the payment.</param>
/// <param name="Quantity">Units adjusted, when units were.</param>
public sealed record AdjustmentReason(string ReasonCode, decimal Amount, decimal? Quantity = null);

/// <summary>A group of adjustments (CAS): up to six reasons.</summary>
public sealed record ClaimAdjustment : SegmentPart
{
    internal ClaimAdjustment(Segment segment) : base(segment) { }

    /// <summary>Adjustments of a group, at most six.</summary>
    public ClaimAdjustment(string groupCode, params ReadOnlySpan<AdjustmentReason> reasons)
        : base(new Segment("CAS", groupCode))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reasons.Length, 6);
        for (var i = 0; i < reasons.Length; i++)
        {
            Segment = Segment.With(2 + 3 * i, reasons[i].ReasonCode).With(3 + 3 * i, reasons[i].Amount)
                .With(4 + 3 * i, reasons[i].Quantity);
        }
    }

    /// <summary>One adjustment of a group.</summary>
    public ClaimAdjustment(string groupCode, string reasonCode, decimal amount)
        : this(groupCode, new AdjustmentReason(reasonCode, amount)) { }

    /// <summary>The group (CAS01): CO contractual, PR the patient's, OA other, PI payer-initiated.</summary>
    public string GroupCode => Segment[1];

    /// <summary>The reasons in order.</summary>
    public EdiList<AdjustmentReason> Reasons
    {
        get
        {
            var reasons = new AdjustmentReason[(Segment.Count + 1) / 3];
            var count = 0;
            for (var i = 2; i <= Segment.Count; i += 3)
            {
                if (!Segment.Span(i).IsEmpty || !Segment.Span(i + 1).IsEmpty)
                    reasons[count++] = new(Segment[i], Segment.Number(i + 1) ?? 0, Segment.Number(i + 2));
            }
            return EdiList.Of(reasons, count);
        }
    }

    /// <summary>The sum of the reasons' amounts.</summary>
    public decimal Total => Sum(Segment);

    /// <summary>The sum of a loop's own adjustments, of one group if that is named.</summary>
    internal static decimal Sum(EdiLoop loop, string groupCode = "")
    {
        var total = 0m;
        foreach (var segment in loop.Segments.AsSpan())
        {
            if (segment.Kind.Is("CAS") && (groupCode.Length == 0 || segment.Is(1, groupCode)))
                total += Sum(segment);
        }
        return total;
    }

    private static decimal Sum(Segment segment)
    {
        var total = 0m;
        for (var i = 3; i <= segment.Count; i += 3)
            total += segment.Number(i) ?? 0;
        return total;
    }
}
