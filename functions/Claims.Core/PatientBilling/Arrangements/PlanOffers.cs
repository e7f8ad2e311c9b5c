using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>A plan that the policy lets a patient choose.</summary>
/// <param name="Months">The number of parts.</param>
/// <param name="Parts">The parts, a month apart; together the balance, the first takes the odd cents.</param>
public sealed record PlanOffer(int Months, IReadOnlyList<Instalment> Parts);

/// <summary>What may be paid in parts; pure.</summary>
public static class PlanOffers
{
    private const int FirstPartInDays = 14;

    /// <summary>The offers for a balance, the shortest first; empty when the policy has none for it.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="balance">What is owed.</param>
    /// <param name="today">The day at the clinic.</param>
    public static IReadOnlyList<PlanOffer> For(DunningPolicy policy, Money balance, DateOnly today) =>
        policy.Plans is not { } plans || balance < plans.From || balance <= Money.Zero
            ? []
            :
            [
                .. plans.Months.Order()
                    .Where(months => balance.Amount / months >= plans.LeastPart.Amount)
                    .Select(months => Make(balance, months, today)),
            ];

    private static PlanOffer Make(Money balance, int months, DateOnly today)
    {
        var part = new Money(Math.Floor(balance.Amount / months * 100) / 100);
        var first = new Money(balance.Amount - (part.Amount * (months - 1)));
        var day = today.AddDays(FirstPartInDays);
        return new(
            months,
            [.. Enumerable.Range(0, months).Select(at => new Instalment(day.AddMonths(at), at == 0 ? first : part))]);
    }
}
