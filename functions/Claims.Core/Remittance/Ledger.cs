using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>The money of encounters.</summary>
public sealed class Ledger(IRecords records)
{
    /// <summary>An encounter's entries, by step.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(
        ClinicId clinic, EncounterId encounter, CancellationToken cancellationToken) =>
        await records.ReadAllAsync<LedgerEntry>(clinic, $"{encounter}/", cancellationToken);

    /// <summary>An encounter's books.</summary>
    public async Task<Books> BooksAsync(
        ClinicId clinic, EncounterId encounter, CancellationToken cancellationToken) =>
        Books.Of(await EntriesAsync(clinic, encounter, cancellationToken));

    /// <summary>A clinic's books.</summary>
    public async Task<Books> BooksAsync(ClinicId clinic, CancellationToken cancellationToken) =>
        Books.Of(await records.ReadAllAsync<LedgerEntry>(clinic, "", cancellationToken));
}
