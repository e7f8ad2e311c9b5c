using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Core.Tests.Submission;
using Claims.Edi.Parts;
using Claims.Edi.X271;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Tests.Golden;

/// <summary>What happens in a scenario between a denial and the next decision.</summary>
internal sealed class DenialActions(ScenarioStage stage)
{
    private const string Biller = "biller@clinic.example";

    private BillingHouse House => stage.House;

    public void AddTo(Dictionary<string, Func<ScenarioAction, Task>> actions)
    {
        actions["watch denials"] = WatchAsync;
        actions["payer confirms the form"] = ConfirmAsync;
        actions["payer says of coverage"] = CoverAsync;
        actions["chart bears authorization"] = BearAsync;
        actions["payer is Medicare"] = _ => ChangePayer(payer => payer with { ClaimFilingIndicator = "MB" });
        actions["biller appeals"] = action => DecideAsync(action, BillerChoice.Appeal);
        actions["biller attaches"] = action => DecideAsync(action, BillerChoice.AttachAuthorization);
        actions["deadlines are watched"] = _ =>
            House.Get<WatchDeadlines>().RunAsync(BillingHouse.Clinic, default);
    }

    /// <summary>Also tells of classified denials, answers about coverage, documents and appeals ended.</summary>
    private Task WatchAsync(ScenarioAction action)
    {
        stage.Watch<ClassifiedDenial>(denial =>
            $"denial  {string.Join(' ', denial.Reasons.Select(reason => reason.Code))} {denial.Amount}: "
            + $"{denial.Action}; {string.Join(", ", denial.Reasons.Select(one => $"{one.Cause} ({one.Owner})").Distinct())}");
        stage.Watch<CoverageRecheck>(answer =>
            $"coverage {answer.Status}{string.Concat(answer.Others.Select(other => $", {other.Name} ({other.Payer})"))}");
        stage.Watch<SentDocuments>(_ => "letter  documents");
        stage.Watch<AppealAnswer>(outcome =>
            $"outcome level {outcome.Level} {outcome.Result}: {outcome.Recovered} of {outcome.Disputed}");
        return Task.CompletedTask;
    }

    /// <summary>The 999, before the 277CA.</summary>
    private async Task ConfirmAsync(ScenarioAction action)
    {
        foreach (var claim in (await House.ListAsync<Claim>()).Where(claim => claim.Status == ClaimStatus.Sent))
        {
            await House.ReceiveAsync($"{claim.Id}.999", PayerDesk.Ack999(claim));
        }
    }

    /// <summary>"payer says of coverage ended NAME" (or active): what the 271 says from now on.</summary>
    private Task CoverAsync(ScenarioAction action)
    {
        var benefit = new Benefit { Information = action.Words[0] == "active" ? "1" : "6", ServiceTypes = ["30"] };
        var other = string.Join(' ', action.Words.Skip(1));
        House.Clearinghouse.Answer = CoverageDesk.Answering(person => person with
        {
            Benefits = other.Length == 0
                ? [benefit]
                :
                [
                    benefit,
                    new Benefit
                    {
                        Information = "R",
                        ServiceTypes = ["30"],
                        RelatedEntities = [Party.Organization(other.ToUpperInvariant(), "PI", "STPLN") with { Role = "PR" }],
                    },
                ],
        });
        return Task.CompletedTask;
    }

    /// <summary>"chart bears authorization A1": it came after the claim was built.</summary>
    private Task BearAsync(ScenarioAction action)
    {
        var encounter = BillingHouse.Encounter();
        return House.Records.SaveAsync(BillingHouse.Clinic, default, RecordChange.Put(new Encounter(
            encounter.Encounter, new(encounter.Clinic, encounter.Chart), [1],
            [Approvals.Field(FieldName.AuthorizationNumber, action.Rest)], 1)));
    }

    private Task ChangePayer(Func<Payer, Payer> change)
    {
        House.Directory.Known[0] = change(House.Directory.Known[0]);
        return Task.CompletedTask;
    }

    /// <summary>On the newest decision of the newest claim.</summary>
    private async Task DecideAsync(ScenarioAction action, BillerChoice choice)
    {
        var claim = (await House.ListAsync<Claim>()).MaxBy(claim => claim.Submission)!;
        var appeals = choice == BillerChoice.Appeal;
        stage.Refuse(await House.Get<ResolveDenial>().DecideAsync(
            BillingHouse.Clinic,
            new(
                claim.Id, claim.Remittances, choice, appeals ? "worth it" : "authorized after the fact", Biller,
                House.Time.GetUtcNow(), appeals ? null : action.Rest, appeals ? action.Rest : null),
            default));
    }
}
