using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>Where all money of a clinic is, and whether the two books agree.</summary>
/// <param name="Encounters">The encounters' accounts.</param>
/// <param name="Clinic">The clinic's own.</param>
/// <param name="LastClosed">The last day that was closed.</param>
/// <param name="Faults">What does not agree; empty when all does.</param>
public sealed record BalanceSheet(
    Books Encounters, ClinicBooks Clinic, DayClose? LastClosed, IReadOnlyList<Issue> Faults)
{
    /// <summary>What is still to be had: from payers, patients and through collections.</summary>
    public Money Receivable => Encounters[Account.Payer] + Encounters[Account.Patient] + Encounters[Account.Collections];
}

/// <summary>Draws balance sheets.</summary>
public sealed class BalanceSheets(Ledger ledger, ClinicLedger clinicLedger, DayCloses days, BooksAudit audit)
{
    /// <summary>A clinic's sheet as of now.</summary>
    public async Task<BalanceSheet> ReadAsync(ClinicId clinic, CancellationToken cancellationToken) => new(
        await ledger.BooksAsync(clinic, cancellationToken),
        ClinicBooks.Of(await clinicLedger.EntriesAsync(clinic, cancellationToken)),
        await days.LastAsync(clinic, cancellationToken),
        await audit.CheckAsync(clinic, cancellationToken));
}
