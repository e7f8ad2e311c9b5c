using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>A status code of a claim (composite C043).</summary>
/// <param name="Category">Category, such as A1 received, A2 accepted into adjudication, A3, A6, A7, A8
/// rejected.</param>
/// <param name="Status">Claim status code, such as 20 accepted for processing.</param>
/// <param name="Entity">Whom it is about, such as 85 billing provider, IL insured; empty when nobody.</param>
public sealed record ClaimStatusCode(string Category, string Status, string Entity = "")
{
    /// <summary>RX when <see cref="Status"/> is of the pharmacy's list; else empty.</summary>
    public string CodeList { get; init; } = "";
}

/// <summary>Status information (STC).</summary>
public sealed record StatusInformation : SegmentPart
{
    internal StatusInformation(Segment segment) : base(segment) { }

    /// <summary>One status.</summary>
    /// <param name="code">Category, status and entity.</param>
    /// <param name="effective">When the status took effect.</param>
    /// <param name="accepted">Whether what it is about was accepted (WQ) or rejected (U).</param>
    /// <param name="charge">The charge in US dollars it is about.</param>
    /// <param name="more">Up to two further codes (STC10, STC11).</param>
    public StatusInformation(ClaimStatusCode code, DateOnly effective, bool accepted, decimal charge,
        params ReadOnlySpan<ClaimStatusCode> more)
        : base(Write(new Segment("STC"), 1, code).With(2, EdiDate.Text(effective)).With(3, accepted ? "WQ" : "U")
            .With(4, charge))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(more.Length, 2);
        for (var i = 0; i < more.Length; i++)
            Segment = Write(Segment, 10 + i, more[i]);
    }

    /// <summary>The status of a claim or line in a claim status response (277), which has no action.</summary>
    /// <param name="code">Category, status and entity.</param>
    /// <param name="effective">When the status took effect.</param>
    /// <param name="charge">The charge in US dollars it is about; null on a line.</param>
    /// <param name="paid">What was paid in US dollars; null when nothing was decided or on a line.</param>
    /// <param name="more">Up to two further codes (STC10, STC11).</param>
    public StatusInformation(ClaimStatusCode code, DateOnly effective, decimal? charge = null, decimal? paid = null,
        params ReadOnlySpan<ClaimStatusCode> more)
        : base(Write(new Segment("STC"), 1, code).With(2, EdiDate.Text(effective)).With(4, charge).With(5, paid))
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(more.Length, 2);
        for (var i = 0; i < more.Length; i++)
            Segment = Write(Segment, 10 + i, more[i]);
    }

    /// <summary>The codes, one to three (STC01, STC10, STC11).</summary>
    public EdiList<ClaimStatusCode> Codes => new[] { 1, 10, 11 }.Where(i => Segment[i].Length > 0)
        .Select(i => new ClaimStatusCode(Segment[i, 1], Segment[i, 2], Segment[i, 3]) { CodeList = Segment[i, 4] })
        .ToEdiList();

    /// <summary>When the status took effect (STC02); null when it cannot be read.</summary>
    public DateOnly? Effective => Segment.Date(2);

    /// <summary>WQ accepted, U rejected (STC03).</summary>
    public string Action => Segment[3];

    /// <summary>Whether it says accepted (WQ), and no code of it says otherwise.</summary>
    public bool IsAccepted => Action == "WQ" && !IsRejected;

    /// <summary>Whether it says rejected (U), or a category of it does (A3, A6, A7, A8), whatever STC03 says: senders
    /// are known to contradict themselves, and a claim taken for accepted would wait for ever.</summary>
    public bool IsRejected => Action == "U" || Codes.Any(code => code.Category is "A3" or "A6" or "A7" or "A8");

    /// <summary>The charge it is about (STC04); null when absent.</summary>
    public decimal? Charge => Segment.Number(4);

    /// <summary>What was paid (STC05, claim status response); null when absent.</summary>
    public decimal? Paid { get => Segment.Number(5); init => Segment = Segment.With(5, value); }

    /// <summary>When the claim was decided (STC06, claim status response); null when absent.</summary>
    public DateOnly? Decided { get => Segment.Date(6); init => Segment = Segment.With(6, EdiDate.Text(value)); }

    /// <summary>When the payment was made (STC08, claim status response); null when absent.</summary>
    public DateOnly? PaymentDate { get => Segment.Date(8); init => Segment = Segment.With(8, EdiDate.Text(value)); }

    /// <summary>Check or transfer number of the payment (STC09), TRN02 of the 835.</summary>
    public string PaymentNumber { get => Segment[9]; init => Segment = Segment.With(9, value); }

    /// <summary>Free text (STC12).</summary>
    public string Message { get => Segment[12]; init => Segment = Segment.With(12, value); }

    private static Segment Write(Segment segment, int position, ClaimStatusCode code) =>
        segment.With(position, 1, code.Category).With(position, 2, code.Status).With(position, 3, code.Entity)
            .With(position, 4, code.CodeList);
}
