using System.Text;
using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Edi.Envelope;
using Claims.Edi.X276;

namespace Claims.Core.Tests.Submission;

/// <summary>When payers are asked what became of claims, and that nobody is asked twice.</summary>
public sealed class InquireStatusTests
{
    [Fact]
    public async Task A_claim_without_a_decision_is_asked_about_after_its_payers_days_and_again()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AcceptedAsync(house);
        var due = new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(-6)); // In the clinic's morning.
        Assert.Equal(due, await StatusHouse.NextDueAsync(house));

        house.Time.SetUtcNow(due.AddMinutes(-1));
        Assert.Equal(0, await StatusHouse.AskAsync(house));
        house.Time.SetUtcNow(due);
        Assert.Equal(1, await StatusHouse.AskAsync(house));
        Assert.Equal(0, await StatusHouse.AskAsync(house));

        var asked = Assert.Single(Questions(house));
        Assert.Equal(claim.Id.Value, asked.TraceNumber);
        Assert.Equal(claim.PayerControlNumber, asked.PayerClaimControlNumber);
        Assert.Equal(claim.Charge.Amount, asked.Charge);
        Assert.Equal(BillingHouse.Visit, asked.ServiceDate!.Start);
        Assert.Equal(due, (await house.ClaimAsync(claim.Id)).StatusInquiry!.AskedAt);
        Assert.Equal(due.AddDays(14), await StatusHouse.NextDueAsync(house));

        house.Time.SetUtcNow(due.AddDays(14));
        Assert.Equal(1, await StatusHouse.AskAsync(house));
        Assert.Equal(2, Questions(house).Count);
        Assert.Equal(
            2, (await house.ListAsync<AuditEntry>()).Count(entry => entry.Action == "status-asked"));
    }

    [Fact]
    public async Task A_dependents_claim_is_asked_about_below_its_subscriber()
    {
        await using var house = StatusHouse.New();
        await StatusHouse.AcceptedAsync(house, change: approved => approved
            .With(FieldName.Relationship, "child")
            .With(FieldName.SubscriberLastName, "Samplename")
            .With(FieldName.SubscriberFirstName, "Theo")
            .With(FieldName.SubscriberBirthDate, "1950-05-06")
            .With(FieldName.SubscriberSex, "M"));
        house.Time.Advance(TimeSpan.FromDays(31));

        await StatusHouse.AskAsync(house);

        var subscriber = Assert.Single(Assert.Single(Requests(house)).Payers[0].Receivers[0].Providers[0].Subscribers);
        Assert.Empty(subscriber.Claims);
        Assert.Equal("THEO", subscriber.Person!.FirstName);
        var patient = Assert.Single(subscriber.Dependents);
        Assert.Equal(("TESTA", "QC"), (patient.Person!.FirstName, patient.Person.Role));
        Assert.Single(patient.Claims);
    }

    [Fact]
    public async Task The_rule_in_force_on_the_day_of_acceptance_counts()
    {
        await using var house = StatusHouse.New(
            new(new(2026, 1, 1), 60, 30, "invented"), new(new(2026, 11, 1), 10, 5, "invented"),
            new(new(2027, 1, 1), 1, 1, "invented"));
        await StatusHouse.AcceptedAsync(house);

        var due = new DateTimeOffset(2026, 11, 12, 9, 0, 0, TimeSpan.FromHours(-6));
        Assert.Equal(due, await StatusHouse.NextDueAsync(house));
    }

    [Fact]
    public async Task A_payer_without_a_rule_is_not_asked()
    {
        await using var house = new BillingHouse();
        await StatusHouse.AcceptedAsync(house);

        Assert.Null(await StatusHouse.NextDueAsync(house));
    }

    [Fact]
    public async Task A_decided_claim_is_taken_off_the_list_and_not_asked_about()
    {
        await using var house = StatusHouse.New();
        var claim = await StatusHouse.AcceptedAsync(house);
        await house.ReceiveAsync("1.835", PayerDesk.File(PayerDesk.Remittance(
            "T1", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30"), ("93000", 70m, "")))));
        house.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await StatusHouse.AskAsync(house));
        Assert.Null(await StatusHouse.NextDueAsync(house));
    }

    [Fact]
    public async Task A_crash_before_the_file_was_out_sends_the_very_same_file()
    {
        await using var house = StatusHouse.New();
        await StatusHouse.AcceptedAsync(house);
        house.Time.Advance(TimeSpan.FromDays(31));
        house.Clearinghouse.BeforeSend = () => throw new IOException("the line is down");
        await Assert.ThrowsAsync<IOException>(() => StatusHouse.AskAsync(house));
        Assert.Equal(house.Time.GetUtcNow(), await StatusHouse.NextDueAsync(house));

        var bytes = Assert.Single(await house.ListAsync<OutgoingInquiry>()).Content;
        house.Time.Advance(TimeSpan.FromHours(1));
        house.Clearinghouse.BeforeSend = null;
        Assert.Equal(1, await StatusHouse.AskAsync(house));

        Assert.Equal(bytes, Encoding.ASCII.GetString(house.Clearinghouse.Sent.Last().Value));
        Assert.Empty(await house.ListAsync<OutgoingInquiry>());
        Assert.Single(Questions(house));
    }

    [Fact]
    public async Task Processes_that_ask_at_once_ask_once()
    {
        await using var house = StatusHouse.New();
        await StatusHouse.AcceptedAsync(house);
        await StatusHouse.AcceptedAsync(house, encounter: 2, change: approved =>
            approved.With(FieldName.PatientFirstName, "Tom").With(FieldName.MemberId, "SMP 100 300"));
        house.Time.Advance(TimeSpan.FromDays(31));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => StatusHouse.AskAsync(house))));

        Assert.Equal(2, Questions(house).Count);
        Assert.Equal(2, Questions(house).Select(question => question.TraceNumber).Distinct().Count());
    }

    [Fact]
    public async Task More_claims_than_one_write_can_hold_go_out_in_several_files()
    {
        await using var house = StatusHouse.New();
        for (var encounter = 1; encounter <= InquireStatus.MostClaims + 1; encounter++)
        {
            var member = $"SMP {encounter:000000}";
            await StatusHouse.AcceptedAsync(
                house, encounter, approved => approved.With(FieldName.MemberId, member));
        }

        house.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await StatusHouse.AskAsync(house));

        Assert.Equal(InquireStatus.MostClaims + 1, Questions(house).Count);
        Assert.Equal([30, 1], Requests(house).Select(request => request.Claims.Count()));
    }

    private static List<StatusClaim> Questions(BillingHouse house) =>
        [.. Requests(house).SelectMany(request => request.Claims)];

    private static List<ClaimStatusRequest> Requests(BillingHouse house)
    {
        var requests = new List<ClaimStatusRequest>();
        foreach (var (name, content) in house.Clearinghouse.Sent.Where(file => file.Key.EndsWith("-276.x12")))
        {
            var (interchanges, issues) = InterchangeReader.Read(Encoding.ASCII.GetString(content));
            Assert.Empty(issues.Select(issue => $"{name}: {issue}"));
            requests.AddRange(
                interchanges.SelectMany(interchange => interchange.Transactions).OfType<ClaimStatusRequest>());
        }

        return requests;
    }
}

