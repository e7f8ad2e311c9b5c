using System.CommandLine;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Local.Verbs;

/// <summary>claims resolve: a biller's word on a denial or a patient's request, beside a running process.</summary>
internal static class ResolveVerb
{
    public static Command Make() =>
        new("resolve", "Takes a biller's decision on what claims status lists as to do.") { Denial(), Request() };

    private static Command Denial()
    {
        var claim = new Argument<string>("CLAIM") { Description = "The claim: the first part of the item's subject." };
        var remittance = new Argument<int>("NUMBER") { Description = "The payer's decision: the second part." };
        var choice = new Argument<BillerChoice>("CHOICE")
        {
            Description = "WriteOff, BillPatient (only what the payer assigned to the patient) or Replace.",
        };
        var reason = new Option<string>("--reason") { Description = "Why; no patient data.", Required = true };
        var by = By();
        var command = new Command("denial", "Decides a denial.") { claim, remittance, choice, reason, by };
        command.SetAction((parsed, cancel) => Biller.ActAsync(parsed, async services =>
        {
            var id = TextId.Parse<ClaimId>(parsed.GetValue(claim));
            return await services.GetRequiredService<ResolveDenial>().DecideAsync(
                await ClinicOfAsync(services, id, cancel),
                id,
                parsed.GetValue(remittance),
                parsed.GetValue(choice),
                parsed.GetValue(reason)!,
                parsed.GetValue(by)!,
                cancel);
        }));
        return command;
    }

    private static Command Request()
    {
        var key = new Argument<string>("REQUEST") { Description = "The request: the item's subject." };
        var answer = new Argument<RequestAnswer>("ANSWER") { Description = "BillStands, PlanAgreed or WrittenOff." };
        var until = new Option<DateOnly?>("--until")
        {
            Description = "With PlanAgreed: when dunning goes on, yyyy-MM-dd.",
        };
        var by = By();
        var command = new Command("request", "Answers a patient's request.") { key, answer, until, by };
        command.SetAction((parsed, cancel) => Biller.ActAsync(parsed, async services =>
        {
            var encounter = await Biller.FindAsync(services, parsed.GetValue(key)!.Split('/')[0], cancel);
            return await services.GetRequiredService<PatientRequests>().AnswerAsync(
                encounter.Clinic,
                parsed.GetValue(key)!,
                parsed.GetValue(answer),
                parsed.GetValue(until),
                parsed.GetValue(by)!,
                cancel);
        }));
        return command;
    }

    private static Option<string> By() =>
        new("--by") { Description = "Who decides.", DefaultValueFactory = _ => Environment.UserName };

    private static async Task<ClinicId> ClinicOfAsync(
        IServiceProvider services, ClaimId claim, CancellationToken cancellationToken)
    {
        var records = services.GetRequiredService<IRecords>();
        foreach (var clinic in services.GetRequiredService<IClinicDirectory>().Clinics)
        {
            if (await records.FindAsync<Core.Submission.Claim>(clinic, claim.Value, cancellationToken) is not null)
            {
                return clinic;
            }
        }

        throw new KeyNotFoundException($"There is no claim '{claim}'; see: claims status.");
    }
}
