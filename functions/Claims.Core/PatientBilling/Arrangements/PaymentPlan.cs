using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>A balance paid in parts, agreed and signed.</summary>
/// <param name="Encounter">What it pays.</param>
/// <param name="Number">The balance's n-th plan, from 1.</param>
/// <param name="Parts">The instalments in the order of their days.</param>
/// <param name="GraceDays">So many days late still keeps it.</param>
/// <param name="SignedBy">The name that was typed as signature; never logged.</param>
/// <param name="AcceptedAt">When it was signed.</param>
/// <param name="TakenBy">patient for the signed page, else who took it in the office.</param>
public sealed record PaymentPlan(
    EncounterId Encounter,
    int Number,
    IReadOnlyList<Instalment> Parts,
    int GraceDays,
    string SignedBy,
    DateTimeOffset AcceptedAt,
    string TakenBy) : IRecord<PaymentPlan>
{
    /// <inheritdoc/>
    public static string Kind => "payment-plan";

    /// <inheritdoc/>
    public string Key => $"{Encounter}/{Number:D3}";

    /// <summary>All of it.</summary>
    public Money Total => Money.Sum(Parts.Select(part => part.Amount));
}

/// <summary>One part of a plan.</summary>
/// <param name="Day">When it is due.</param>
/// <param name="Amount">How much.</param>
public sealed record Instalment(DateOnly Day, Money Amount);

/// <summary>Where a plan stands on a day, from the ledger alone; pure.</summary>
/// <param name="BrokenOn">The first day on which too little had come in; null while it is kept.</param>
/// <param name="Next">The part that is due next; null when all are covered.</param>
/// <param name="Missing">What is missing of that part.</param>
internal sealed record PlanStanding(DateOnly? BrokenOn, Instalment? Next, Money Missing)
{
    /// <summary>Whether dunning rests for it.</summary>
    public bool Rests => BrokenOn is null && Next is not null;

    public static PlanStanding Of(
        PaymentPlan plan, IReadOnlyList<LedgerEntry> entries, DateOnly today, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var due = Money.Zero;
        Instalment? next = null;
        var missing = Money.Zero;
        foreach (var part in plan.Parts)
        {
            due += part.Amount;
            var last = part.Day.AddDays(plan.GraceDays);
            if (today > last && Settled(last) < due)
            {
                return new(last.AddDays(1), part, due - Settled(last));
            }

            if (next is null && Settled(today) < due)
            {
                (next, missing) = (part, due - Settled(today));
            }
        }

        return new(null, next, missing);

        // Whatever lowers the balance keeps a plan, not payments alone; a payment that bounces counts no more.
        Money Settled(DateOnly day) => Money.Sum(entries
            .Where(entry => entry.At >= plan.AcceptedAt && dayOf(entry.At) <= day)
            .Select(entry => entry.From == Account.Patient && entry.To != Account.Collections ? entry.Amount
                : entry is { From: Account.PaidByPatient, To: Account.Patient } ? -entry.Amount
                : Money.Zero));
    }
}

/// <summary>A patient's word to pay on a day; one for a balance.</summary>
/// <param name="Encounter">What it pays.</param>
/// <param name="Day">When.</param>
/// <param name="GraceDays">So many days late still keeps it.</param>
/// <param name="TakenBy">patient, or who took it in the office.</param>
/// <param name="TakenAt">When it was given.</param>
public sealed record PaymentPromise(
    EncounterId Encounter, DateOnly Day, int GraceDays, string TakenBy, DateTimeOffset TakenAt) : IRecord<PaymentPromise>
{
    /// <inheritdoc/>
    public static string Kind => "payment-promise";

    /// <inheritdoc/>
    public string Key => Encounter.Value;

    /// <summary>The day on which dunning goes on if it was not kept.</summary>
    public DateOnly EndsOn => Day.AddDays(GraceDays + 1);
}
