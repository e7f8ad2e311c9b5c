using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using static Claims.Edi.Tests.X835.Remittances;

namespace Claims.Edi.Tests.X835;

public sealed class RemittanceBalanceTests
{
    private static readonly ClaimAdjustment Contract = new("CO", "45", 40m);

    public static TheoryData<string, Remittance> Balanced() => new()
    {
        { "paid", Of(110, [Claim("1", 150, 110, Line(150, 110, Contract))]) },
        { "deductible", Of(0, [Claim("1", 150, 0, Line(150, 0, Contract, new("PR", "1", 110)))]) },
        { "denied", Of(0, [Claim("4", 150, 0, Line(150, 0, new ClaimAdjustment("CO", "50", 150)))]) },
        { "denied without lines", Of(0, [Claim("4", 150, 0) with { Adjustments = [new("CO", "29", 150)] }]) },
        { "secondary", Of(20, [Claim("2", 150, 20, Line(150, 20, new ClaimAdjustment("OA", "23", 130)))]) },
        {
            "reversed and corrected",
            Of(30, [
                Claim("22", -150, -80, Line(-150, -80, new ClaimAdjustment("CO", "45", -70))),
                Claim("1", 150, 110, Line(150, 110, Contract)),
            ])
        },
        {
            "recovery and interest",
            Of(61.25m, [Claim("1", 150, 110, Line(150, 110, Contract))], new ProviderAdjustment(
                "1234567893", new(2026, 12, 31), new("WO", 50, "OLD1"), new("L6", -1.25m)))
        },
        { "tertiary", Of(5, [Claim("3", 150, 5, Line(150, 5, new ClaimAdjustment("OA", "23", 145)))]) },
        {
            "forwarded to the next payer",
            Of(110, [Claim("19", 150, 110, Line(150, 110, Contract)) with
            {
                Names = [new("QC", false, "BEISPIEL", "BEA", "MI", "M100"), NextPayer],
            }])
        },
        {
            "a void takes the whole payment back and the rest is forwarded",
            Of(0, [Claim("22", -150, -110, Line(-150, -110, new ClaimAdjustment("CO", "45", -40)))],
                new ProviderAdjustment("1234567893", new(2026, 12, 31),
                    new ProviderAdjustmentReason("FB", -110, "FWD1")))
        },
        {
            "corrected without a reversal of lines",
            Of(-40, [
                Claim("22", -150, -150) with { Adjustments = [] },
                Claim("1", 150, 110, Line(150, 110, Contract)),
            ]) with { PaymentAmount = 40, CreditOrDebit = "D", PaymentMethod = "CHK" }
        },
        {
            "six adjustments of the provider in one segment",
            Of(110, [Claim("1", 150, 110, Line(150, 110, Contract))], new ProviderAdjustment("1234567893",
                new(2026, 12, 31), new("WO", 10), new("L6", -10), new("FB", 5), new("FB", -5), new("72", 3),
                new("CS", -3)))
        },
        {
            "only an adjustment",
            Of(12, [], new ProviderAdjustment("1234567893", new(2026, 12, 31), new ProviderAdjustmentReason("L6", -12)))
                with
            { ClaimGroups = [] }
        },
        {
            "an estimate, which pays nothing",
            Of(0, [Claim("25", 150, 0, Line(150, 0, Contract, new("OA", "101", 110)))])
        },
        {
            "not this payer's, forwarded unpaid",
            Of(0, [Claim("23", 150, 0, Line(150, 0, new ClaimAdjustment("OA", "109", 150))) with
            {
                Names = [new("QC", false, "BEISPIEL", "BEA", "MI", "M100"), NextPayer],
            }])
        },
        {
            "all four groups on one line",
            Of(100, [Claim("1", 150, 100, Line(150, 100, new ClaimAdjustment("CO", "45", 20), new("PR", "2", 10),
                new("OA", "23", 15), new("PI", "97", 5)))])
        },
        {
            "an earlier overpayment is larger than what is paid",
            Of(0, [Claim("1", 150, 110, Line(150, 110, Contract))], new ProviderAdjustment("1234567893",
                new(2026, 12, 31), new("WO", 150, "OLD1"), new("FB", -40, "NEXT1")))
        },
        {
            "claim and line adjustments together",
            Of(100, [Claim("1", 150, 100, Line(150, 110, Contract)) with { Adjustments = [new("PR", "2", 10)] }])
        },
        {
            "amounts take no part",
            Of(110, [Claim("1", 150, 110, Line(150, 110, Contract) with { Allowed = 110 }) with
            {
                Amounts = [new("AU", 999)],
            }])
        },
    };

