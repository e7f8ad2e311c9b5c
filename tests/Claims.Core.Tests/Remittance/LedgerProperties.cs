using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Tests.Submission;
using CsCheck;
using Claim = Claims.Core.Submission.Claim;
using ClaimPayment = Claims.Edi.X835.ClaimPayment;

namespace Claims.Core.Tests.Remittance;

/// <summary>
/// Whatever comes in whatever order, both books balance to the cent. The checker adds up what went in, with sums and
/// counts of its own; it knows nothing of accounts' movements.
/// </summary>
public sealed class LedgerProperties
{
    private static readonly string[] Decisions =
    [
        "CO-45:30 | CO-45:14.5", "CO-45:30 PR-3:25 | CO-45:14.5 PR-2:11.1", "CO-45:35 PR-1:95 | CO-50:70",
        "CO-45:26 | PR-204:70", " | ", "CO-11:130 | CO-11:70",
    ];

    private static readonly Gen<Happening> AnyHappening = Gen.Select(
        Gen.Enum<Kind>(), Gen.Int[0, 1], Gen.Int[0, Decisions.Length - 1], Gen.Int[1, 20_000], Gen.Int[0, 100],
        (kind, encounter, decision, cents, which) => new Happening(kind, encounter, decision, cents / 100m, which));

    [Fact]
    public void Both_books_balance_whatever_happens_in_whatever_order() =>
        AnyHappening.List[1, 14].Sample(
            happenings => PlayAsync(happenings).GetAwaiter().GetResult(), iter: 150, threads: 1);

    private static async Task PlayAsync(IReadOnlyList<Happening> happenings)
    {
        await using var house = new BillingHouse();
        Claim[] claims =
        [
            await house.SendAsync(encounter: 1),
            await house.SendAsync(
                encounter: 2, change: approved => approved.With(FieldName.DateOfService, "2026-10-21")),
        ];
        var tally = new Tally();
        var files = new List<byte[]>();
        foreach (var (happening, number) in happenings.Select((one, index) => (one, index + 1)))
        {
            await HappenAsync(house, claims, tally, files, happening, number);
        }

        await CheckAsync(house, claims, tally);
    }

    private static async Task HappenAsync(
        BillingHouse house, Claim[] claims, Tally tally, List<byte[]> files, Happening happening, int number)
    {
        var (claim, encounter) = (claims[happening.Encounter], claims[happening.Encounter].Encounter);
        var decision = Decide(claim, happening.Decision);
        switch (happening.Kind)
        {
            case Kind.Decide:
                await ReceiveAsync([decision], []);
                break;
            case Kind.Reverse:
                await ReceiveAsync([PayerDesk.Reverse(decision)], []);
                break;
            case Kind.Correct:
                await ReceiveAsync([PayerDesk.Reverse(decision), Decide(claim, happening.Which % Decisions.Length)], []);
                break;
            case Kind.Unknown:
                await ReceiveAsync(
                    [decision with { PatientControlNumber = $"X{number}", PayerClaimControlNumber = $"X{number}" }], []);
                break;
            case Kind.Provider:
                await ReceiveAsync([decision], [(happening.Which % 2 == 0 ? "L6" : "WO", "R", happening.Amount)]);
                break;
            case Kind.Again when files.Count > 0:
                await house.ReceiveAsync($"again-{number}.835", files[happening.Which % files.Count]);
                break;
            case Kind.PatientPays:
                tally.Pay(
                    happening.Encounter,
                    await house.Get<PatientPayments>().RecordAsync(
                        encounter, new(happening.Amount), "check", $"R{number}", "desk", default),
                    happening.Amount);
                break;
            case Kind.RefundPayer or Kind.RefundPatient:
                var to = happening.Kind == Kind.RefundPayer ? RefundTo.Payer : RefundTo.Patient;
                tally.Refund(
                    happening.Encounter, to,
                    await house.Get<Refunds>().RecordAsync(
                        encounter, to, new(happening.Amount), "check", $"C{number}", "desk", default),
                    happening.Amount);
                break;
            case Kind.Deposit when tally.Deposits.Count > 0:
                var (trace, amount) = tally.Deposits.ElementAt(happening.Which % tally.Deposits.Count);
                Assert.DoesNotContain(
                    await house.Get<Deposits>().EnterAsync(
                        BillingHouse.Clinic, $"B{number}", new(2026, 11, 2), new(amount == 0 ? 1 : amount), trace, "desk",
                        default),
                    issue => issue.Code != "PAY-REFERENCE");
                break;
        }

        async Task ReceiveAsync(ClaimPayment[] stated, (string, string, decimal)[] adjusted)
        {
            var remittance = PayerDesk.Adjust(PayerDesk.Remittance($"T{number}", stated), adjusted);
            files.Add(PayerDesk.File(remittance));
            await house.ReceiveAsync($"{number}.835", files[^1]);
            Assert.Null(house.Clearinghouse.Settled[$"{number}.835"]);
            tally.Take($"T{number}", happening.Encounter, happening.Kind == Kind.Unknown, stated, adjusted);
        }
    }

