using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.PatientBilling;

/// <summary>All that billing a patient for an encounter rests on.</summary>
/// <param name="Claim">The claim that stands; null when nothing was ever billed.</param>
/// <param name="Payments">What the payer decided on it.</param>
/// <param name="Entries">The encounter's ledger.</param>
/// <param name="Sent">The statements sent so far.</param>
/// <param name="Requests">What the patient asked.</param>
internal sealed record BillingFile(
    Claim? Claim,
    IReadOnlyList<ClaimPayment> Payments,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<Statement> Sent,
    IReadOnlyList<PatientRequest> Requests)
{
    public static async Task<BillingFile> ReadAsync(
        IRecords records, EncounterRef encounter, CancellationToken cancellationToken)
    {
        var clinic = encounter.Clinic;
        var prefix = $"{encounter.Encounter}/";
        var claim = (await EncounterClaims.ListAsync(records, encounter, cancellationToken))
            .LastOrDefault(claim => claim.Remittances > 0);
        return new(
            claim,
            claim is null ? [] : await ClaimPayment.ListAsync(records, claim.Ref, cancellationToken),
            await records.ReadAllAsync<LedgerEntry>(clinic, prefix, cancellationToken),
            await records.ReadAllAsync<Statement>(clinic, prefix, cancellationToken),
            await records.ReadAllAsync<PatientRequest>(clinic, prefix, cancellationToken));
    }
}