    [Theory]
    [MemberData(nameof(Balanced))]
    public void A_remittance_that_adds_up_balances_and_is_written_and_read(string kind, Remittance remittance)
    {
        Assert.NotEmpty(kind);
        Assert.Empty(RemittanceBalance.Check(remittance));
        var read = InterchangeReader.Read(InterchangeWriter.ToText(File(remittance), new() { KeepCase = true }));
        Assert.DoesNotContain(read.Issues, issue => issue.Severity == EdiSeverity.Error);
        var again = Assert.IsType<Remittance>(Assert.Single(read.Value[0].Transactions));
        Assert.Empty(RemittanceBalance.Check(again));
        Assert.Equal(remittance.Claims, again.Claims);
        Assert.Equal(remittance.ProviderAdjustments, again.ProviderAdjustments);
    }

    [Theory]
    [MemberData(nameof(Balanced))]
    public void A_cent_off_in_any_figure_breaks_just_its_equation(string kind, Remittance remittance)
    {
        Assert.NotEmpty(kind);
        var sign = remittance.CreditOrDebit == "D" ? -1 : 1;
        AssertBroken(remittance with { PaymentAmount = remittance.PaymentAmount + 0.01m },
            (BalanceLevel.Remittance, -0.01m * sign, 0, 0));
        AssertBroken(remittance with
        {
            ProviderAdjustments = [.. remittance.ProviderAdjustments,
                new ProviderAdjustment("1234567893", new(2026, 12, 31), new ProviderAdjustmentReason("WO", 0.01m))],
        }, (BalanceLevel.Remittance, -0.01m, 0, 0));
        foreach (var (place, claim) in remittance.Claims.Index())
        {
            AssertBroken(With(remittance, place, claim with { Charge = claim.Charge + 0.01m }),
                (BalanceLevel.Claim, 0.01m, place + 1, 0));
            AssertBroken(With(remittance, place, claim with { Paid = claim.Paid + 0.01m }),
                (BalanceLevel.Claim, -0.01m, place + 1, 0), (BalanceLevel.Remittance, 0.01m, 0, 0));
            AssertBroken(With(remittance, place, claim with { Adjustments = [.. claim.Adjustments, Cent] }),
                (BalanceLevel.Claim, -0.01m, place + 1, 0));
            AssertBroken(With(remittance, place, claim with { Amounts = [new("AU", 0.01m), new("I", 7)] }));
            if (claim.Lines.Count == 0)
                continue;
            var line = claim.Lines[0];
            AssertBroken(With(remittance, place, claim with { Lines = [line with { Paid = line.Paid + 0.01m }] }),
                (BalanceLevel.Line, -0.01m, place + 1, 1));
            AssertBroken(With(remittance, place, claim with { Lines = [line with { Charge = line.Charge + 0.01m }] }),
                (BalanceLevel.Line, 0.01m, place + 1, 1));
            AssertBroken(With(remittance, place, claim with
            {
                Lines = [line with { Adjustments = [.. line.Adjustments, Cent] }],
            }), (BalanceLevel.Line, -0.01m, place + 1, 1), (BalanceLevel.Claim, -0.01m, place + 1, 0));
            AssertBroken(With(remittance, place, claim with { Lines = [line with { Amounts = [new("B6", 1)] }] }));
        }
    }

    private static readonly ClaimAdjustment Cent = new("PR", "3", 0.01m);