/// <summary>A billing house whose payer is asked for the status of claims.</summary>
internal static class StatusHouse
{
    public static BillingHouse New(params StatusInquiryRule[] rules)
    {
        var house = new BillingHouse();
        house.Directory.Known[0] = house.Directory.Known[0] with
        {
            StatusInquiries = rules.Length > 0 ? rules : [new(new(2026, 1, 1), 30, 14, "invented")],
        };
        return house;
    }

    /// <summary>A claim that the payer has accepted.</summary>
    public static async Task<Claim> AcceptedAsync(
        BillingHouse house,
        int encounter = 1,
        Func<ReviewDecision.Approved, ReviewDecision.Approved>? change = null)
    {
        var claim = await house.SendAsync(encounter, change: change);
        await house.ReceiveAsync($"{claim.Id}.277ca", PayerDesk.Ack277(claim));
        return await house.ClaimAsync(claim.Id);
    }

    /// <summary>A claim that the payer was asked about once.</summary>
    public static async Task<Claim> AskedAsync(BillingHouse house)
    {
        var claim = await AcceptedAsync(house);
        house.Time.Advance(TimeSpan.FromDays(31));
        await AskAsync(house);
        return await house.ClaimAsync(claim.Id);
    }

    public static Task<int> AskAsync(BillingHouse house) =>
        house.Get<InquireStatus>().RunAsync(BillingHouse.Clinic, default);

    public static Task<DateTimeOffset?> NextDueAsync(BillingHouse house) =>
        house.Get<InquireStatus>().NextDueAsync(BillingHouse.Clinic, default);
}
