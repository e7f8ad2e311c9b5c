using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>A write-off that waits for a second person.</summary>
/// <param name="Encounter">What is forgiven.</param>
/// <param name="Number">The bill's n-th proposal, from 1.</param>
/// <param name="Amount">How much.</param>
/// <param name="Why">Without patient data.</param>
/// <param name="ProposedBy">The first person.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Approved">The second person's word; null while open.</param>
/// <param name="DecidedBy">The second person.</param>
/// <param name="DecidedAt">When.</param>
public sealed record WriteOffProposal(
    EncounterRef Encounter,
    int Number,
    Money Amount,
    string Why,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    bool? Approved = null,
    string? DecidedBy = null,
    DateTimeOffset? DecidedAt = null) : IRecord<WriteOffProposal>
{
    /// <inheritdoc/>
    public static string Kind => "write-off-proposal";

    /// <inheritdoc/>
    public string Key => $"{Encounter.Encounter}/{Number:D3}";
}

/// <summary>Write-offs by two persons: one proposes, another approves.</summary>
public sealed class WriteOffs(
    IRecords records, Ledger ledger, EventOutbox outbox, WorkItems work, AuditTrail audit, TimeProvider time)
{
    /// <summary>Proposes to write off what the patient owes now.</summary>
    /// <returns>The proposal, or why there is none.</returns>
    public async Task<(WriteOffProposal? Proposal, IReadOnlyList<Issue> Issues)> ProposeAsync(
        EncounterRef encounter, string why, string by, CancellationToken cancellationToken)
    {
        var known = await records.ReadAllAsync<WriteOffProposal>(
            encounter.Clinic, $"{encounter.Encounter}/", cancellationToken);
        var owed = (await ledger.BooksAsync(encounter.Clinic, encounter.Encounter, cancellationToken))[Account.Patient];
        if (owed <= Money.Zero || string.IsNullOrWhiteSpace(why) || known.Any(one => one.Approved is null))
        {
            return (null, [Refused("Something must be owed, a reason given, and no other proposal open.")]);
        }

        var proposal = new WriteOffProposal(
            encounter, known.Count + 1, owed, why.Trim(), by, time.GetUtcNow());
        await records.SaveAsync(encounter.Clinic, cancellationToken, RecordChange.Add(proposal));
        await work.OpenAsync(
            encounter.Clinic,
            new(
                $"write-off/{proposal.Key}", WorkItemType.PatientRequest, encounter.Encounter.Value, time.GetUtcNow(),
                null, $"{by} proposes to write off {owed}: a second person decides on the balance's page."),
            cancellationToken);
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, by, "proposed", $"write-off of {owed}",
            $"write-off/{proposal.Number}", cancellationToken);
        return (proposal, []);
    }

    /// <summary>The second person's word.</summary>
    /// <returns>Empty when it was taken; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> DecideAsync(
        EncounterRef encounter, int number, bool approve, string by, CancellationToken cancellationToken)
    {
        var (clinic, key) = (encounter.Clinic, $"{encounter.Encounter}/{number:D3}");
        if (await records.FindAsync<WriteOffProposal>(clinic, key, cancellationToken) is not { } old
            || old.Record.Approved is not null)
        {
            return [Refused("There is no such open proposal.")];
        }

        if (string.Equals(old.Record.ProposedBy.Trim(), by.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return [Refused("A second person decides: whoever proposed cannot approve.")];
        }

        var decided = old.Record with { Approved = approve, DecidedBy = by, DecidedAt = time.GetUtcNow() };
        var owed = (await ledger.BooksAsync(clinic, encounter.Encounter, cancellationToken))[Account.Patient];
        var amount = owed < decided.Amount ? owed : decided.Amount;
        var told = DunningBell.Of(encounter, "write-off");
        List<RecordChange> changes = [RecordChange.Replace(old, decided), RecordChange.Put(told)];
        if (approve && amount > Money.Zero)
        {
            changes.Add(RecordChange.Add(new LedgerEntry(
                encounter.Encounter, $"patient/write-off-{number:D3}", decided.DecidedAt.Value, Account.Patient,
                Account.WrittenOff, amount, $"{decided.Why} ({decided.ProposedBy}, {by})")));
        }

        await records.SaveAsync(clinic, changes, cancellationToken);
        await audit.WriteAsync(
            clinic, encounter.Encounter.Value, by, approve ? "approved" : "declined", $"write-off of {amount}",
            $"write-off-decided/{number}", cancellationToken);
        await work.CloseAsync(clinic, $"write-off/{key}", $"{(approve ? "approved" : "declined")} by {by}",
            cancellationToken);
        await outbox.RaiseAsync(clinic, told, cancellationToken);
        return [];
    }

    private static Issue Refused(string text) => new("DUN-WRITE-OFF", Severity.Error, "write-off", text);
}
