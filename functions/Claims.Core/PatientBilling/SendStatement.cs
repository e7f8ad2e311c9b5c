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
/// Sends a statement. The record is written first and dates everything else, so a repeat makes the same page, the same
/// link and the same message.
/// </summary>
public sealed class SendStatement(
    IRecords records,
    IClinicDirectory directory,
    IDunningPolicies policies,
    IStatementDrawer drawer,
    IChartFiles files,
    IMail mail,
    ReviewLinks links,
    AuditTrail audit,
    TimeProvider time) : Activity<StatementDue, bool>
{
    public static readonly ActivityRef<StatementDue, bool> Ref = new(nameof(SendStatement));

    private const int LinkDays = 240;

    public override async Task<bool> RunAsync(ActivityContext context, StatementDue due)
    {
        var cancel = context.CancellationToken;
        var encounter = due.Encounter;
        var clinic = directory.Clinic(encounter.Clinic);
        var file = await BillingFile.ReadAsync(records, encounter, cancel);
        var step = policies.For(clinic.Id).Steps[due.Number - 1];
        var statement = await StoreAsync(file, clinic, due.Number, step, cancel);

        var (channel, address) = await ChannelAsync(file, clinic, encounter, step.Channel, cancel);
        var link = await links.IssueAsync(
            clinic.Id, LinkAction.Statement, statement.Key, address,
            clinic.MorningOf(statement.Date.AddDays(LinkDays)), cancel);
        await files.KeepAsync(
            new(encounter.Clinic, encounter.Chart), FileNameOf(statement), drawer.Draw(clinic, statement, link),
            cancel);

        // The contact is written before the touch: a crash in between counts one too many, never one too few.
        var contact = new PatientContact(
            PatientContact.PatientOf(file.Claim!.Content.Patient), encounter.Encounter, due.Number, statement.Date,
            channel);
        await records.SaveAsync(clinic.Id, cancel, RecordChange.Put(contact));
        await mail.SendAsync(StatementMessage.Write(clinic, statement, channel, address, link), cancel);
        await audit.WriteAsync(
            clinic.Id, statement.Key, "pipeline", "billed", $"{statement.Balance} by {channel}", "sent", cancel);
        return true;
    }

    /// <summary>The statement's file among the chart's files.</summary>
    public static string FileNameOf(Statement statement) =>
        $"statements/{statement.Encounter.Encounter}-{statement.Number:D3}.pdf";

    private async Task<Statement> StoreAsync(
        BillingFile file, Clinic clinic, int number, DunningStep step, CancellationToken cancel)
    {
        var claim = file.Claim ?? throw new NonRetryableException("Nothing was billed for this encounter.");
        var charges = directory.Charges(clinic.Id);
        var payer = directory.Payers(clinic.Id).First(payer => payer.Id == claim.Payer);
        var statement = StatementBuilder.Build(
            file, clinic, payer, code => charges.Find(code)?.Description ?? $"Service {code}", number,
            clinic.DayOf(time.GetUtcNow()), step);
        await records.TryAddAsync(clinic.Id, statement, cancel);
        return await records.GetAsync<Statement>(clinic.Id, statement.Key, cancel);
    }

    /// <summary>Email only where the patient gave an address and has not asked for paper.</summary>
    private async Task<(Channel Channel, string Address)> ChannelAsync(
        BillingFile file, Clinic clinic, EncounterRef encounter, Channel wanted, CancellationToken cancel)
    {
        var email = await EmailAsync(encounter, cancel);
        return wanted == Channel.Email && email is not null
            && !file.Requests.Any(request => request.Type == PatientRequestType.NoEmail)
            ? (Channel.Email, email)
            : (Channel.Mail, clinic.Email);
    }

    private async Task<string?> EmailAsync(EncounterRef encounter, CancellationToken cancel)
    {
        string? email = null;
        await foreach (var (round, _) in records.ListAsync<ReviewRound>(
            encounter.Clinic, $"{encounter.Encounter}/", cancel))
        {
            if (round.Decision is ReviewDecision.Approved approved)
            {
                email = approved.Fields.FirstOrDefault(field => field.Name == FieldName.PatientEmail)?.Text.Trim();
            }
        }

        return string.IsNullOrEmpty(email) ? null : email;
    }
}
