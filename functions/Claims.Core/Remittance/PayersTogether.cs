using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.Remittance;

/// <summary>
/// What several payers decided, told as if one had: charged once, paid by all, and the last one says what is the
/// patient's. Pure.
/// </summary>
public static class PayersTogether
{
    /// <summary>Tells it.</summary>
    /// <param name="claims">The encounter's claims that stand, the first payer's first.</param>
    /// <param name="payments">What was decided on them.</param>
    public static IReadOnlyList<ClaimPayment> Of(
        IReadOnlyList<Claim> claims, IReadOnlyList<ClaimPayment> payments)
    {
        bool ByNext(ClaimPayment payment) => payment.IsByNextPayer(claims.First(claim => claim.Id == payment.Claim));
        return payments.Any(ByNext)
            ? [.. payments.Select(payment => ByNext(payment) ? WithoutCharge(payment) : WithoutShare(payment))]
            : payments;
    }

    private static ClaimPayment WithoutCharge(ClaimPayment payment) => payment with
    {
        Adjudication = payment.Adjudication with
        {
            Charge = Money.Zero,
            Lines = [.. payment.Adjudication.Lines.Select(line => line with { Charge = Money.Zero })],
        },
    };

    private static ClaimPayment WithoutShare(ClaimPayment payment) => payment with
    {
        Adjudication = payment.Adjudication with
        {
            Adjustments = Others(payment.Adjudication.Adjustments),
            Lines =
            [
                .. payment.Adjudication.Lines.Select(line => line with { Adjustments = Others(line.Adjustments) }),
            ],
        },
    };

    private static IReadOnlyList<Adjustment> Others(IReadOnlyList<Adjustment> adjustments) =>
        [.. adjustments.Where(adjustment => adjustment.Group != "PR")];
}
