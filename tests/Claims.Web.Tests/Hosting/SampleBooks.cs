using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Web.Tests.Hosting;

/// <summary>Invented money and stages, stored as the pipeline would store them.</summary>
public static class SampleBooks
{
    public static Statement Statement { get; } = new(
        SampleChart.Ref, 1, new(2026, 10, 20), new(2026, 11, 19), StatementTone.First, "Marguerite Harlow",
        new("12 Example Row", "Dunmore", "OH", "44099"), new(2023, 9, 22), "Anil Venkataraman, MD",
        "Example Health Plan",
        [
            new("Office visit, established, moderate", new(185m), new(55m), new(74.5m), new(55.5m)),
            new("Hemoglobin A1c in the office", new(25m), new(10m), new(15m), new(0m)),
        ],
        [
            new("deductible", new(30.5m), "Your plan starts to pay after you have paid this yearly amount yourself."),
            new("copay", new(25m), "The fixed amount your plan sets for an office visit."),
        ],
        Money.Zero, new(55.5m));

    public static async Task<string> AddStatementAsync(PagesHost host)
    {
        var id = SampleChart.Ref.Encounter;
        await host.Records.SaveAsync(
            SampleClinic.Id, default,
            RecordChange.Put(Statement),
            RecordChange.Put(Entry("1", Account.Billed, Account.Payer, 210m)),
            RecordChange.Put(Entry("2", Account.Payer, Account.PaidByPayer, 89.5m)),
            RecordChange.Put(Entry("3", Account.Payer, Account.Contractual, 65m)),
            RecordChange.Put(Entry("4", Account.Payer, Account.Patient, 55.5m)),
            RecordChange.Put(At(id.Value, Stage.BillingPatient, 3, "statement 1 was sent", 17)));
        return await host.IssueAsync(LinkAction.Statement, Statement.Key, PagesHost.Start.AddDays(90));
    }

    /// <summary>The claim that the statement rests on: whose bill it is.</summary>
    public static async Task AddClaimAsync(PagesHost host)
    {
        var payer = TextId.Parse<PayerId>("example-health");
        var person = new Person("Harlow", "Marguerite", new(1951, 3, 4), 'F', Statement.PatientAddress);
        var claim = new Claims.Core.Submission.Claim(
            TextId.Parse<ClaimId>("0123456789ABCDEFG"), SampleChart.Ref, 1, payer, '1', null,
            new(
                person, person, Relationship.Self, "M1", null, Statement.DateOfService, SampleClinic.Venkataraman, "11",
                null, [], []),
            ClaimStatus.Paid, PagesHost.Start, "chart/x", Remittances: 1);
        await host.Records.SaveAsync(
            SampleClinic.Id, default,
            RecordChange.Put(claim),
            RecordChange.Put(new EncounterClaim(SampleChart.Ref.Encounter, 1, claim.Id)));
    }

    public static async Task AddStagesAsync(PagesHost host) => await host.Records.SaveAsync(
        SampleClinic.Id, default,
        RecordChange.Put(At("a81f02", Stage.Reading, 0.002, "its text is being read")),
        RecordChange.Put(At("b23c77-1", Stage.InReview, 1.2, "waits for a coder", 5.8)),
        RecordChange.Put(At("b23c77-2", Stage.AskingPhysician, 2, "waits for an answer", -0.4)),
        RecordChange.Put(At("d90a11-1", Stage.Adjudicating, 9, "the payer has it", 21)),
        RecordChange.Put(At("e55e01-1", Stage.Closed, 30, "every cent is settled")),
        RecordChange.Put(At("f00d42-1", Stage.RejectedByCoder, 12, "illegible")),
        RecordChange.Put(new QuarantinedFile(
            "9a8b7c6d5e4f3a2b", "Doe^John.pdf", QuarantineReason.Encrypted,
            "The PDF needs a password. Save it without one and put it into the inbox again.",
            PagesHost.Start.AddHours(-5))),
        RecordChange.Put(new WorkItem(
            "denial/0123456789ABCDEFG/001", WorkItemType.Denial, "0123456789ABCDEFG", PagesHost.Start.AddDays(-2),
            PagesHost.Start.AddDays(9), "CO-97: bundled into another service. Is a modifier documented?")),
        RecordChange.Put(new WorkItem(
            $"patient-request/{SampleChart.Ref.Encounter}/001", WorkItemType.PatientRequest,
            $"{SampleChart.Ref.Encounter}/001", PagesHost.Start.AddDays(-1), null,
            "A patient asks for a plan. Answer it; no bills go out until then.")),
        RecordChange.Put(new WorkItem(
            "bad-file/x.835", WorkItemType.BadFile, "x.835", PagesHost.Start.AddDays(-3), null,
            "A file from the clearinghouse was put into quarantine.")),
        RecordChange.Put(new PatientRequest(
            SampleChart.Ref, 1, PatientRequestType.PaymentPlan, "I could pay <b>20 dollars</b> a month.",
            PagesHost.Start.AddDays(-1))));

    private static LedgerEntry Entry(string step, Account from, Account to, decimal amount) =>
        new(SampleChart.Ref.Encounter, step, PagesHost.Start, from, to, new(amount), "test");

    private static Progress At(string subject, Stage stage, double days, string note, double? due = null) => new(
        subject, TextId.Parse<ChartId>(subject.Split('-')[0]), stage, PagesHost.Start.AddDays(-days),
        due is { } inDays ? PagesHost.Start.AddDays(inDays) : null, note);
}
