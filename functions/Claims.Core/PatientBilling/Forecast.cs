using Claims.Core.Remittance;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>What would happen to a bill if nobody did anything: the decision, asked again and again; pure.</summary>
internal static class Forecast
{
    public static IReadOnlyList<AheadStep> Of(DunningPolicy policy, DunningFacts facts, int most)
    {
        var (steps, zone) = (new List<AheadStep>(), TimeZoneInfo.FindSystemTimeZoneById(facts.Clinic.TimeZone));
        for (var plan = Dunning.Next(policy, facts); steps.Count < most; plan = Dunning.Next(policy, facts))
        {
            steps.Add(new(TimeZoneInfo.ConvertTime(facts.Now, zone), plan.Step == DunningMove.Send
                ? $"statement {plan.Statement} by {plan.Channel}"
                : plan.Note));
            switch (plan.Step)
            {
                case DunningMove.Wait when plan.Due is { } due && due > facts.Now:
                    facts = facts with { Now = due };
                    break;
                case DunningMove.Send:
                    facts = Sent(policy, facts, plan);
                    break;
                default:
                    return steps; // It ends, or only a person moves it on.
            }
        }

        return steps;
    }

    private static DunningFacts Sent(DunningPolicy policy, DunningFacts facts, DunningPlan plan)
    {
        var today = facts.Clinic.DayOf(facts.Now);
        var ruling = policy.On(
            facts.Clinic.Id, facts.Address.State, facts.Sent.Count > 0 ? facts.Sent[0].Date : today);
        var books = Books.Of(facts.Entries);
        var statement = new Statement(
            new(facts.Clinic.Id, default!, facts.Encounter), plan.Statement, today, today,
            ruling.Steps[plan.Rung - 1].Tone, "", facts.Address, today, "", "", [], [], books[Account.PaidByPatient],
            books[Account.Patient], plan.Rung, plan.Channel!.Value);
        var contact = new PatientContact("", facts.Encounter, plan.Statement, today, plan.Channel.Value, facts.Now);
        return facts with { Sent = [.. facts.Sent, statement], Contacts = [.. facts.Contacts, contact] };
    }
}
