using Claims.Core.PatientBilling;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.Golden;

/// <summary>What a patient, the front desk and a biller in a patient's matter do in a scenario.</summary>
internal sealed class PatientActions(ScenarioStage stage)
{
    private const string Desk = "desk@clinic.example";

    private BillingHouse House => stage.House;

    public void AddTo(Dictionary<string, Func<ScenarioAction, Task>> actions)
    {
        actions["patient pays"] = PayAsync;
        actions["patient hands in"] = HandInAsync;
        actions["desk applies"] = ApplyAsync;
        actions["desk gives back"] = action => RefuseAsync(House.Get<UnappliedCash>().GiveBackAsync(
            BillingHouse.Clinic, action.Words[0], action.Words[1], Desk, default));
        actions["patient asks"] = AskAsync;
        actions["biller answers"] = AnswerAsync;
        actions["patient signs"] = SignAsync;
        actions["patient promises"] = action => RefuseAsync(House.Get<PaymentPlans>()
            .PromiseAsync(Visit, Date(action.Words[0]), "patient", default));
        actions["patient allows texts"] = action => RefuseAsync(
            Cards.ConsentAsync(Visit, Channel.Sms, action.Words[0], "patient's page", default));
        actions["patient replies"] = async action =>
            stage.Say($"revoked {await Cards.TextReplyAsync(action.Words[0], action.Words[1], default)}");
        actions["patient stops e-mail"] = _ => RefuseAsync(
            Cards.ConsentAsync(Visit, Channel.Email, null, "stop link", default));
        actions["patient reads Spanish in large print"] = _ =>
            Cards.SpeakAsync(Visit, Language.Spanish, true, "patient", default);
        actions["patient moves to"] = action => Cards.MovedAsync(
            Visit, new("1 Invented Way", action.Words[0], action.Words[1], action.Words[2]), Desk, default);
        actions["letter comes back"] = _ => Cards.MailReturnedAsync(Visit, Desk, default);
        actions["desk notes"] = action => Cards.NoteAsync(Visit, Enum.Parse<TouchKind>(action.Words[0]), Desk, default);
        actions["desk stops"] = action => House.Get<BillingStops>()
            .SetAsync(Visit, Enum.Parse<StopReason>(action.Words[0]), Desk, default);
        actions["desk lifts"] = action => RefuseAsync(House.Get<BillingStops>()
            .LiftAsync(Visit, ScenarioAction.Number(action.Words[0]), Desk, default));
        actions["agency pays"] = action => RefuseAsync(House.Get<AgencyDesk>().PostAsync(
            Visit, new(ScenarioAction.Amount(action.Words[0])), new(ScenarioAction.Amount(action.Words[2])),
            action.Words[3], Desk, default));
        actions["agency returns it"] = _ => RefuseAsync(House.Get<AgencyDesk>().ReturnAsync(Visit, Desk, default));
        actions["write-off proposed by"] = async action => stage.Refuse(
            (await House.Get<WriteOffs>().ProposeAsync(Visit, "not to be had", action.Rest, default)).Issues);
        actions["write-off approved by"] = action => RefuseAsync(
            House.Get<WriteOffs>().DecideAsync(Visit, 1, true, action.Rest, default));
        actions["write-off declined by"] = action => RefuseAsync(
            House.Get<WriteOffs>().DecideAsync(Visit, 1, false, action.Rest, default));
        actions["estimate was"] = EstimateAsync;
        actions["why"] = WhyAsync;
        stage.Watch<PaymentPlan>(plan => $"plan    {plan.Parts.Count} parts of {plan.Total}: "
            + string.Join(", ", plan.Parts.Select(part => $"{part.Amount} on {ScenarioStage.Day(part.Day)}")));
        stage.Watch<PaymentPromise>(promise => $"promise for {ScenarioStage.Day(promise.Day)}");
        stage.Watch<BillingStop>(stop => stop.Stands
            ? $"stop    {stop.Number} {stop.Reason}{(stop.Encounter is null ? " of all bills" : "")} by {stop.SetBy}"
            : $"lifted  {stop.Number} {stop.Reason} by {stop.LiftedBy}");
        stage.Watch<Placement>(placed => placed.RecalledAt is null
            ? $"agency  has {placed.Amount}{(placed.ReturnedAt is null ? "" : ", gives it back")}"
            : $"agency  told to stop: {placed.RecallReason}");
        stage.Watch<AgencyPayment>(paid => $"agency  paid {paid.Gross}, kept {paid.Fee}, sends {paid.Net}");
        stage.Watch<PatientCard>(card => $"card    {card.Language}{(card.LargePrint ? ", large print" : "")}"
            + $"{(card.MailReturnedOn is null ? "" : ", mail comes back")}{(card.Address is null ? "" : ", moved")}"
            + string.Concat((card.Consents ?? []).Select(word => $", {word.Channel} {(word.Given ? "yes" : "no")}")));
        stage.Watch<WriteOffProposal>(one => $"propose write-off of {one.Amount} by {one.ProposedBy}"
            + (one.Approved is { } yes ? $": {(yes ? "approved" : "declined")} by {one.DecidedBy}" : ""));
    }

