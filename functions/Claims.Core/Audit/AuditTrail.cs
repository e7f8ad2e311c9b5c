using Claims.Core.Primitives;

namespace Claims.Core.Audit;

/// <summary>Writes the audit trail: append-only, six years (45 CFR 164.316(b)(2)).</summary>
public sealed class AuditTrail(IRecords records, TimeProvider time)
{
    /// <summary>Writes an entry once.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="subject">An encounter, claim, statement or file id.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What, in one stable word.</param>
    /// <param name="detail">Ids and amounts only; no patient data.</param>
    /// <param name="step">Deterministic within the subject, so that a repeated step writes one entry.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task WriteAsync(
        ClinicId clinic,
        string subject,
        string actor,
        string action,
        string detail,
        string step,
        CancellationToken cancellationToken) =>
        records.TryAddAsync(
            clinic,
            new AuditEntry(subject, time.GetUtcNow(), actor, action, detail, $"{subject}/{step}"),
            cancellationToken);
}