    private static Remittance With(Remittance remittance, int place, ClaimPayment claim) => remittance with
    {
        ClaimGroups = [remittance.ClaimGroups[0] with
        {
            Claims = [.. remittance.Claims.Take(place), claim, .. remittance.Claims.Skip(place + 1)],
        }],
    };

    private static void AssertBroken(
        Remittance remittance, params (BalanceLevel Level, decimal Difference, int Claim, int Line)[] expected) =>
        Assert.Equal(expected, RemittanceBalance.Check(remittance).Select(failure =>
            (failure.Level, failure.Difference, failure.ClaimNumber, failure.LineNumber)));

    [Fact]
    public void A_line_that_does_not_add_up_is_named_with_its_difference()
    {
        var failures = RemittanceBalance.Check(Of(110, [
            Claim("1", 150, 110, Line(150, 109.99m, Contract)),
        ]));
        var failure = Assert.Single(failures);
        Assert.Equal((BalanceLevel.Line, 110m, 109.99m, 0.01m, 1, 1), (failure.Level, failure.Expected, failure.Actual,
            failure.Difference, failure.ClaimNumber, failure.LineNumber));
    }

    [Fact]
    public void A_claim_and_the_payment_are_checked_on_their_own()
    {
        var failures = RemittanceBalance.Check(Of(100, [
            Claim("1", 150, 110, Line(150, 110, Contract)),
            Claim("1", 150, 90, Line(150, 110, Contract)),
        ]));
        Assert.Equal([(BalanceLevel.Claim, 20m, 2), (BalanceLevel.Remittance, 100m, 0)],
            failures.Select(failure => (failure.Level, failure.Difference, failure.ClaimNumber)));
    }

    [Fact]
    public void What_does_not_balance_is_read_with_its_codes_and_never_written()
    {
        var balanced = Of(110, [Claim("1", 150, 110, Line(150, 110, Contract))]);
        var text = InterchangeWriter.ToText(File(balanced))
            .Replace("CAS*CO*45*40", "CAS*CO*45*41").Replace("BPR*I*110", "BPR*I*1");
        var read = InterchangeReader.Read(text);
        Assert.Equal([EdiCodes.LineUnbalanced, EdiCodes.ClaimUnbalanced, EdiCodes.RemittanceUnbalanced],
            read.Issues.Select(issue => issue.Code));
        var refused = Assert.Throws<EdiWriteException>(() => InterchangeWriter.ToText(read.Value[0]));
        Assert.Equal(3, refused.Issues.Count);
    }

    [Fact]
    public void Remarks_corrections_and_crossover_are_reachable()
    {
        var claim = Claim("19", 150, 110, Line(150, 110, Contract) with
        {
            LineItemControlNumber = "L1",
            Remarks = [new Remark("N130")],
            SubmittedProcedure = new("99214"),
            UnitsSubmitted = 2,
        }) with
        {
            PatientResponsibility = 0,
            RemarkCodes = ["MA01"],
            Names =
            [
                new NamedEntity("QC", false, "Beispiel", "Bea", "MI", "M100"),
                new NamedEntity("TT", true, "Next Payer", "", "PI", "PAY3"),
            ],
        };
        var text = InterchangeWriter.ToText(File(Of(110, [claim])));
        Assert.Contains("LX*1~CLP*A1B2C3*19*150*110*0*12*PCN1~NM1*QC*1*BEISPIEL*BEA****MI*M100~"
            + "NM1*TT*2*NEXT PAYER*****PI*PAY3~MOA***MA01~SVC*HC:99213*150*110***HC:99214*2~DTM*472*20261030~"
            + "CAS*CO*45*40~REF*6R*L1~LQ*HE*N130~SE*", text, StringComparison.Ordinal);
        var read = ((Remittance)InterchangeReader.Read(text).Value[0].Transactions.First()).Claims.First();
        Assert.Equal("PAY3", read.CrossoverCarrier!.Id);
        Assert.Equal("N130", read.Lines[0].Remarks[0].Code);
        Assert.Equal("99214", read.Lines[0].SubmittedProcedure!.Code);
    }
}
