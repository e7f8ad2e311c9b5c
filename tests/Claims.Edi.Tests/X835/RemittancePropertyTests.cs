using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using CsCheck;

namespace Claims.Edi.Tests.X835;

public sealed class RemittancePropertyTests
{
    private static readonly Gen<decimal> Money = Gen.Int[-50_000, 100_000].Select(cents => cents / 100m);

    private static readonly Gen<ClaimAdjustment> Adjustment =
        from cas in Gen.OneOfConst("CO", "PR", "OA", "PI")
        from reasons in Gen.Select(Gen.Int[1, 253], Money,
            (code, amount) => new AdjustmentReason($"{code}", amount)).Array[1, 6]
        select new ClaimAdjustment(cas, reasons);

    private static readonly Gen<LinePayment> Line =
        from charge in Money
        from adjustments in Adjustment.Array[0, 4]
        from remarks in Gen.OneOfConst("N130", "M15", "N20").Array[0, 2]
        from number in Gen.Int[0, 9]
        select Remittances.Line(charge, charge - adjustments.Sum(one => one.Total), adjustments) with
        {
            LineItemControlNumber = number == 0 ? "" : $"L{number}",
            Remarks = remarks.Select(code => new Remark(code)).ToEdiList(),
        };

    private static readonly Gen<ClaimPayment> Claim =
        from processed in Gen.OneOfConst("1", "2", "3", "19")
        from lines in Line.Array[0, 5]
        from extra in Money
        from adjustments in Adjustment.Array[0, 2]
        let charge = lines.Length == 0 ? extra : lines.Sum(line => line.Charge)
        let adjusted = lines.SelectMany(line => line.Adjustments).Concat(adjustments).Sum(one => one.Total)
        let status = charge < 0 && charge <= adjusted ? "22" : charge == adjusted ? "4" : processed
        let claim = Remittances.Claim(status, charge, charge - adjusted, lines)
        select claim with
        {
            Adjustments = adjustments.ToEdiList(),
            Names = status == "19" ? claim.Names.Append(Remittances.NextPayer).ToEdiList() : claim.Names,
            PatientResponsibility = lines.SelectMany(line => line.Adjustments).Concat(adjustments)
                .Where(one => one.GroupCode == "PR").Sum(one => one.Total),
        };

    private static readonly Gen<Remittance> Remittance =
        from claims in Claim.Array[1, 6]
        from plb in Money.Array[0, 6]
        let reasons = plb.Select(amount => new ProviderAdjustmentReason("WO", amount, "R1")).ToArray()
        select Remittances.Of(claims.Sum(claim => claim.Paid) - plb.Sum(), claims.ToEdiList(),
            plb.Length == 0 ? [] : [new("1234567893", new DateOnly(2026, 12, 31), reasons)]);

    [Fact]
    public void Any_balanced_remittance_is_written_read_and_the_same()
    {
        Remittance.Sample(
            remittance =>
            {
                var text = InterchangeWriter.ToText(Remittances.File(remittance), new() { KeepCase = true });
                var read = InterchangeReader.Read(text);
                Assert.Empty(read.Issues);
                var again = (Remittance)Assert.Single(read.Value[0].Transactions);
                Assert.Equal(remittance.Claims, again.Claims);
                Assert.Equal(remittance.ProviderAdjustments, again.ProviderAdjustments);
                Assert.Equal(remittance.PaymentAmount, again.PaymentAmount);
                Assert.Equal(text, InterchangeWriter.ToText(read.Value[0], new() { KeepCase = true }));
            },
            iter: 500);
    }

    [Fact]
    public void A_cent_moved_anywhere_is_found()
    {
        Gen.Select(Remittance, Gen.Int[0, 2]).Sample(
            (remittance, where) =>
            {
                var first = remittance.Claims.First();
                var changed = where switch
                {
                    0 => remittance with { PaymentAmount = remittance.PaymentAmount + 0.01m },
                    1 => WithFirst(remittance, first with { Charge = first.Charge + 0.01m }),
                    _ => WithFirst(remittance, first with { Paid = first.Paid - 0.01m }),
                };
                var levels = RemittanceBalance.Check(changed).Select(failure => failure.Level).ToHashSet();
                BalanceLevel[] expected = where switch
                {
                    0 => [BalanceLevel.Remittance],
                    1 => [BalanceLevel.Claim],
                    _ => [BalanceLevel.Claim, BalanceLevel.Remittance],
                };
                Assert.Equal(expected.ToHashSet(), levels);
            },
            iter: 300);
    }

    private static Remittance WithFirst(Remittance remittance, ClaimPayment first) => remittance with
    {
        ClaimGroups = [new() { Claims = remittance.Claims.Skip(1).Prepend(first).ToEdiList() }],
    };
}