    private static Claims.Core.Charts.EncounterRef Visit => BillingHouse.Encounter();

    private PatientCards Cards => House.Get<PatientCards>();

    private static DateOnly Date(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task RefuseAsync(Task<IReadOnlyList<Claims.Core.Primitives.Issue>> doing) =>
        stage.Refuse(await doing);

    /// <summary>"patient signs 3": the plan of three parts.</summary>
    private async Task SignAsync(ScenarioAction action) => stage.Refuse(
        (await House.Get<PaymentPlans>().AcceptAsync(
            Visit, ScenarioAction.Number(action.Words[0]), "Testa S.", "patient", default)).Issues);

    /// <summary>"estimate was 99213": given before the visit; services of the charge master.</summary>
    private async Task EstimateAsync(ScenarioAction action)
    {
        var claim = (await House.ListAsync<Claims.Core.Submission.Claim>())[^1].Content;
        var lines = action.Words.Select(code => new EstimateLine(
            code, code, new(House.Directory.Charges(BillingHouse.Clinic).Find(code)!.Charge)));
        await House.Records.SaveAsync(
            BillingHouse.Clinic, [Claims.Core.Primitives.RecordChange.Put(new Estimate(
                PatientContact.PatientOf(claim.Patient), claim.DateOfService, claim.DateOfService.AddDays(-9), null,
                [.. lines], BillingHouse.Start.AddDays(-20), Desk))],
            default);
    }

    /// <summary>"why": what the balance's page says, from the same decision that the workflow follows.</summary>
    private async Task WhyAsync(ScenarioAction action)
    {
        var story = (await House.Get<BalanceDesk>().ReadAsync(Visit, default))!;
        stage.Say($"why     {story.Now.Reason}: {story.Now.Note}");
        foreach (var step in story.Ahead)
        {
            stage.Say($"ahead   {step.At.ToUniversalTime():yyyy-MM-dd HH:mm}Z {step.What}");
        }
    }

    /// <summary>"patient pays 60.00 check R1".</summary>
    private async Task PayAsync(ScenarioAction action) => stage.Refuse(
        await House.Get<PatientPayments>().RecordAsync(
            BillingHouse.Encounter(), new(ScenarioAction.Amount(action.Words[0])), action.Words[1], action.Words[2],
            Desk, default));

    /// <summary>"patient hands in 40.00 cash R7": for which visit nobody says.</summary>
    private async Task HandInAsync(ScenarioAction action) => stage.Refuse(
        await House.Get<UnappliedCash>().ReceiveAsync(
            BillingHouse.Clinic, new(ScenarioAction.Amount(action.Words[0])), action.Words[1], action.Words[2], Desk,
            default));

    /// <summary>"desk applies R7".</summary>
    private async Task ApplyAsync(ScenarioAction action) => stage.Refuse(
        await House.Get<UnappliedCash>().ApplyAsync(BillingHouse.Encounter(), action.Rest, Desk, default));

    /// <summary>"patient asks Dispute I was never there".</summary>
    private async Task AskAsync(ScenarioAction action) => await House.Get<PatientRequests>().SubmitAsync(
        BillingHouse.Encounter(), Enum.Parse<PatientRequestType>(action.Words[0]),
        string.Join(' ', action.Words.Skip(1)), default);

    /// <summary>"biller answers PlanAgreed 2027-03-01": the patient's oldest open request.</summary>
    private async Task AnswerAsync(ScenarioAction action)
    {
        var request = (await House.ListAsync<PatientRequest>()).First(request => request.Answer is null);
        DateOnly? until = action.Words.Length > 1
            ? DateOnly.ParseExact(action.Words[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : null;
        stage.Refuse(await House.Get<PatientRequests>().AnswerAsync(
            BillingHouse.Clinic, request.Key, Enum.Parse<RequestAnswer>(action.Words[0]), until, Desk, default));
    }
}
