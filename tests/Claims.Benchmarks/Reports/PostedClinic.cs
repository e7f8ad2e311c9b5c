using System.Globalization;
using Claims.Benchmarks.Dunning;
using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Benchmarks.Reports;

/// <summary>
/// Records of a clinic whose claims were approved, sent and decided over twelve months: one in ten denied in part, one
/// in twenty allowed less than its contract says, one in three with a rest that the patient owes; one in sixteen is
/// with the payer still. All invented.
/// </summary>
internal static class PostedClinic
{
    private const int AtOnce = 200;
    private const int Fields = 24;

    public static readonly ClinicId Clinic = OpenBalances.Clinic;

    private static readonly PayerId[] Payers =
        [TextId.Parse<PayerId>("example-health-plan"), TextId.Parse<PayerId>("sample-mutual")];

    public static async Task WriteAsync(IRecords records, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await records.SaveAsync(Clinic, [.. chunk.SelectMany(Visit)], CancellationToken.None);
        }
    }

    private static IEnumerable<RecordChange> Visit(int at)
    {
        var (bill, payer) = (OpenBalances.EncounterOf(at), Payers[at % Payers.Length]);
        var id = ClaimId.For(bill.Encounter, 1);
        var service = DateOnly.FromDateTime(OpenBalances.Today.UtcDateTime).AddDays(-20 - (at % 340));
        var sent = new DateTimeOffset(service, new(15, 0), TimeSpan.Zero);
        var address = new PostalAddress($"{at} Invented Way", "Springfield", "IL", "62701");
        var person = new Person($"Invented{at}", "Person", new(1960, 1, 1), 'F', address);
        var line = new ApprovedLine(TextId.Parse<ProcedureCode>("99213"), [], 1, new(200m), [1]);
        var codes = new[] { Icd10Code.Parse("E11.9"), Icd10Code.Parse("I10") };
        yield return RecordChange.Add(new ReviewRound(
            bill, 1, sent, sent.AddDays(2), [],
            new ReviewDecision.Approved([.. Enumerable.Range(0, Fields).Select(Field)], codes, [line]), sent,
            $"coder{at % 5}@clinic.example"));
        yield return RecordChange.Add(new Claim(
            id, bill, 1, payer, '1', null,
            new(
                person, person, Relationship.Self, $"M{at}", null, service, TextId.Parse<Npi>("1234567893"), "11", null,
                codes, [line]),
            at % 16 == 7 ? ClaimStatus.Accepted : ClaimStatus.Paid, sent, "x", "batch", $"P{at}", sent.AddDays(1),
            Remittances: at % 16 == 7 ? 0 : 1));
        yield return RecordChange.Add(new EncounterClaim(bill.Encounter, 1, id));
        yield return Entry(bill, "1", sent, Account.Billed, Account.Payer, 200m);
        if (at % 16 == 7)
        {
            yield break;
        }

        yield return RecordChange.Add(new ClaimPayment(
            id, 1, "f", 1,
            new(
                "1", service.AddDays(14), new(200m), new(100m), $"P{at}", [],
                [new("99213", [], new(200m), new(100m), [new("CO", "45", new(50m)), new("PR", "1", new(50m))], [])], [])));
        foreach (var change in Money(at, bill, sent))
        {
            yield return change;
        }

        if (at % 10 == 0)
        {
            yield return RecordChange.Add(new ClassifiedDenial(
                id, 1, DenialAction.Biller, new(50m),
                [new("CO-50", new(50m), "not necessary", "medical necessity", true, "appeal")], [],
                service.AddDays(120)));
        }

        if (at % 20 == 0)
        {
            yield return RecordChange.Add(new Underpayment(
                id, 1, [new("99213", new(120m), new(100m))], sent.AddDays(14), at % 40 == 0 ? sent.AddDays(15) : null));
        }
    }

    private static IEnumerable<RecordChange> Money(int at, EncounterRef bill, DateTimeOffset sent)
    {
        yield return Entry(bill, "2", sent.AddDays(14), Account.Payer, Account.PaidByPayer, 100m);
        yield return Entry(bill, "3", sent.AddDays(14), Account.Payer, Account.Contractual, 50m);
        yield return Entry(bill, "4", sent.AddDays(14), Account.Payer, Account.Patient, 50m);
        var date = DateOnly.FromDateTime(sent.UtcDateTime).AddDays(15);
        yield return RecordChange.Add(new Statement(
            bill, 1, date, date.AddDays(30), StatementTone.First, "Invented Person", new("1 Way", "Springfield", "IL", "62701"),
            date, "Provider", "Plan", [], [], Core.Primitives.Money.Zero, new(50m), 1, Channel.Email));
        if (at % 3 > 0)
        {
            yield return Entry(bill, "5", sent.AddDays(30), Account.Patient, Account.PaidByPatient, 50m);
        }
    }

    private static EncounterField Field(int at) => new(
        (FieldName)(at % Enum.GetValues<FieldName>().Length),
        string.Create(CultureInfo.InvariantCulture, $"some text of field {at}"), 0.9, FieldSource.Page);

    private static RecordChange Entry(
        EncounterRef bill, string step, DateTimeOffset at, Account from, Account to, decimal amount) =>
        RecordChange.Add(new LedgerEntry(bill.Encounter, $"b/{step}", at, from, to, new(amount), "benchmark"));
}
