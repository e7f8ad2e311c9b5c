using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Tests.Submission;
using CsCheck;

namespace Claims.Core.Tests.PatientBilling;

/// <summary>Whatever patients, billers, agencies and the clock do, in any order and twice, no rule is ever broken.</summary>
public sealed class ContactProperties
{
    private static readonly TimeZoneInfo Chicago = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    private static readonly Gen<Act> AnyAct = Gen.Frequency(
        (8, Gen.Int[1, 45].Select(days => new Act("days", days))),
        (2, Gen.Int[1, 23].Select(hours => new Act("hours", hours))),
        (4, Gen.Select(Gen.Int[1, 9000], Gen.Int[1, 3], (cents, bill) => new Act("pay", cents, bill))),
        (3, Gen.Select(Gen.Int[0, 2], Gen.Int[1, 3], (type, bill) => new Act("ask", type, bill))),
        (4, Gen.Int[0, 1].Select(answer => new Act("answer", answer))),
        (2, Gen.Int[1, 3].Select(bill => new Act("plan", 3, bill))),
        (1, Gen.Select(Gen.Int[1, 30], Gen.Int[1, 3], (days, bill) => new Act("promise", days, bill))),
        (2, Gen.Select(Gen.Int[0, 10], Gen.Int[1, 3], (reason, bill) => new Act("stop", reason, bill))),
        (3, Gen.Int[1, 6].Select(number => new Act("lift", number))),
        (2, Gen.Select(Gen.Int[1, 2], Gen.Int[1, 3], (what, bill) => new Act("note", what, bill))),
        (2, Gen.Int[0, 3].Select(word => new Act("consent", word))),
        (1, Gen.Const(new Act("returned", 0))),
        (1, Gen.Const(new Act("moved", 0))),
        (2, Gen.Select(Gen.Int[1, 9000], Gen.Int[1, 3], (cents, bill) => new Act("agency", cents, bill))),
        (1, Gen.Int[1, 3].Select(bill => new Act("give back", 0, bill))),
        (1, Gen.Int[1, 3].Select(bill => new Act("remittance again", 0, bill))));

