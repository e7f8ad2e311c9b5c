using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;
using CsCheck;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.PatientBilling;

public sealed class StatementBuilderTests
{
    private static readonly Gen<Adjustment> AnyAdjustment = Gen.Select(
        Gen.OneOfConst("CO", "PR"), Gen.OneOfConst("1", "2", "3", "45", "204", "777"), Gen.Int[1, 9000],
        (group, reason, cents) => new Adjustment(group, reason, new(cents / 100m)));

    private static readonly Gen<LinePayment> AnyLine = Gen.Select(
        Gen.OneOfConst("99213", "93000", "36415"), Gen.Int[10_000, 90_000], AnyAdjustment.List[0, 4],
        (code, cents, adjustments) => new LinePayment(
            code, [], new(cents / 100m), new Money(cents / 100m) - Money.Sum(adjustments.Select(one => one.Amount)),
            adjustments, []));

    [Fact]
    public void Lines_and_explanations_come_to_the_balance_to_the_cent()
    {
        Gen.Select(AnyLine.List[1, 6], AnyAdjustment.List[0, 2], Gen.Int[0, 5000], Gen.Int[0, 500]).Sample(
            (lines, whole, paidCents, writtenOffCents) =>
            {
                var statement = Build(lines, whole, new(paidCents / 100m), new(writtenOffCents / 100m));

                Assert.All(statement.Lines, line => Assert.Equal(
                    line.Charge, line.PlanDiscount + line.PlanPaid + line.YouOwe));
                Assert.Equal(
                    statement.Balance + statement.Paid,
                    Money.Sum(statement.Explanations.Select(explanation => explanation.Amount)));
                Assert.Equal(
                    statement.Balance + statement.Paid + new Money(writtenOffCents / 100m),
                    Money.Sum(statement.Lines.Select(line => line.YouOwe)));
            });
    }

    [Fact]
    public void Each_share_is_explained_in_plain_words()
    {
        var statement = Build(
            [
                new(
                    "99213", [], new(130m), new(5m),
                    [new("CO", "45", new(26m)), new("PR", "1", new(74m)), new("PR", "3", new(25m))], []),
                new("93000", [], new(70m), Money.Zero, [new("PR", "204", new(70m))], []),
            ],
            [], Money.Zero, Money.Zero);

        Assert.Equal(
            [("deductible", 74m), ("copay", 25m), ("not covered", 70m)],
            statement.Explanations.Select(explanation => (explanation.Kind, explanation.Amount.Amount)));
        Assert.Contains("$74.00", statement.Explanations[0].Text, StringComparison.Ordinal);
        Assert.Equal(
            new StatementLine("Service 99213", new(130m), new(26m), new(5m), new(99m)), statement.Lines[0]);
        Assert.Equal("Testa Samplename", statement.PatientName);
    }

    private static Statement Build(
        IReadOnlyList<LinePayment> lines, IReadOnlyList<Adjustment> whole, Money paid, Money writtenOff)
    {
        var clinic = new BillingClinic();
        var encounter = BillingHouse.Encounter();
        var content = ApprovalCheck.Read(Approvals.Standard(), clinic.Known).Content!;
        var claim = new Claim(
            ClaimId.For(encounter.Encounter, 1), encounter, 1, clinic.Known[0].Id, '1', null, content,
            ClaimStatus.Paid, BillingHouse.Start, "x");
        var payment = new ClaimPayment(
            claim.Id, 1, "f", 1,
            new(
                "1", BillingHouse.Visit, Money.Sum(lines.Select(line => line.Charge)),
                Money.Sum(lines.Select(line => line.Paid)) - Money.Sum(whole.Select(one => one.Amount)), null, whole,
                lines, []));
        List<LedgerEntry> entries = [.. Posting.Decision(claim, [payment], [], [], BillingHouse.Start)];
        Add(Account.PaidByPatient, paid);
        Add(Account.WrittenOff, writtenOff);
        return StatementBuilder.Build(
            new(claim, [payment], entries, [], []), clinic.Clinic(BillingHouse.Clinic), clinic.Known[0],
            code => $"Service {code}", 1, new(2026, 12, 1), DunningPolicy.BuiltIn.Steps[0]);

        void Add(Account account, Money amount)
        {
            if (amount > Money.Zero)
            {
                entries.Add(new(
                    encounter.Encounter, $"{account}", BillingHouse.Start, Account.Patient, account, amount, "test"));
            }
        }
    }
}
