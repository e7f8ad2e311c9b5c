using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>
/// Ties what payers say to what the bank shows: TRN02 and BPR02 of a remittance to a deposit. What does not meet is
/// work, and what differs stays visible as such.
/// </summary>
public sealed class Deposits(
    IRecords records,
    IClinicDirectory directory,
    WorkItems work,
    DayCloses days,
    AuditTrail audit,
    TimeProvider time)
{
    private const int LongestReference = 60;

    /// <summary>
    /// An electronic remittance and its money are to come within three business days of each other (CAQH CORE rule 370
    /// [check]); a check takes longer. After so many days somebody asks.
    /// </summary>
    private const int DaysToArrive = 10;

    /// <summary>The key of the work filed for a deposit.</summary>
    internal static string WorkKeyOf(string reference) => $"deposit/{reference}";

    /// <summary>Takes what the bank shows; the same again changes nothing.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="reference">The bank's own reference: letters, digits and hyphens.</param>
    /// <param name="day">The day of its value.</param>
    /// <param name="amount">Not nothing.</param>
    /// <param name="traceNumber">The trace or check number.</param>
    /// <param name="enteredBy">Who.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Empty when it was taken; else why it was refused.</returns>
    public async Task<IReadOnlyList<Issue>> EnterAsync(
        ClinicId clinic,
        string reference,
        DateOnly day,
        Money amount,
        string traceNumber,
        string enteredBy,
        CancellationToken cancellationToken)
    {
        if (amount == Money.Zero || traceNumber.Trim().Length == 0 || !IsReference(reference))
        {
            return
            [
                Refused(
                    "PAY-DEPOSIT", "A deposit has an amount, a trace or check number, and a reference of the bank of "
                    + $"1 to {LongestReference} letters, digits and hyphens."),
            ];
        }

        if (day <= (await days.LastAsync(clinic, cancellationToken))?.Day)
        {
            return [Refused("PAY-CLOSED", "That day is closed: enter it with the day on which you see it.")];
        }

        var deposit = new BankDeposit(reference, day, amount, traceNumber.Trim(), enteredBy, time.GetUtcNow());
        if (!await records.TryAddAsync(clinic, deposit, cancellationToken))
        {
            var before = await records.GetAsync<BankDeposit>(clinic, reference, cancellationToken);
            if ((before.Amount, before.TraceNumber) != (amount, deposit.TraceNumber))
            {
                return [Refused("PAY-REFERENCE", $"This reference stands for {before.Amount}: use its own.")];
            }
        }

        await audit.WriteAsync(
            clinic, reference, enteredBy, "deposited", $"{amount}, trace {deposit.TraceNumber}", "deposited",
            cancellationToken);
        await MatchAsync(clinic, deposit, cancellationToken);
        return [];
    }

    /// <summary>Remittances whose money the bank has not shown, and deposits that no remittance is known for.</summary>
    public async Task<OpenDeposits> ReadOpenAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var (open, _) = await FilesAsync(clinic, cancellationToken);
        var deposits = await records.ReadAllAsync<BankDeposit>(clinic, "", cancellationToken);
        return new([.. open.OrderBy(file => file.Date)], [.. deposits.Where(deposit => deposit.File is null)]);
    }

    /// <summary>Files work for each remittance whose money should long have come; once a day is enough.</summary>
    public async Task WatchAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = directory.Clinic(clinic).DayOf(now);
        foreach (var file in (await ReadOpenAsync(clinic, cancellationToken)).Remittances)
        {
            if (file.Date.AddDays(DaysToArrive) < today)
            {
                await work.OpenAsync(
                    clinic,
                    new(
                        MissingKeyOf(file.Id), WorkItemType.Deposit, file.Id, now, null,
                        $"{file.PayerName} says that it paid {file.Amount} on {file.Date:yyyy-MM-dd}, trace "
                        + $"{file.TraceNumber}; the bank has not shown it. Enter the deposit, or ask the payer."),
                    cancellationToken);
            }
        }
    }

    private static string MissingKeyOf(string file) => $"deposit-missing/{file}";

    /// <summary>A remittance was posted: a deposit may wait for it.</summary>
    internal async Task MatchAsync(ClinicId clinic, RemittanceFile file, CancellationToken cancellationToken)
    {
        await foreach (var (deposit, _) in records.ListAsync<BankDeposit>(clinic, "", cancellationToken))
        {
            if (deposit.File is null && deposit.TraceNumber == file.TraceNumber)
            {
                await MatchAsync(clinic, deposit, cancellationToken);
            }
        }
    }

    /// <summary>Ties a deposit to the remittance of its trace number, or asks a person.</summary>
    private async Task MatchAsync(ClinicId clinic, BankDeposit entered, CancellationToken cancellationToken)
    {
        var stored = (await records.FindAsync<BankDeposit>(clinic, entered.Key, cancellationToken))!;
        if (stored.Record.File is not null)
        {
            return;
        }

        var (open, taken) = await FilesAsync(clinic, cancellationToken);
        var named = open.Where(file => file.TraceNumber == entered.TraceNumber).ToList();
        if (named.Find(file => file.Amount == entered.Amount) is { } exact)
        {
            await TieAsync(clinic, stored, exact, cancellationToken);
            return;
        }

        if (named is [var only])
        {
            await TieAsync(clinic, stored, only, cancellationToken);
            await OpenAsync(
                clinic, entered, $"deposit-difference/{entered.Reference}",
                $"The bank shows {entered.Amount} for trace {entered.TraceNumber}, the remittance says {only.Amount}: "
                + "ask the payer for the difference.",
                cancellationToken);
            return;
        }

        var alike = open.Where(file => file.Amount == entered.Amount)
            .Select(file => $"{file.TraceNumber} ({file.PayerName}, same amount, {file.Date:yyyy-MM-dd})").ToList();
        var hint = taken.Any(file => file.TraceNumber == entered.TraceNumber)
            ? "Its remittance was paid by another deposit already: the bank or the payer did it twice."
            : alike.Count > 0 ? $"It may belong to {string.Join(" or ", alike)}."
            : "No remittance of that amount waits for its money: ask the payer for it.";
        await OpenAsync(
            clinic, entered, WorkKeyOf(entered.Reference),
            $"{entered.Amount} came with trace {entered.TraceNumber}, which no open remittance bears. {hint}",
            cancellationToken);
    }

    /// <summary>What a person says: this deposit pays that remittance.</summary>
    /// <returns>Empty when it was tied, also before; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> AssignAsync(
        ClinicId clinic, string reference, string traceNumber, string assignedBy, CancellationToken cancellationToken)
    {
        var stored = await records.FindAsync<BankDeposit>(clinic, reference, cancellationToken);
        var (open, _) = await FilesAsync(clinic, cancellationToken);
        if (stored is null || stored.Record.File is not null
            || open.FirstOrDefault(file => file.TraceNumber == traceNumber) is not { } file)
        {
            return [Refused("PAY-UNKNOWN", "There is no such open deposit or no such open remittance.")];
        }

        await TieAsync(clinic, stored, file, cancellationToken);
        await audit.WriteAsync(
            clinic, reference, assignedBy, "assigned", $"remittance {traceNumber}", "assigned", cancellationToken);
        await work.CloseAsync(clinic, WorkKeyOf(reference), $"remittance {traceNumber}", cancellationToken);
        return [];
    }

    private async Task TieAsync(
        ClinicId clinic, Versioned<BankDeposit> stored, RemittanceFile file, CancellationToken cancellationToken)
    {
        var (deposit, now) = (stored.Record, time.GetUtcNow());
        var tied = deposit with { File = file.Id, Difference = deposit.Amount - file.Amount };
        await records.SaveAsync(
            clinic,
            [
                RecordChange.Replace(stored, tied),
                .. ClinicEntry.Move(
                    file.Id, "deposited", now, ClinicAccount.InTransit, ClinicAccount.Bank, file.Amount,
                    $"{file.TraceNumber} in {deposit.Reference}").Select(RecordChange.Add),
                .. ClinicEntry.Move(
                    file.Id, "deposit-difference", now, ClinicAccount.DepositDifferences, ClinicAccount.Bank,
                    tied.Difference, $"{file.TraceNumber} in {deposit.Reference}").Select(RecordChange.Add),
            ],
            cancellationToken);
        await work.CloseAsync(clinic, WorkKeyOf(deposit.Reference), "its remittance came", cancellationToken);
        await work.CloseAsync(
            clinic, MissingKeyOf(file.Id), $"the bank shows it: {deposit.Reference}", cancellationToken);
    }

    /// <summary>Posted remittances that wait for their money, and those that have it.</summary>
    private async Task<(List<RemittanceFile> Open, List<RemittanceFile> Taken)> FilesAsync(
        ClinicId clinic, CancellationToken cancellationToken)
    {
        var deposits = await records.ReadAllAsync<BankDeposit>(clinic, "", cancellationToken);
        var paid = deposits.Select(deposit => deposit.File).OfType<string>().ToHashSet();
        var files = (await records.ReadAllAsync<RemittanceFile>(clinic, "", cancellationToken))
            .Where(file => file.Status == RemittanceStatus.Posted && file.Amount != Money.Zero)
            .ToLookup(file => paid.Contains(file.Id));
        return ([.. files[false]], [.. files[true]]);
    }

    private Task OpenAsync(
        ClinicId clinic, BankDeposit deposit, string key, string text, CancellationToken cancellationToken) =>
        work.OpenAsync(
            clinic, new(key, WorkItemType.Deposit, deposit.Reference, time.GetUtcNow(), null, text),
            cancellationToken);

    private static bool IsReference(string text) => text.Length is > 0 and <= LongestReference
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static Issue Refused(string code, string text) => new(code, Severity.Error, "deposit", text);
}

/// <summary>What does not meet yet.</summary>
/// <param name="Remittances">Posted, and not seen at the bank; the oldest first.</param>
/// <param name="Deposits">Seen at the bank, and no remittance is known.</param>
public sealed record OpenDeposits(IReadOnlyList<RemittanceFile> Remittances, IReadOnlyList<BankDeposit> Deposits);
