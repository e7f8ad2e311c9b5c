using System.Text;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Tests.Remittance;
using Claims.Core.Tests.Submission;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.Denials;

public sealed class DenialTests
{
    [Theory]
    [InlineData("CO-4:70", DenialAction.Replace)]
    [InlineData("CO-11:70", DenialAction.Replace)]
    [InlineData("CO-16:70", DenialAction.Replace)]
    [InlineData("CO-18:70", DenialAction.Biller)]
    [InlineData("CO-22:70", DenialAction.Biller)]
    [InlineData("CO-26:70", DenialAction.CheckCoverage)]
    [InlineData("CO-27:70", DenialAction.CheckCoverage)]
    [InlineData("CO-31:70", DenialAction.CheckCoverage)]
    [InlineData("CO-29:70", DenialAction.Appeal)]
    [InlineData("CO-45:70", DenialAction.None)]
    [InlineData("CO-50:70", DenialAction.Appeal)]
    [InlineData("CO-96:70", DenialAction.Biller)]
    [InlineData("PR-96:70", DenialAction.None)]
    [InlineData("PR-204:70", DenialAction.None)]
    [InlineData("CO-204:70", DenialAction.Biller)]
    [InlineData("CO-97:70", DenialAction.Biller)]
    [InlineData("CO-109:70", DenialAction.Biller)]
    [InlineData("CO-119:70", DenialAction.Biller)]
    [InlineData("CO-151:70", DenialAction.Biller)]
    [InlineData("CO-197:70", DenialAction.Biller)]
    [InlineData("CO-198:70", DenialAction.Biller)]
    [InlineData("CO-252:70", DenialAction.SendDocuments)]
    [InlineData("CO-253:70", DenialAction.None)]
    [InlineData("OA-23:70", DenialAction.Biller)]
    [InlineData("PI-45:70", DenialAction.Biller)]
    [InlineData("PR-1:70", DenialAction.None)]
    [InlineData("PR-27:70", DenialAction.CheckCoverage)]
    [InlineData("PR-50:70", DenialAction.Biller)]
    [InlineData("CO-9999:70", DenialAction.Biller)]
    [InlineData("CO-50:40 CO-4:30", DenialAction.Replace)]
    [InlineData("CO-50:40 CO-9999:30", DenialAction.Biller)]
    [InlineData("CO-50:40 CO-252:30", DenialAction.SendDocuments)]
    [InlineData("CO-4:40 CO-27:30", DenialAction.CheckCoverage)]
    public async Task Each_code_has_its_way_on(string reasons, DenialAction action)
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, reasons);

        var routing = await ClassifyAsync(house, claim);
        var again = await ClassifyAsync(house, claim);

        Assert.Equal(action, routing.Action);
        Assert.Equal(action == DenialAction.Replace, routing.Findings.Count > 0);
        Assert.Equal(routing.Action, again.Action);
    }

    [Fact]
    public async Task A_remark_code_says_which_field_to_mend()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var denied = PayerDesk.Decide(claim, "4", ("99213", 130m, "CO-16:130"), ("93000", 70m, "CO-16:70"))
            with
        {
            RemarkCodes = ["N290"],
        };
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance("T1", denied)));

        var finding = Assert.Single((await ClassifyAsync(house, claim)).Findings);

        Assert.Equal(("DEN-CO-16", "RenderingProviderNpi"), (finding.Code, finding.Location));
        Assert.Contains("N290", finding.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CO-109", "STATE PLAN", "STPLN", DenialAction.Replace)]
    [InlineData("CO-22", "STATE PLAN", "", DenialAction.Replace)]
    [InlineData("CO-109", "SOMEBODY ELSE", "OTHER", DenialAction.Biller)]
    [InlineData("CO-97", "STATE PLAN", "STPLN", DenialAction.Biller)]
    public async Task A_payer_that_is_named_and_known_gets_the_claim(
        string code, string payer, string id, DenialAction action)
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        var denied = PayerDesk.Decide(claim, "4", ("99213", 130m, $"{code}:130"), ("93000", 70m, $"{code}:70"));
        denied = denied with
        {
            Names = denied.Names.Append(new NamedEntity("PR", true, payer, "", id.Length > 0 ? "PI" : "", id)).ToEdiList(),
        };
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance("T1", denied)));

        var routing = await ClassifyAsync(house, claim);

        Assert.Equal(action, routing.Action);
        Assert.Equal(
            action == DenialAction.Replace,
            routing.Findings.Any(finding => finding.Location == "Payer" && finding.Text.Contains($"names {payer}.")));
    }

    [Fact]
    public async Task Late_filing_without_proof_is_the_billers()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync(); // No 277CA came: nothing proves when the payer took it in.
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "4", ("99213", 130m, "CO-29:130"), ("93000", 70m, "CO-29:70")))));

        Assert.Equal(DenialAction.Biller, (await ClassifyAsync(house, claim)).Action);
    }

    [Fact]
    public async Task An_appeal_that_would_be_late_is_the_billers()
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, "CO-50:70");
        house.Time.Advance(TimeSpan.FromDays(200));

        Assert.Equal(DenialAction.Biller, (await ClassifyAsync(house, claim)).Action);
    }

    [Fact]
    public async Task A_part_of_the_charge_that_the_payer_leaves_out_is_the_billers()
    {
        await using var house = new BillingHouse();
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30")))));

        Assert.Equal(DenialAction.Biller, (await ClassifyAsync(house, claim)).Action);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 100m, contractual: 30m, payer: 70m);
    }

    [Fact]
    public async Task A_payer_that_pays_too_much_is_work_with_a_date()
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, "");
        await house.ReceiveAsync("2.835", PayerDesk.File(PayerDesk.Remittance(
            "T2", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")))));

        var routing = await house.Get<ClassifyDenial>().RunAsync(BillingHouse.Context(), new(claim.Ref, 2));

        Assert.Equal(DenialAction.None, routing.Action);
        var credit = Assert.Single(await house.WorkAsync(), item => item.Type == WorkItemType.CreditBalance);
        Assert.Equal(BillingHouse.Start.AddDays(60), credit.DueAt);
    }

    [Fact]
    public async Task An_appeal_argues_with_the_words_of_the_note_and_is_sent_once()
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, "CO-50:70");
        await house.Records.SaveAsync(BillingHouse.Clinic, default, RecordChange.Put(new EncounterCoding(
            claim.Encounter.Encounter, "test",
            [
                new(
                    claim.Content.Diagnoses[0], "Essential hypertension", 0.9, "named",
                    [new Evidence(2, [], "blood pressure 168/98 on two drugs")], []),
            ],
            [], [], [])));
        var prepare = house.Get<PrepareAppeal>();

        var due = await prepare.RunAsync(BillingHouse.Context(), new(claim.Ref, 1));
        house.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(due, await prepare.RunAsync(BillingHouse.Context(2), new(claim.Ref, 1)));

        var (letter, manifest) = Assert.Single(house.Outgoing.Letters).Value;
        Assert.Contains("168/98 on two drugs", Encoding.UTF8.GetString(letter), StringComparison.Ordinal);
        Assert.Equal((new Money(70m), 1, "EXHP1"), (manifest.Denied, manifest.Level, manifest.PayerElectronicId));
        Assert.Equal(new DateOnly(2026, 11, 16).AddDays(180), manifest.Deadline);
        Assert.Equal(["CO-50"], manifest.Codes);
        Assert.Equal(letter, house.Files.Kept[$"appeals/{claim.Id}-001.pdf"]);
        Assert.Single(await house.ListAsync<FiledAppeal>());
    }

    [Fact]
    public async Task A_denial_upheld_after_the_appeal_is_the_billers()
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, "CO-50:70");
        await house.Get<PrepareAppeal>().RunAsync(BillingHouse.Context(), new(claim.Ref, 1));
        var first = PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "CO-50:70"));
        await house.ReceiveAsync("2.835", PayerDesk.File(PayerDesk.Remittance("T2", PayerDesk.Reverse(first), first)));

        Assert.Equal(DenialAction.Appeal, (await ClassifyAsync(house, claim)).Action); // Decision 1, asked again.
        var upheld = await house.Get<ClassifyDenial>().RunAsync(BillingHouse.Context(), new(claim.Ref, 2));
        Assert.Equal(DenialAction.Biller, upheld.Action);
    }

    [Fact]
    public async Task A_biller_may_write_off_with_a_reason_and_only_once()
    {
        await using var house = new BillingHouse();
        var claim = await DecideAsync(house, "CO-97:70");
        var resolve = house.Get<ResolveDenial>();

        var nameless = await DecideAsync(resolve, claim, BillerChoice.WriteOff, " ");
        var taken = await DecideAsync(resolve, claim, BillerChoice.WriteOff, "bundled, edit confirmed");
        var again = await DecideAsync(resolve, claim, BillerChoice.WriteOff, "bundled, edit confirmed");
        var other = await DecideAsync(resolve, claim, BillerChoice.Replace, "changed my mind");

        Assert.Equal("DEN-REASON", Assert.Single(nameless).Code);
        Assert.Empty(taken);
        Assert.Empty(again);
        Assert.Equal("DEN-DECIDED", Assert.Single(other).Code);
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 100m, contractual: 30m, writtenOff: 70m);
    }

    [Fact]
    public async Task What_the_payer_denies_as_contractual_is_never_billed_to_the_patient()
    {
        await using var house = new BillingHouse();
        var contractual = await DecideAsync(house, "CO-96:70");

        var refused = await DecideAsync(
            house.Get<ResolveDenial>(), contractual, BillerChoice.BillPatient, "not covered");

        Assert.Equal("DEN-NOT-PATIENT", Assert.Single(refused).Code);
    }

    [Fact]
    public async Task What_the_payer_assigns_to_the_patient_may_be_billed_to_them()
    {
        await using var house = new BillingHouse();
        var assigned = await DecideAsync(house, "PR-27:70");

        Assert.Empty(await DecideAsync(
            house.Get<ResolveDenial>(), assigned, BillerChoice.BillPatient, "checked: no coverage"));
        RemittanceTests.AssertBooks(house.Books, charged: 200m, paid: 100m, contractual: 30m, patient: 70m);
    }

    private static Task<IReadOnlyList<Issue>> DecideAsync(
        ResolveDenial resolve, Claim claim, BillerChoice choice, string reason) =>
        resolve.DecideAsync(BillingHouse.Clinic, claim.Id, 1, choice, reason, "biller@clinic.example", default);

    private static Task<DenialRouting> ClassifyAsync(BillingHouse house, Claim claim) =>
        house.Get<ClassifyDenial>().RunAsync(BillingHouse.Context(), new(claim.Ref, 1));

    /// <summary>An accepted claim; the visit is paid, the tracing decided as said.</summary>
    private static async Task<Claim> DecideAsync(BillingHouse house, string reasons)
    {
        var claim = await house.SendAsync();
        await house.ReceiveAsync("1.277", PayerDesk.Ack277(claim));
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, reasons)))));
        return await house.ClaimAsync(claim.Id);
    }
}
