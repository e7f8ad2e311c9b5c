using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>Closes a clinic's days. What is closed stays: nothing is posted into it, and a later look finds it so.
/// </summary>
public sealed class DayCloses(
    IRecords records, IClinicDirectory directory, ClinicLedger clinicLedger, AuditTrail audit, TimeProvider time)
{
    /// <summary>The last day that was closed, or null.</summary>
    public async Task<DayClose?> LastAsync(ClinicId clinic, CancellationToken cancellationToken) =>
        (await records.ReadAllAsync<DayClose>(clinic, "", cancellationToken)).LastOrDefault();

    /// <summary>Closes a day that is over, and the days before it that were not.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="day">After the last one closed, before today.</param>
    /// <param name="closedBy">Who.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Empty when it is closed; else why not: an account that does not balance is named.</returns>
    public async Task<IReadOnlyList<Issue>> CloseAsync(
        ClinicId clinic, DateOnly day, string closedBy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var settings = directory.Clinic(clinic);
        var last = await LastAsync(clinic, cancellationToken);
        if (day <= last?.Day || day >= settings.DayOf(now))
        {
            return [Refused("A day is closed when it is over, after those before it.")];
        }

        var close = await ReadAsync(
            clinic, day, settings.StartOf(day.AddDays(1)), closedBy, last, cancellationToken);
        var faults = FaultsOf(close).ToList();
        if (faults.Count > 0)
        {
            return faults;
        }

        if (await records.TryAddAsync(clinic, close, cancellationToken))
        {
            await audit.WriteAsync(clinic, close.Key, closedBy, "closed", "the day balances", "closed", cancellationToken);
        }

        return [];
    }

    /// <summary>What does not balance in a day, account by account.</summary>
    internal static IEnumerable<Issue> FaultsOf(DayClose close) =>
        close.Encounters.Select(pair => (Name: pair.Key.ToString(), pair.Value))
            .Concat(close.Clinic.Select(pair => (Name: pair.Key.ToString(), pair.Value)))
            .Where(pair => !pair.Value.Balances)
            .Select(pair => new Issue(
                "BOOK-DAY", Severity.Error, $"{close.Key} {pair.Name}",
                $"It opened with {pair.Value.Opening}, {pair.Value.Posted} were posted and it holds "
                + $"{pair.Value.Closing}: an entry was written into a closed day."));

    /// <summary>A closed day read again from the entries: the same, unless somebody wrote into it.</summary>
    internal async Task<DayClose> ReadAsync(
        ClinicId clinic,
        DateOnly day,
        DateTimeOffset until,
        string closedBy,
        DayClose? last,
        CancellationToken cancellationToken)
    {
        var since = last?.ClosedAt ?? DateTimeOffset.MinValue;
        var (all, posted) = (new Balances<Account>(), new Balances<Account>());
        await foreach (var (entry, _) in records.ListAsync<LedgerEntry>(clinic, "", cancellationToken))
        {
            if (entry.At < until)
            {
                all.Move(entry.From, entry.To, entry.Amount);
                posted.Move(entry.From, entry.To, entry.At >= since ? entry.Amount : Money.Zero);
            }
        }

        var (own, ownPosted) = (new Balances<ClinicAccount>(), new Balances<ClinicAccount>());
        foreach (var entry in await clinicLedger.EntriesAsync(clinic, cancellationToken))
        {
            if (entry.At < until)
            {
                own.Move(entry.From, entry.To, entry.Amount);
                ownPosted.Move(entry.From, entry.To, entry.At >= since ? entry.Amount : Money.Zero);
            }
        }

        return new(
            day, until, closedBy,
            Enum.GetValues<Account>().ToDictionary(account => account, account => new AccountDay(
                Closing(last?.Encounters, account), posted[account], all[account])),
            Enum.GetValues<ClinicAccount>().ToDictionary(account => account, account => new AccountDay(
                Closing(last?.Clinic, account), ownPosted[account], own[account])));
    }

    private static Money Closing<T>(IReadOnlyDictionary<T, AccountDay>? days, T account) =>
        days?.GetValueOrDefault(account)?.Closing ?? Money.Zero;

    private static Issue Refused(string text) => new("PAY-CLOSED", Severity.Error, "day", text);

    private sealed class Balances<T>
        where T : struct, Enum
    {
        private readonly Dictionary<T, Money> _amounts = [];

        public Money this[T account] => _amounts.GetValueOrDefault(account);

        public void Move(T from, T to, Money amount)
        {
            _amounts[from] = this[from] - amount;
            _amounts[to] = this[to] + amount;
        }
    }
}
