using Claims.Core.Primitives;

namespace Claims.Core.Audit;

/// <summary>
/// Who did or saw what, when (45 CFR 164.312(b)); kept six years (164.316(b)(2)). Append-only.
/// </summary>
/// <param name="Subject">An encounter, claim, statement or file id.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a coder's or physician's address, "patient", "payer", or the step of the pipeline.</param>
/// <param name="Action">What, in one stable word: opened, approved, asked, answered, rejected, posted…</param>
/// <param name="Detail">Ids and amounts only; no patient data.</param>
/// <param name="Key">Subject and a deterministic suffix, so that a repeated step writes it once.</param>
public sealed record AuditEntry(
    string Subject, DateTimeOffset At, string Actor, string Action, string Detail, string Key) : IRecord<AuditEntry>
{
    /// <inheritdoc/>
    public static string Kind => "audit";
}
