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
        var claims = await EncounterClaims.ListAsync(records, encounter, cancellationToken);
        var claim = claims.LastOrDefault(claim => claim is { Remittances: > 0, Prior: null });
        return new(
            claim,
            await PaymentsAsync(records, claim, claims, cancellationToken),
            await records.ReadAllAsync<LedgerEntry>(clinic, prefix, cancellationToken),
            await records.ReadAllAsync<Statement>(clinic, prefix, cancellationToken),
            await records.ReadAllAsync<PatientRequest>(clinic, prefix, cancellationToken));
    }

    /// <summary>What the first payer decided and those after it.</summary>
    private static async Task<IReadOnlyList<ClaimPayment>> PaymentsAsync(
        IRecords records, Claim? claim, IReadOnlyList<Claim> claims, CancellationToken cancellationToken)
    {
        List<Claim> standing = [.. claims.Where(one => one.Id == claim?.Id || one.Prior?.Claim == claim?.Id)];
        var payments = new List<ClaimPayment>();
        foreach (var one in claim is null ? [] : standing)
        {
            payments.AddRange(await ClaimPayment.ListAsync(records, one.Ref, cancellationToken));
        }

        return PayersTogether.Of(standing, payments);
    }
}
