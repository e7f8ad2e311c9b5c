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
        actions["patient asks"] = AskAsync;
        actions["biller answers"] = AnswerAsync;
    }

    /// <summary>"patient pays 60.00 check R1".</summary>
    private async Task PayAsync(ScenarioAction action) => stage.Refuse(
        await House.Get<PatientPayments>().RecordAsync(
            BillingHouse.Encounter(), new(ScenarioAction.Amount(action.Words[0])), action.Words[1], action.Words[2],
            Desk, default));

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
