using Claims.Core.Primitives;

namespace Claims.Core.Remittance;

/// <summary>The clinic's own money.</summary>
public sealed class ClinicLedger(IRecords records)
{
    /// <summary>All entries. Remittances that were posted before there was this book are read as if it had been.</summary>
    public async Task<IReadOnlyList<ClinicEntry>> EntriesAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var entries = await records.ReadAllAsync<ClinicEntry>(clinic, "", cancellationToken);
        var known = entries.Select(entry => entry.Subject).ToHashSet();
        var files = (await records.ReadAllAsync<RemittanceFile>(clinic, "", cancellationToken))
            .Where(file => file.Status == RemittanceStatus.Posted && !known.Contains(file.Id)).ToList();
        if (files.Count == 0)
        {
            return entries;
        }

        var unmatched = (await records.ReadAllAsync<UnmatchedPayment>(clinic, "", cancellationToken))
            .ToLookup(payment => payment.File);
        return
        [
            .. entries,
            .. files.SelectMany(file => ProviderMoney.Entries(
                    file, Money.Sum(unmatched[file.Id].Select(payment => payment.Adjudication.Paid)), file.ReceivedAt)
                .Concat(unmatched[file.Id].Where(payment => payment.AssignedTo is not null)
                    .SelectMany(payment => ProviderMoney.Assigned(payment, file.ReceivedAt)))),
        ];
    }
}
