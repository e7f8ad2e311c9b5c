using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;
using CsCheck;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.Remittance;

public sealed class PostingProperties
{
    private static readonly Gen<Adjustment> AnyAdjustment = Gen.Select(
        Gen.OneOfConst("CO", "PR", "OA", "PI"), Gen.OneOfConst("1", "2", "3", "23", "45", "50", "253"),
        Gen.Int[-5000, 20000],
        (group, reason, cents) => new Adjustment(group, reason, new(cents / 100m)));

    [Fact]
    public void Whatever_a_payer_decides_every_cent_is_in_one_account()
    {
        Gen.Select(Gen.Int[1, 100_000], AnyAdjustment.List[0, 8]).Sample((cents, adjustments) =>
        {
            var (claim, posted) = Post(new(cents / 100m), adjustments);
            var books = Books.Of(posted);

            Assert.Equal(claim.Charge, books.Charged);
            Assert.Equal(
                claim.Charge,
                Money.Sum(Enum.GetValues<Account>().Where(account => account != Account.Billed)
                    .Select(account => books[account])));
            Assert.Equal(Sum(adjustments, one => one.Group == "PR"), books[Account.Patient]);
            Assert.Equal(
                Sum(adjustments, one => one is { Group: "CO", Reason: "45" or "253" }), books[Account.Contractual]);
        });
    }

    [Fact]
    public void A_reversal_undoes_any_decision_to_the_cent()
    {
        Gen.Select(Gen.Int[1, 100_000], AnyAdjustment.List[0, 8]).Sample((cents, adjustments) =>
        {
            var (claim, posted) = Post(new(cents / 100m), adjustments);
            var before = posted[0];
            var opposite = adjustments.Select(one => one with { Amount = -one.Amount }).ToList();
            var reversal = Payment(claim, -claim.Charge, opposite, 2);

            var books = Books.Of([.. posted, .. Posting.Decision(claim, [reversal], [], posted, before.At)]);

            Assert.Equal(claim.Charge, books[Account.Payer]);
            Assert.Equal(Money.Zero, books[Account.PaidByPayer]);
            Assert.Equal(Money.Zero, books[Account.Patient]);
        });
    }

    private static (Claim Claim, IReadOnlyList<LedgerEntry> Posted) Post(
        Money charge, IReadOnlyList<Adjustment> adjustments)
    {
        var content = ApprovalCheck.Read(
            Approvals.Standard() with { Lines = [Approvals.Line("99213", charge.Amount, 1)] },
            new BillingClinic().Known).Content!;
        var claim = new Claim(
            ClaimId.For(BillingHouse.Encounter().Encounter, 1), BillingHouse.Encounter(), 1,
            TextId.Parse<PayerId>("example-health"), '1', null, content, ClaimStatus.Sent, BillingHouse.Start, "x");
        List<LedgerEntry> posted = [.. Posting.Charges(claim, [], [], BillingHouse.Start)];
        posted.AddRange(
            Posting.Decision(claim, [Payment(claim, charge, adjustments, 1)], [], posted, BillingHouse.Start));
        Assert.Equal(posted.Count, posted.Select(entry => entry.Key).Distinct().Count());
        Assert.All(posted, entry => Assert.True(entry.Amount > Money.Zero));
        return (claim, posted);
    }

    private static ClaimPayment Payment(Claim claim, Money charge, IReadOnlyList<Adjustment> adjustments, int number) =>
        new(
            claim.Id, number, "f", number,
            new(
                number == 1 ? "1" : "22", BillingHouse.Visit, charge,
                charge - Money.Sum(adjustments.Select(one => one.Amount)), null, adjustments, [], []));

    private static Money Sum(IReadOnlyList<Adjustment> adjustments, Func<Adjustment, bool> which) =>
        Money.Sum(adjustments.Where(which).Select(one => one.Amount));
}