    private static async Task CheckAsync(BillingHouse house, Claim[] claims, Tally tally)
    {
        // A reversal that was faster than its decision leaves less than nothing until that comes: the one fault allowed.
        var early = Enumerable.Range(0, claims.Length).Where(one => tally.PaidByPayer(one) < 0
            || tally.Standing(one, "CO-45") < 0).Select(one => claims[one].Encounter.Encounter.Value);
        var faults = await house.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default);
        Assert.Equal(early, faults.Select(fault => fault.Location).Distinct().Order(StringComparer.Ordinal));
        Assert.All(faults, fault => Assert.Equal("BOOK-NEGATIVE", fault.Code));
        for (var encounter = 0; encounter < claims.Length; encounter++)
        {
            var books = await house.BooksOf(claims[encounter].Encounter);
            Assert.Equal(0m, books.Balances.Values.Sum(balance => balance.Amount));
            Assert.Equal(tally.Charged(encounter), books.Charged.Amount);
            Assert.Equal(tally.PaidByPayer(encounter), books[Account.PaidByPayer].Amount);
            Assert.Equal(tally.Standing(encounter, "CO-45"), books[Account.Contractual].Amount);
            Assert.Equal(
                tally.Standing(encounter, "PR") - tally.Paid[encounter] + tally.Refunded[(encounter, RefundTo.Patient)],
                books[Account.Patient].Amount);
            Assert.Equal(tally.Paid[encounter], books[Account.PaidByPatient].Amount);
            Assert.Equal(-tally.Refunded[(encounter, RefundTo.Payer)], books[Account.RefundedToPayer].Amount);
        }

        var own = ClinicBooks.Of(await house.Get<ClinicLedger>().EntriesAsync(BillingHouse.Clinic, default));
        var refunds = tally.Refunded[(0, RefundTo.Payer)] + tally.Refunded[(1, RefundTo.Payer)];
        Assert.Equal(0m, own.Balances.Values.Sum(balance => balance.Amount));
        Assert.Equal(
            tally.Deposits.Values.Sum() - refunds,
            own[ClinicAccount.InTransit].Amount + own[ClinicAccount.Bank].Amount
                + own[ClinicAccount.DepositDifferences].Amount);
        Assert.Equal(-tally.Unmatched, own[ClinicAccount.Unapplied].Amount);
        Assert.Equal(tally.Provider["L6"], own[ClinicAccount.Interest].Amount);
        Assert.Equal(tally.Provider["WO"], own[ClinicAccount.Recoupment].Amount);
    }

    private static ClaimPayment Decide(Claim claim, int decision)
    {
        var reasons = Decisions[decision].Split('|', StringSplitOptions.TrimEntries);
        return PayerDesk.Decide(claim, "1", ("99213", 130m, reasons[0]), ("93000", 70m, reasons[1]));
    }

    private enum Kind
    {
        Decide,
        Reverse,
        Correct,
        Unknown,
        Provider,
        Again,
        PatientPays,
        RefundPayer,
        RefundPatient,
        Deposit,
    }

    private sealed record Happening(Kind Kind, int Encounter, int Decision, decimal Amount, int Which);

    /// <summary>What went in, added up.</summary>
    private sealed class Tally
    {
        private readonly List<(int Encounter, ClaimPayment Stated)> _stated = [];

        public Dictionary<string, decimal> Deposits { get; } = [];

        public Dictionary<string, decimal> Provider { get; } = new() { ["L6"] = 0, ["WO"] = 0 };

        public decimal Unmatched { get; private set; }

        public decimal[] Paid { get; } = [0, 0];

        public Dictionary<(int, RefundTo), decimal> Refunded { get; } = new()
        {
            [(0, RefundTo.Payer)] = 0,
            [(1, RefundTo.Payer)] = 0,
            [(0, RefundTo.Patient)] = 0,
            [(1, RefundTo.Patient)] = 0,
        };

        public void Take(
            string trace, int encounter, bool isUnknown, ClaimPayment[] stated, (string, string, decimal)[] adjusted)
        {
            Deposits[trace] = stated.Sum(one => one.Paid) - adjusted.Sum(one => one.Item3);
            Unmatched += isUnknown ? stated.Sum(one => one.Paid) : 0;
            _stated.AddRange(isUnknown ? [] : stated.Select(one => (encounter, one)));
            foreach (var (reason, _, amount) in adjusted)
            {
                Provider[reason] += amount;
            }
        }

        public void Pay(int encounter, IReadOnlyList<Issue> refused, decimal amount) =>
            Paid[encounter] += refused.Count == 0 ? amount : 0;

        public void Refund(int encounter, RefundTo to, IReadOnlyList<Issue> refused, decimal amount) =>
            Refunded[(encounter, to)] += refused.Count == 0 ? amount : 0;

        public decimal Charged(int encounter) => _stated.Exists(one => one.Encounter == encounter) ? 200m : 0m;

        public decimal PaidByPayer(int encounter) =>
            _stated.Where(one => one.Encounter == encounter).Sum(one => one.Stated.Paid);

        /// <summary>
        /// Adjustments of a kind: a decision made twice counts once, one taken back not at all. Amounts tell them apart.
        /// </summary>
        public decimal Standing(int encounter, string kind) => _stated.Where(one => one.Encounter == encounter)
            .GroupBy(one => Math.Abs(one.Stated.Paid) + ":" + Reasons(one.Stated, ""))
            .Sum(same =>
            {
                var net = same.Sum(one => one.Stated.Status == "22" ? -1 : 1);
                var decided = same.First().Stated;
                return Math.Min(net, 1) * Math.Abs(Sum(decided, kind));
            });

        private static decimal Sum(ClaimPayment stated, string kind) => Codes(stated)
            .Where(one => one.Code.StartsWith(kind, StringComparison.Ordinal)).Sum(one => one.Amount);

        private static string Reasons(ClaimPayment stated, string kind) => string.Join(' ', Codes(stated)
            .Where(one => one.Code.StartsWith(kind, StringComparison.Ordinal))
            .Select(one => $"{one.Code}:{Math.Abs(one.Amount)}"));

        private static IEnumerable<(string Code, decimal Amount)> Codes(ClaimPayment stated) => stated.Lines
            .SelectMany(line => line.Adjustments)
            .SelectMany(group => group.Reasons.Select(one => ($"{group.GroupCode}-{one.ReasonCode}", one.Amount)));
    }
}
