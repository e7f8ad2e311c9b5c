using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>A remittance (835 transaction) as a whole.</summary>
/// <param name="Id">Of payer and trace number: the same remittance sent again is the same file.</param>
/// <param name="FileName">The name it came under.</param>
/// <param name="ContentHash">SHA-256 of the transaction, lower-case hex.</param>
/// <param name="PayerName">N1*PR.</param>
/// <param name="TraceNumber">TRN02: ties it to the bank deposit.</param>
/// <param name="Amount">BPR02: what the bank receives.</param>
/// <param name="Date">BPR16.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Status">Where it is.</param>
/// <param name="ClaimsPaid">The sum of CLP04.</param>
/// <param name="ProviderAdjustments">PLB entries: a positive amount lowers the deposit.</param>
/// <param name="Reason">Why it was quarantined.</param>
/// <param name="EnteredBy">Who typed it from paper; null when it came as an 835.</param>
public sealed record RemittanceFile(
    string Id,
    string FileName,
    string ContentHash,
    string PayerName,
    string TraceNumber,
    Money Amount,
    DateOnly Date,
    DateTimeOffset ReceivedAt,
    RemittanceStatus Status,
    Money ClaimsPaid,
    IReadOnlyList<FileAdjustment> ProviderAdjustments,
    string? Reason = null,
    string? EnteredBy = null) : IRecord<RemittanceFile>
{
    /// <inheritdoc/>
    public static string Kind => "remittance-file";

    /// <inheritdoc/>
    public string Key => Id;
}

/// <summary>Where a remittance is.</summary>
public enum RemittanceStatus
{
    /// <summary>Its claims are being posted; a crash here is taken up again.</summary>
    Posting,

    /// <summary>All of it is posted.</summary>
    Posted,

    /// <summary>It does not balance: nothing of it was posted.</summary>
    Quarantined,
}

/// <summary>An adjustment of the deposit that belongs to no claim (PLB).</summary>
/// <param name="Reason">L6 interest, FB forwarding balance, WO overpayment recovery…</param>
/// <param name="Reference">What it refers to.</param>
/// <param name="Amount">Positive lowers the deposit.</param>
public sealed record FileAdjustment(string Reason, string Reference, Money Amount);
