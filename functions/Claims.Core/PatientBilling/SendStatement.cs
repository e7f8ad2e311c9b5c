using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.PatientBilling;

/// <summary>A statement that is due.</summary>
public sealed record StatementDue(EncounterRef Encounter, int Number);

/// <summary>
/// Sends a statement, if the facts of this moment still allow it. Statement and contact are written in one, before the
/// touch, and date everything else: a repeat makes the same page, link and message, and a crash in between counts one
/// touch too many, never one too few.
/// </summary>
public sealed class SendStatement(
    IRecords records,
    IClinicDirectory directory,
    IDunningPolicies policies,
    IStatementDrawer drawer,
    IChartFiles files,
    StatementPost post,
    ReviewLinks links,
    DunningFile facts,
    WorkItems work,
    AuditTrail audit) : Activity<StatementDue, bool>
{
    public static readonly ActivityRef<StatementDue, bool> Ref = new(nameof(SendStatement));

    private const int LinkDays = 240;

    public override async Task<bool> RunAsync(ActivityContext context, StatementDue due)
    {
        var (encounter, cancel) = (due.Encounter, context.CancellationToken);
        var clinic = directory.Clinic(encounter.Clinic);
        if (await facts.ReadAsync(encounter, cancel) is not { } bill
            || await StoredAsync(bill, clinic, due, cancel) is not { } statement)
        {
            return false; // Something came in between: the workflow looks again.
        }

        var address = post.AddressOf(clinic, statement, Reach.Of(bill.Facts.Card, bill.Facts.Email));
        if (address is null)
        {
            return false; // Revoked between two attempts.
        }

        var link = await links.IssueAsync(
            clinic.Id, LinkAction.Statement, statement.Key, address,
            clinic.MorningOf(statement.Date.AddDays(LinkDays)), cancel);
        if (statement.Channel == Channel.Mail)
        {
            // Paper is drawn now; behind a link it is drawn when it is asked for, always with the same bytes.
            await files.KeepAsync(
                new(encounter.Clinic, encounter.Chart), FileNameOf(statement), drawer.Draw(clinic, statement, link),
                cancel);
        }

        if (statement is { Number: 1, OverEstimateUntil: { } last })
        {
            await ShowOverEstimateAsync(bill, clinic, statement, last, cancel);
        }

        await post.SendAsync(clinic, statement, address, link, cancel);
        await audit.WriteAsync(
            clinic.Id, statement.Key, "pipeline", "billed", $"{statement.Balance} by {statement.Channel}", "sent",
            cancel);
        return true;
    }

    /// <summary>45 CFR 149.620: somebody looks at the bill before the patient must dispute it.</summary>
    private Task ShowOverEstimateAsync(
        KnownBill bill, Clinic clinic, Statement statement, DateOnly last, CancellationToken cancel) =>
        work.OpenAsync(
            clinic.Id,
            new(
                $"over-estimate/{statement.Encounter.Encounter}", WorkItemType.PatientRequest,
                statement.Encounter.Encounter.Value, bill.Facts.Now, clinic.MorningOf(last),
                $"The bill of {statement.Balance + statement.Paid} is $400 or more over its estimate of "
                + $"{bill.Facts.Estimate!.Total}; the patient may dispute it until {last:yyyy-MM-dd}. Find out why, and "
                + "correct the bill or keep the reason."),
            cancel);

    /// <summary>The statement's file among the chart's files.</summary>
    public static string FileNameOf(Statement statement) =>
        $"statements/{statement.Encounter.Encounter}-{statement.Number:D3}.pdf";

    /// <summary>The statement of an earlier attempt, or a new one when it may be sent now; else null.</summary>
    private async Task<Statement?> StoredAsync(
        KnownBill bill, Clinic clinic, StatementDue due, CancellationToken cancel)
    {
        if (bill.Facts.Sent.FirstOrDefault(sent => sent.Number == due.Number) is { } before)
        {
            return before;
        }

        var policy = policies.For(clinic.Id);
        var plan = Dunning.Next(policy, bill.Facts);
        if (plan.Step != DunningMove.Send || plan.Statement != due.Number)
        {
            return null;
        }

        var statement = await BuildAsync(bill, clinic, policy, plan, cancel);
        var contact = new PatientContact(
            bill.Patient, due.Encounter.Encounter, due.Number, statement.Date, plan.Channel!.Value, bill.Facts.Now);
        try
        {
            await records.SaveAsync(
                clinic.Id, cancel,
                RecordChange.Add(statement),
                RecordChange.Add(contact),
                RecordChange.Add(new ContactDay(bill.Patient, statement.Date, statement.Key)));
            return statement;
        }
        catch (RecordConflictException)
        {
            return null; // Another bill took the patient's day, or another attempt was faster.
        }
    }

    private async Task<Statement> BuildAsync(
        KnownBill bill, Clinic clinic, DunningPolicy policy, DunningPlan plan, CancellationToken cancel)
    {
        var (today, state) = (clinic.DayOf(bill.Facts.Now), bill.Facts.Address.State);
        var first = bill.Facts.Sent.Count > 0 ? bill.Facts.Sent[0].Date : today;
        var card = bill.Facts.Card;
        var charges = directory.Charges(clinic.Id);
        var payer = directory.Payers(clinic.Id).First(payer => payer.Id == bill.Claim.Payer);
        var statement = StatementBuilder.Build(
            await BillingFile.ReadAsync(records, bill.Claim.Encounter, cancel), clinic, payer,
            code => charges.Find(code)?.Description ?? $"Service {code}", plan.Statement, today,
            policy.On(clinic.Id, state, first).Steps[plan.Rung - 1],
            card?.Language ?? Language.English);
        return statement with
        {
            Rung = plan.Rung,
            Channel = plan.Channel!.Value,
            PatientAddress = bill.Facts.Address,
            Language = card?.Language ?? Language.English,
            LargePrint = card?.LargePrint ?? false,
            OverEstimateUntil = EstimateCheck.DisputableUntil(
                bill.Facts.Estimate, bill.Facts.Sent.Count > 0 ? bill.Facts.Sent : [statement]),
            AssistanceUntil = first.AddDays(policy.AssistanceDays),
        };
    }
}
