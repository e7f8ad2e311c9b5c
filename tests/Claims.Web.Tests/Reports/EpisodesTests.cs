using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Reports;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Reports;

/// <summary>What was done about money that did not come by itself, as the owner's page tells it.</summary>
public sealed class EpisodesTests : IAsyncLifetime
{
    private static readonly EncounterId Bill = SampleChart.Ref.Encounter;

    private PagesHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        await SampleBooks.AddStatementAsync(_host);
        await SampleBooks.AddClaimAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_plan_is_kept_while_its_parts_come_broken_when_one_does_not_and_done_when_all_came()
    {
        var plan = new PaymentPlan(
            Bill, 1, [new(Day(1), new(30m)), new(Day(31), new(25.5m))], 5, "Test Sign", PagesHost.Start, "patient");
        await SaveAsync(RecordChange.Put(plan));
        var open = await OnlyAsync();
        await SaveAsync(RecordChange.Put(Paid("1", 55.5m)));
        var kept = await OnlyAsync();
        await SaveAsync(RecordChange.Put(plan with
        {
            Parts = [new(Day(-20), new(60m))],
            AcceptedAt = PagesHost.Start.AddDays(-30),
        }));
        var broken = await OnlyAsync();

        Assert.Equal((EpisodeKind.Plan, EpisodeEnd.Open), (open.Kind, open.End));
        Assert.Equal((EpisodeEnd.Good, "Payment plan kept: $55.50 paid in 2 parts"), (kept.End, kept.Words));
        Assert.Equal(
            (EpisodeEnd.Good, "Payment plan over $60.00 broken; reminders went on; settled since"),
            (broken.End, broken.Words));
    }

    [Fact]
    public async Task A_bill_at_the_agency_is_to_be_looked_at_and_one_recalled_tells_why()
    {
        var placed = new Placement(Bill, 1, "agency", PagesHost.Start, new(55.5m));
        await SaveAsync(RecordChange.Put(placed));
        var there = await OnlyAsync();
        await SaveAsync(RecordChange.Put(
            placed with { RecalledAt = PagesHost.Start, RecallReason = DunningReason.Disputed }));
        var back = await OnlyAsync();

        Assert.Equal((EpisodeEnd.Bad, "With the collection agency: $55.50"), (there.End, there.Words));
        Assert.Equal(
            (EpisodeEnd.Open, "Recalled from the agency (disputed): $55.50; $55.50 still open"),
            (back.End, back.Words));
    }

    [Fact]
    public async Task The_owners_page_links_each_to_its_record_and_names_nobody()
    {
        await _host.Get<PatientRequests>().SubmitAsync(
            SampleChart.Ref, PatientRequestType.Assistance, "I lost my job.", default);
        var staff = await StaffVisit.SignInAsync(_host);

        var html = await staff.ReadAsync("/staff/reports");

        Assert.Contains($"href=\"/staff/balance/sample/{Bill}\">Financial assistance: waits for an answer", html);
        Assert.DoesNotContain("Harlow", html, StringComparison.Ordinal);
        Assert.DoesNotContain("lost my job", html, StringComparison.Ordinal);
        Assert.Contains("Still open, and with whom", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_newest_few_of_a_kind_are_told()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await SaveAsync(RecordChange.Put(new Placement(
                Bill, number, "agency", PagesHost.Start.AddDays(-number * 10), new(number))));
        }

        var told = await _host.Get<EpisodeReader>().ReadAsync(SampleClinic.Id, 2, default);

        Assert.Equal([new Money(1), new Money(2)], told.Select(one => one.Amount));
    }

    private static DateOnly Day(int days) => DateOnly.FromDateTime(PagesHost.Start.AddDays(days).DateTime);

    private static LedgerEntry Paid(string step, decimal amount) =>
        new(Bill, $"paid-{step}", PagesHost.Start, Account.Patient, Account.PaidByPatient, new(amount), "card");

    private Task SaveAsync(RecordChange change) => _host.Records.SaveAsync(SampleClinic.Id, default, change);

    private async Task<Episode> OnlyAsync() =>
        Assert.Single(await _host.Get<EpisodeReader>().ReadAsync(SampleClinic.Id, 5, default));
}
