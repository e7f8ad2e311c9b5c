using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>Money of a patient that nobody knows yet what it pays.</summary>
/// <param name="Reference">The receipt or check number: letters, digits and hyphens; unique for the clinic.</param>
/// <param name="Amount">Positive.</param>
/// <param name="Method">cash, check, card…</param>
/// <param name="ReceivedBy">Who took it.</param>
/// <param name="ReceivedAt">When.</param>
/// <param name="AppliedTo">What it pays; null while it waits.</param>
/// <param name="GivenBack">The check or receipt by which it was given back; null when it was not.</param>
public sealed record UnappliedPayment(
    string Reference,
    Money Amount,
    string Method,
    string ReceivedBy,
    DateTimeOffset ReceivedAt,
    EncounterId? AppliedTo = null,
    string? GivenBack = null) : IRecord<UnappliedPayment>
{
    /// <inheritdoc/>
    public static string Kind => "unapplied-payment";

    /// <inheritdoc/>
    public string Key => Reference;
}

/// <summary>Takes money first and asks later: it lies in the clinic's own book until somebody says what it pays.
/// </summary>
public sealed class UnappliedCash(
    IRecords records, PatientPayments payments, WorkItems work, AuditTrail audit, TimeProvider time)
{
    private const int LongestReference = 40;

    /// <summary>Takes it; the same reference again takes nothing.</summary>
    /// <returns>Empty when it was taken; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> ReceiveAsync(
        ClinicId clinic,
        Money amount,
        string method,
        string reference,
        string receivedBy,
        CancellationToken cancellationToken)
    {
        if (amount <= Money.Zero || reference.Length is 0 or > LongestReference
            || !reference.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            return [Refused("PAY-INVALID", "A payment has a positive amount and a number of letters and digits.")];
        }

        var now = time.GetUtcNow();
        var payment = new UnappliedPayment(reference, amount, method, receivedBy, now);
        try
        {
            await records.SaveAsync(
                clinic,
                [
                    RecordChange.Add(payment),
                    RecordChange.Add(new ClinicEntry(
                        $"cash-{reference}", "received", now, ClinicAccount.Unapplied, ClinicAccount.Cash, amount,
                        method)),
                ],
                cancellationToken);
        }
        catch (RecordConflictException)
        {
            var before = await records.GetAsync<UnappliedPayment>(clinic, reference, cancellationToken);
            return before.Amount == amount
                ? []
                : [Refused("PAY-REFERENCE", $"This number was taken with {before.Amount}: use its own.")];
        }

        await audit.WriteAsync(
            clinic, reference, receivedBy, "received", $"{amount} by {method}", "received", cancellationToken);
        await work.OpenAsync(
            clinic,
            new(
                $"unapplied/{reference}", WorkItemType.UnmatchedPayment, reference, now, null,
                $"{amount} of a patient wait to be applied: say which visit they pay, or give them back."),
            cancellationToken);
        return [];
    }

    /// <summary>Applies it to an encounter; a repeat applies nothing.</summary>
    /// <returns>Empty when it was applied, also before; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> ApplyAsync(
        EncounterRef encounter, string reference, string appliedBy, CancellationToken cancellationToken)
    {
        var clinic = encounter.Clinic;
        var stored = await records.FindAsync<UnappliedPayment>(clinic, reference, cancellationToken);
        if (stored is not { Record: { GivenBack: null } payment }
            || (payment.AppliedTo ?? encounter.Encounter) != encounter.Encounter)
        {
            return
            [
                Refused(
                    "PAY-UNKNOWN", "There is no such payment, or it pays another visit already, or was given back."),
            ];
        }

        // The claim on it first, so that it never pays two visits; the posting after it may be repeated.
        if (payment.AppliedTo is null)
        {
            await records.SaveAsync(
                clinic, cancellationToken,
                RecordChange.Replace(stored, payment with { AppliedTo = encounter.Encounter }));
        }

        var issues = await payments.RecordAsync(
            encounter, payment.Amount, payment.Method, reference, appliedBy, cancellationToken);
        if (issues.Count > 0)
        {
            return issues;
        }

        await records.TryAddAsync(
            clinic,
            new ClinicEntry(
                $"cash-{reference}", "applied", time.GetUtcNow(), ClinicAccount.Cash, ClinicAccount.Unapplied,
                payment.Amount, $"to {encounter.Encounter}"),
            cancellationToken);
        await work.CloseAsync(
            clinic, $"unapplied/{reference}", $"applied to {encounter.Encounter} by {appliedBy}", cancellationToken);
        return [];
    }

    /// <summary>Gives it back to whom it came from; a repeat gives nothing.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="reference">The payment's number.</param>
    /// <param name="by">The check or receipt by which it goes back.</param>
    /// <param name="givenBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was given back, also before; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> GiveBackAsync(
        ClinicId clinic, string reference, string by, string givenBy, CancellationToken cancellationToken)
    {
        var stored = await records.FindAsync<UnappliedPayment>(clinic, reference, cancellationToken);
        if (stored is not { Record: { AppliedTo: null } payment } || string.IsNullOrWhiteSpace(by)
            || (payment.GivenBack ?? by.Trim()) != by.Trim())
        {
            return [Refused("PAY-UNKNOWN", "There is no such payment that waits, or no number by which it goes back.")];
        }

        if (payment.GivenBack is null)
        {
            await records.SaveAsync(
                clinic, cancellationToken,
                RecordChange.Replace(stored, payment with { GivenBack = by.Trim() }),
                RecordChange.Add(new ClinicEntry(
                    $"cash-{reference}", "given-back", time.GetUtcNow(), ClinicAccount.Cash, ClinicAccount.Unapplied,
                    payment.Amount, $"given back by {by.Trim()}")));
        }

        await audit.WriteAsync(
            clinic, reference, givenBy, "given back", $"{payment.Amount} by {by.Trim()}", "given-back",
            cancellationToken);
        await work.CloseAsync(
            clinic, $"unapplied/{reference}", $"given back by {givenBy}", cancellationToken);
        return [];
    }

    private static Issue Refused(string code, string text) => new(code, Severity.Error, "payment", text);
}
