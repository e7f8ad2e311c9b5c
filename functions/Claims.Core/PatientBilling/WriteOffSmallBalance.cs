using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>Writes off a balance that the policy calls too small to ask for, under the policy's name.</summary>
public sealed class WriteOffSmallBalance(
    IRecords records, IDunningPolicies policies, Ledger ledger, TimeProvider time) : Activity<EncounterRef, bool>
{
    public static readonly ActivityRef<EncounterRef, bool> Ref = new(nameof(WriteOffSmallBalance));

    public override async Task<bool> RunAsync(ActivityContext context, EncounterRef encounter)
    {
        var cancel = context.CancellationToken;
        var books = await ledger.BooksAsync(encounter.Clinic, encounter.Encounter, cancel);
        var balance = books[Account.Patient];
        if (policies.For(encounter.Clinic).SmallBalance is not { } policy
            || balance <= Money.Zero || balance >= policy.Below)
        {
            return false; // A payment came, or an earlier attempt wrote it off.
        }

        return await records.TryAddAsync(
            encounter.Clinic,
            new LedgerEntry(
                encounter.Encounter, $"patient/small-balance/{context.StepId}", time.GetUtcNow(), Account.Patient,
                Account.WrittenOff, balance, policy.Name),
            cancel);
    }
}
