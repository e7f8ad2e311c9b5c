using System.Text;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.PatientBilling;

/// <summary>Estimates before a visit: made, sent, opened by their link, and compared with the bill.</summary>
public sealed class EstimateTests
{
    private static readonly Person Patient = new("S", "T", new(1960, 2, 3), 'F', new("1 Way", "Peoria", "IL", "61601"));

    [Fact]
    public async Task An_estimate_has_its_clock_and_its_work()
    {
        await using var house = new BillingHouse();
        var desk = house.Get<EstimateDesk>();

        var (estimate, _) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("99213"), default);
        Assert.Equal((new DateOnly(2026, 11, 5), new Money(130m)), (estimate!.DueBy, estimate.Total));
        Assert.Single(await house.WorkAsync());
        await desk.GivenAsync(BillingHouse.Clinic, estimate.Key, "desk", default);
        Assert.Empty(await house.WorkAsync());
        var (none, faults) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("0"), default);
        Assert.Null(none);
        Assert.NotEmpty(faults);
    }

    [Fact]
    public async Task A_letter_goes_to_the_office_with_a_link_that_opens_the_sheet_and_a_repeat_is_the_same_message()
    {
        await using var house = new BillingHouse();
        var desk = house.Get<EstimateDesk>();
        var (estimate, _) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("99213"), default);

        Assert.Empty(await desk.SendAsync(BillingHouse.Clinic, estimate!.Key, "desk", default));
        Assert.Empty(await desk.SendAsync(BillingHouse.Clinic, estimate.Key, "desk", default));

        var message = Assert.Single(house.Outgoing.Messages).Value;
        Assert.Equal(house.Directory.Clinic(BillingHouse.Clinic).Email, message.To);
        var token = message.Link!.Segments[^1];
        var (pdf, _) = await desk.OpenPdfAsync(token, default);
        Assert.Contains("T S $130.00", Encoding.UTF8.GetString(pdf!), StringComparison.Ordinal);
        Assert.IsType<LinkResult.Tampered>((await desk.OpenPdfAsync(token + "x", default)).Link);
        Assert.IsType<LinkResult.Tampered>(await house.Get<ReviewLinks>().OpenAsync(token, LinkAction.Statement, default));
        Assert.Equal("desk", (await house.ListAsync<Estimate>()).Single().GivenBy);
        Assert.Empty(await house.WorkAsync());
    }

    [Fact]
    public async Task An_estimate_by_mail_says_nothing_of_the_patient()
    {
        await using var house = new BillingHouse();
        var desk = house.Get<EstimateDesk>();
        var (estimate, _) = await desk.ScheduleAsync(
            BillingHouse.Clinic, Visit("99213") with { Email = "t@mail.example", Language = Language.Spanish }, default);

        await desk.SendAsync(BillingHouse.Clinic, estimate!.Key, "desk", default);

        var message = Assert.Single(house.Outgoing.Messages).Value;
        Assert.Equal("t@mail.example", message.To);
        Assert.Contains("presupuesto", message.Text, StringComparison.Ordinal);
        var said = message.Subject + message.Text.Replace($"{message.Link}", "", StringComparison.Ordinal);
        Assert.DoesNotContain("130", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_changed_is_a_new_estimate_that_is_to_be_given_anew()
    {
        await using var house = new BillingHouse();
        var desk = house.Get<EstimateDesk>();
        var (first, _) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("99213"), default);
        await desk.SendAsync(BillingHouse.Clinic, first!.Key, "desk", default);

        var (same, _) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("99213"), default);
        var (more, _) = await desk.ScheduleAsync(BillingHouse.Clinic, Visit("99213", "93000"), default);
        await desk.SendAsync(BillingHouse.Clinic, first.Key, "desk", default);

        Assert.NotNull(same!.GivenAt);
        Assert.Equal((null, new Money(200m)), (more!.GivenAt, more.Total));
        Assert.Equal(2, house.Outgoing.Messages.Count);
        Assert.NotNull((await desk.ListAsync(BillingHouse.Clinic, default)).Single().GivenAt);
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("@mail.example")]
    public async Task A_wrong_address_is_told(string email)
    {
        await using var house = new BillingHouse();
        var (none, faults) = await house.Get<EstimateDesk>()
            .ScheduleAsync(BillingHouse.Clinic, Visit("99213") with { Email = email }, default);
        Assert.Null(none);
        Assert.Equal("email", Assert.Single(faults).Location);
    }

    private static ExpectedVisit Visit(params string[] codes) => new(Patient, new(2026, 11, 20), codes);
}