    [Fact]
    public async Task No_rule_of_contact_is_ever_broken() => await AnyAct.Array[20, 60].SampleAsync(
        async acts =>
        {
            await using var house = await OwingAsync();
            foreach (var act in acts)
            {
                await DoAsync(house, act);
                if (act.Number % 4 == 0)
                {
                    await DoAsync(house, act); // Once more: a repeat changes nothing that matters.
                }
            }

            await house.PassAsync(200);
            Assert.Empty((await CheckerAsync(house)).Breaches());
            Assert.Empty(await house.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default));
        },
        iter: 40, threads: 1);

    [Fact]
    public async Task The_checker_sees_a_breach()
    {
        await using var house = await OwingAsync();
        var touch = (await house.ListAsync<PatientContact>())[0];
        await house.Records.SaveAsync(
            BillingHouse.Clinic,
            [RecordChange.Put(touch with { Statement = 9, At = touch.At!.Value.AddHours(12) })], default);

        var breaches = (await CheckerAsync(house)).Breaches().ToList();

        Assert.Contains(breaches, breach => breach.StartsWith("rings at night", StringComparison.Ordinal));
        Assert.Contains(breaches, breach => breach.StartsWith("less than five quiet days", StringComparison.Ordinal));
    }

    /// <summary>One patient with three bills, dunned side by side.</summary>
    private static async Task<BillingHouse> OwingAsync()
    {
        var house = new BillingHouse();
        foreach (var bill in Enumerable.Range(1, 3))
        {
            var claim = await house.SendAsync(bill, change: approved => approved.With(
                FieldName.DateOfService, $"2026-10-{19 + bill}"));
            await house.ReceiveAsync($"{bill}.835", PayerDesk.File(PayerDesk.Remittance(
                $"T{bill}", PayerDesk.Decide(claim, "1", ("99213", 130m, "CO-45:30 PR-1:100"), ("93000", 70m, "")))));
        }

        await house.Engine.StartAsync();
        foreach (var bill in Enumerable.Range(1, 3))
        {
            await house.Engine.StartAsync(
                StatementWorkflow.Ref, StatementWorkflow.InstanceFor(BillingHouse.Encounter(bill)),
                BillingHouse.Encounter(bill));
        }

        await house.RestAsync();
        return house;
    }

    private static async Task DoAsync(BillingHouse house, Act act)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1)); // The order of what is done is the order of its times.
        var (bill, now) = (BillingHouse.Encounter(act.Bill), house.Time.GetUtcNow());
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Chicago).DateTime);
        var cards = house.Get<PatientCards>();
        await (act.What switch
        {
            "days" => house.PassAsync(act.Number),
            "hours" => PassHoursAsync(house, act.Number),
            "pay" => house.Get<PatientPayments>().RecordAsync(
                bill, new(act.Number / 100m), "card", $"R{act.Number}", "desk", default),
            "ask" => house.Get<PatientRequests>().SubmitAsync(bill, (PatientRequestType)act.Number, "words", default),
            "answer" => AnswerAsync(house, act.Number == 0 ? RequestAnswer.BillStands : RequestAnswer.WrittenOff),
            "plan" => house.Get<PaymentPlans>().AcceptAsync(bill, act.Number, "T", "patient", default),
            "promise" => house.Get<PaymentPlans>().PromiseAsync(bill, today.AddDays(act.Number), "patient", default),
            "stop" => house.Get<BillingStops>().SetAsync(bill, (StopReason)act.Number, "desk", default),
            "lift" => house.Get<BillingStops>().LiftAsync(bill, act.Number, "desk", default),
            "note" => cards.NoteAsync(bill, (TouchKind)act.Number, "desk", default),
            "consent" => act.Number switch
            {
                0 => cards.ConsentAsync(bill, Channel.Email, null, "stop link", default),
                1 => cards.ConsentAsync(bill, Channel.Email, "new@mail.example", "page", default),
                2 => cards.ConsentAsync(bill, Channel.Sms, "2175550188", "page", default),
                _ => cards.TextReplyAsync("2175550188", "STOP", default),
            },
            "returned" => cards.MailReturnedAsync(bill, "desk", default),
            "moved" => cards.MovedAsync(bill, new("1 New Row", "Peoria", "IL", "61601"), "desk", default),
            "agency" => house.Get<AgencyDesk>().PostAsync(
                bill, new(act.Number / 100m), Money.Zero, $"A{act.Number}", "desk", default),
            "give back" => house.Get<AgencyDesk>().ReturnAsync(bill, "desk", default),
            _ => house.ReceiveAsync($"{act.Bill}.835", house.Clearinghouse.Received[$"{act.Bill}.835"]),
        });
        await house.RestAsync();
    }

    private static async Task PassHoursAsync(BillingHouse house, int hours)
    {
        house.Time.Advance(TimeSpan.FromHours(hours));
        await house.RestAsync();
    }

    private static async Task AnswerAsync(BillingHouse house, RequestAnswer answer)
    {
        if ((await house.ListAsync<PatientRequest>()).FirstOrDefault(request => request.Answer is null) is { } open)
        {
            await house.Get<PatientRequests>().AnswerAsync(
                BillingHouse.Clinic, open.Key, answer, null, "desk", default);
        }
    }

    private static async Task<ContactChecker> CheckerAsync(BillingHouse house)
    {
        var audit = await house.ListAsync<Claims.Core.Audit.AuditEntry>();
        return new(
            Chicago,
            [.. (await house.ListAsync<PatientContact>()).OrderBy(contact => contact.At)],
            await house.ListAsync<LedgerEntry>(),
            await house.ListAsync<PatientRequest>(),
            await house.ListAsync<BillingStop>(),
            await house.ListAsync<PaymentPlan>(),
            await house.ListAsync<PaymentPromise>(),
            await house.ListAsync<Placement>(),
            await house.ListAsync<Statement>(),
            (await house.ListAsync<PatientCard>()).SelectMany(card => card.Consents ?? []).ToList(),
            [
                .. audit.Where(entry => entry.Action is "mail returned" or "moved").OrderBy(entry => entry.At)
                    .Select(entry => (entry.At, entry.Action == "moved")),
            ]);
    }

    /// <summary>One thing done; a number and a bill give it its shape.</summary>
    private sealed record Act(string What, int Number, int Bill = 1);
}
