using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.PatientBilling;

/// <summary>A bill with all that its next move depends on.</summary>
/// <param name="Claim">The claim that stands.</param>
/// <param name="Patient">Whose, as the contact ledger names them.</param>
/// <param name="Facts">The facts.</param>
internal sealed record KnownBill(Claim Claim, string Patient, DunningFacts Facts);

/// <summary>Gathers the facts of a bill: one reading for the workflow, the sender and the page that explains.</summary>
public sealed class DunningFile(
    IRecords records, IClinicDirectory directory, ITexts texts, TimeProvider time)
{
    /// <summary>The facts now; null when nothing was billed.</summary>
    internal async Task<KnownBill?> ReadAsync(EncounterRef encounter, CancellationToken cancel)
    {
        var (clinic, prefix) = (encounter.Clinic, $"{encounter.Encounter}/");
        var claims = await EncounterClaims.ListAsync(records, encounter, cancel);
        if (claims.LastOrDefault(claim => claim.Remittances > 0) is not { } claim)
        {
            return null;
        }

        var person = claim.Content.Patient;
        var patient = PatientContact.PatientOf(person);
        var card = Usable((await records.FindAsync<PatientCard>(clinic, patient, cancel))?.Record);
        return new(claim, patient, new(
            encounter.Encounter,
            time.GetUtcNow(),
            directory.Clinic(clinic),
            card?.Address ?? person.Address,
            await records.ReadAllAsync<LedgerEntry>(clinic, prefix, cancel),
            await records.ReadAllAsync<Statement>(clinic, prefix, cancel),
            await records.ReadAllAsync<PatientRequest>(clinic, prefix, cancel),
            await records.ReadAllAsync<PatientContact>(clinic, $"{patient}/", cancel),
            await records.ReadAllAsync<BillingStop>(clinic, $"{patient}/", cancel),
            await records.ReadAllAsync<PaymentPlan>(clinic, prefix, cancel),
            (await records.FindAsync<PaymentPromise>(clinic, encounter.Encounter.Value, cancel))?.Record,
            await records.ReadAllAsync<Placement>(clinic, prefix, cancel),
            (await records.FindAsync<Estimate>(
                clinic, Estimate.KeyOf(patient, claim.Content.DateOfService), cancel))?.Record,
            card,
            await EmailAsync(encounter, cancel)));
    }

    /// <summary>A consent to texts is of no use where nobody sends them.</summary>
    private PatientCard? Usable(PatientCard? card) => card is null || texts.CanSend
        ? card
        : card with { Consents = [.. (card.Consents ?? []).Where(consent => consent.Channel != Channel.Sms)] };

    private async Task<string?> EmailAsync(EncounterRef encounter, CancellationToken cancel)
    {
        string? email = null;
        await foreach (var (round, _) in records.ListAsync<ReviewRound>(
            encounter.Clinic, $"{encounter.Encounter}/", cancel))
        {
            if (round.Decision is ReviewDecision.Approved approved)
            {
                email = approved.Fields.FirstOrDefault(field => field.Name == FieldName.PatientEmail)?.Text.Trim();
            }
        }

        return string.IsNullOrEmpty(email) ? null : email;
    }
}
