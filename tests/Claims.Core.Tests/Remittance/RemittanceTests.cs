using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;
using Claims.Edi.X835;

namespace Claims.Core.Tests.Remittance;

public sealed class RemittanceTests
{
    [Fact]
    public async Task A_clean_payment_leaves_nothing_open()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await PayAsync(
            house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:26"), ("93000", 70m, "CO-45:14.5")));

        AssertBooks(house.Books, charged: 200m, paid: 159.5m, contractual: 40.5m);
        var decided = await house.ClaimAsync(claim.Id);
        Assert.Equal((ClaimStatus.Paid, 1), (decided.Status, decided.Remittances));
        Assert.Equal(RemittanceStatus.Posted, Assert.Single(await house.ListAsync<RemittanceFile>()).Status);
    }

    [Fact]
    public async Task Deductible_copay_and_coinsurance_are_the_patients()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await PayAsync(
            house, "T1",
            PayerDesk.Decide(
                claim, "1", ("99213", 130m, "CO-45:26 PR-1:79 PR-3:25"), ("93000", 70m, "CO-45:20 PR-2:10.01")));

        AssertBooks(house.Books, charged: 200m, paid: 39.99m, contractual: 46m, patient: 114.01m);
    }

    [Fact]
    public async Task A_denial_is_never_a_write_off_by_itself()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();

        await PayAsync(
            house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "CO-50:70")));

        AssertBooks(house.Books, charged: 200m, paid: 100m, contractual: 30m, payer: 70m);
    }

    [Fact]
    public async Task A_reversal_and_its_correction_keep_both_and_net_out()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var first = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-50:70"));
        await PayAsync(house, "T1", first);

        await PayAsync(
            house, "T2",
            PayerDesk.Reverse(first),
            PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-3:20"), ("93000", 70m, "CO-45:12")));

        AssertBooks(house.Books, charged: 200m, paid: 138m, contractual: 42m, patient: 20m);
        Assert.Equal(3, (await house.ListAsync<Claims.Core.Remittance.ClaimPayment>()).Count);
        Assert.Equal(2, (await house.ClaimAsync(claim.Id)).Remittances);
        Assert.Contains(await house.WorkAsync(), item => item.Key == $"late-decision/{claim.Id}/2");
    }

    [Fact]
    public async Task A_payment_taken_back_alone_is_open_again()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var first = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, ""));
        await PayAsync(house, "T1", first);

        await PayAsync(house, "T2", PayerDesk.Reverse(first));

        AssertBooks(house.Books, charged: 200m, payer: 200m);
        Assert.Equal(1, (await house.ClaimAsync(claim.Id)).Remittances);
        Assert.Contains(await house.WorkAsync(), item => item.Key == $"late-decision/{claim.Id}/2");
    }

    [Theory]
    [InlineData("CLP*", "CLP03 - sum(CAS) = CLP04 in claim 1 is off by")]
    [InlineData("BPR*", "sum(CLP04) - sum(PLB) = BPR02 is off by -0.01 (159.50 against 159.51)")]
    public async Task A_file_that_does_not_balance_posts_nothing(string broken, string told)
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var decision = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:26"), ("93000", 70m, "CO-45:14.5"));
        var good = System.Text.Encoding.ASCII.GetString(PayerDesk.File(PayerDesk.Remittance("T1", decision)));
        var bad = Tamper(good, broken);

        await house.ReceiveAsync("bad.835", System.Text.Encoding.ASCII.GetBytes(bad));

        Assert.Contains(told, house.Clearinghouse.Settled["bad.835"], StringComparison.Ordinal);
        Assert.Equal(Money.Zero, house.Books.Charged);
        Assert.Equal(RemittanceStatus.Quarantined, Assert.Single(await house.ListAsync<RemittanceFile>()).Status);
        Assert.Equal("bad-file/bad.835", Assert.Single(await house.WorkAsync()).Key);

        await house.ReceiveAsync("good.835", System.Text.Encoding.ASCII.GetBytes(good)); // The payer mends it.
        AssertBooks(house.Books, charged: 200m, paid: 159.5m, contractual: 40.5m);
    }

    [Fact]
    public async Task The_same_remittance_again_posts_nothing()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var decision = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, ""));
        await PayAsync(house, "T1", decision);
        var version = house.Records.Version;

        await house.ReceiveAsync("copy.835", PayerDesk.File(PayerDesk.Remittance("T1", decision)));

        Assert.Equal(version, house.Records.Version);
        Assert.Null(house.Clearinghouse.Settled["copy.835"]);
    }

    [Fact]
    public async Task The_same_trace_number_with_other_contents_is_quarantined()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await PayAsync(house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")));

        await house.ReceiveAsync(
            "other.835",
            PayerDesk.File(PayerDesk.Remittance(
                "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:31"), ("93000", 70m, "")))));

        Assert.Contains("posted already", house.Clearinghouse.Settled["other.835"], StringComparison.Ordinal);
        AssertBooks(house.Books, charged: 200m, paid: 170m, contractual: 30m);
    }

    [Fact]
    public async Task A_crash_anywhere_in_a_remittance_posts_it_once()
    {
        for (var allowed = 0; allowed < 12; allowed++)
        {
            await using var house = new BillingHouse();
            var one = await house.SendAsync(encounter: 1);
            var two = await house.SendAsync(
                encounter: 2, change: approved => approved.With(FieldName.DateOfService, "2026-10-21"));
            var file = PayerDesk.File(PayerDesk.Remittance(
                "T1",
                PayerDesk.Decide(one, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "PR-1:70")),
                PayerDesk.Decide(two, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "CO-50:70"))));
            var left = allowed;
            house.Records.BeforeSave = _ => left-- > 0 ? Task.CompletedTask : throw new IOException("pulled the plug");
            try
            {
                await house.ReceiveAsync("1.835", file);
            }
            catch (IOException)
            {
                // The process died here.
            }

            house.Records.BeforeSave = null;
            await house.ReceiveAsync("1.835", file);

            AssertBooks(await house.BooksOf(one.Encounter), charged: 200m, paid: 100m, contractual: 30m, patient: 70m);
            AssertBooks(await house.BooksOf(two.Encounter), charged: 200m, paid: 100m, contractual: 30m, payer: 70m);
            Assert.Equal(2, (await house.ListAsync<Claims.Core.Remittance.ClaimPayment>()).Count);
        }
    }

    [Fact]
    public async Task A_payment_is_found_by_the_payers_own_number()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        var decision = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, ""))
            with
        {
            PatientControlNumber = "CUT",
        };

        await PayAsync(house, "T1", decision);

        AssertBooks(house.Books, charged: 200m, paid: 170m, contractual: 30m);
    }

    [Fact]
    public async Task A_payment_that_only_looks_alike_waits_for_a_person()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var decision = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, ""))
            with
        {
            PatientControlNumber = "LOST",
            PayerClaimControlNumber = "X9",
        };
        await PayAsync(house, "T1", decision);

        var item = Assert.Single(await house.WorkAsync());
        var before = house.Books;
        var receive = house.Get<ReceiveRemittance>();
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Empty(await receive.AssignAsync(
                BillingHouse.Clinic, item.Subject, claim.Id, "biller@clinic.example", default));
        }

        Assert.Equal(WorkItemType.UnmatchedPayment, item.Type);
        Assert.Contains(claim.Id.Value, item.Text, StringComparison.Ordinal);
        Assert.Equal(Money.Zero, before.Charged);
        AssertBooks(house.Books, charged: 200m, paid: 170m, contractual: 30m);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task A_replacement_takes_the_first_claims_charges_and_shares_back()
    {
        await using var house = new BillingHouse();
        var first = await house.SendAsync();
        var denied = PayerDesk.Decide(first, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 70m, "CO-4:70"));
        await PayAsync(house, "T1", denied);
        var second = await house.SendAsync(
            round: 2, change: approved => approved with
            {
                Lines = [approved.Lines[0], approved.Lines[1] with { Charge = new(80m) }],
            });
        var awaiting = house.Get<AwaitDecision>();
        await awaiting.RunAsync(BillingHouse.Context(), new(second.Ref, 1));
        await awaiting.RunAsync(BillingHouse.Context(2), new(second.Ref, 1));

        // The payer paid 75 on the first claim and has not taken them back yet.
        AssertBooks(house.Books, charged: 210m, paid: 75m, payer: 135m);

        await PayAsync(
            house, "T2",
            PayerDesk.Reverse(denied),
            PayerDesk.Decide(second, "1", ("99213", 130m, "CO-45:30 PR-3:25"), ("93000", 80m, "CO-45:20")));
        AssertBooks(house.Books, charged: 210m, paid: 135m, contractual: 50m, patient: 25m);
    }

    [Fact]
    public async Task A_claim_returned_unprocessed_is_not_a_denial_and_goes_out_as_a_first_claim()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var returned = PayerDesk.Decide(claim, "4", ("99213", 130m, "CO-16:130"), ("93000", 70m, "CO-16:70"))
            with
        {
            RemarkCodes = ["MA130"],
        };

        await PayAsync(house, "T1", returned);
        var anew = await house.SendAsync(round: 2);

        Assert.Equal(ClaimStatus.Rejected, (await house.ClaimAsync(claim.Id)).Status);
        Assert.Equal('1', anew.Frequency);
    }

    [Fact]
    public async Task Adjustments_of_the_deposit_are_kept_with_the_file()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var decision = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, ""));
        var remittance = PayerDesk.Remittance("T1", decision) with
        {
            PaymentAmount = 171.25m,
            ProviderAdjustments =
            [
                new ProviderAdjustment(
                    "1234567893", new(2026, 12, 31), new ProviderAdjustmentReason("L6", -1.25m, "INT")),
            ],
        };

        await house.ReceiveAsync("1.835", PayerDesk.File(remittance));

        var file = Assert.Single(await house.ListAsync<RemittanceFile>());
        Assert.Equal((new Money(171.25m), new Money(170m)), (file.Amount, file.ClaimsPaid));
        Assert.Equal(new FileAdjustment("L6", "INT", new(-1.25m)), Assert.Single(file.ProviderAdjustments));
        AssertBooks(house.Books, charged: 200m, paid: 170m, contractual: 30m);
    }

    [Fact]
    public async Task The_audit_finds_what_the_ledger_lost_or_made_up()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await PayAsync(house, "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")));
        var audit = house.Get<BooksAudit>();
        Assert.Empty(await audit.CheckAsync(BillingHouse.Clinic, default));

        var entries = await house.ListAsync<LedgerEntry>();
        var paid = entries.Single(entry => entry.To == Account.PaidByPayer);
        await house.Records.SaveAsync(
            BillingHouse.Clinic, default,
            RecordChange.Put(paid with { Amount = new(170.01m) }),
            RecordChange.Put(paid with { Step = "x", From = Account.Billed, To = Account.Payer, Amount = new(5m) }),
            RecordChange.Put(paid with { Step = "y", From = Account.Collections, To = Account.Patient }),
            RecordChange.Put((await house.ListAsync<RemittanceFile>())[0] with { Amount = new(1m) }));

        Assert.Equal(
            ["BOOK-CHARGED", "BOOK-PAID", "BOOK-NEGATIVE", "BOOK-DEPOSIT", "BOOK-CASH"],
            (await audit.CheckAsync(BillingHouse.Clinic, default)).Select(fault => fault.Code));
    }

    internal static void AssertBooks(
        Books books,
        decimal charged,
        decimal paid = 0,
        decimal contractual = 0,
        decimal patient = 0,
        decimal payer = 0,
        decimal writtenOff = 0,
        decimal paidByPatient = 0,
        decimal collections = 0)
    {
        Assert.Equal(charged, books.Charged.Amount);
        Assert.Equal(
            (payer, paid, contractual, writtenOff, patient, paidByPatient, collections),
            (books[Account.Payer].Amount, books[Account.PaidByPayer].Amount, books[Account.Contractual].Amount,
                books[Account.WrittenOff].Amount, books[Account.Patient].Amount, books[Account.PaidByPatient].Amount,
                books[Account.Collections].Amount));
    }

    private static Task PayAsync(BillingHouse house, string trace, params Edi.X835.ClaimPayment[] claims) =>
        house.ReceiveAsync($"{trace}.835", PayerDesk.File(PayerDesk.Remittance(trace, claims)));

    /// <summary>One cent more in the segment's amount.</summary>
    private static string Tamper(string file, string segment)
    {
        var start = file.IndexOf(segment, StringComparison.Ordinal);
        var end = file.IndexOf('~', start);
        var tampered = file[start..end].Replace("*159.5*", "*159.51*", StringComparison.Ordinal)
            .Replace("*159.50*", "*159.51*", StringComparison.Ordinal);
        Assert.NotEqual(file[start..end], tampered);
        return file[..start] + tampered + file[end..];
    }
}
