using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Local;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Benchmarks.Dunning;

/// <summary>Invented patients who were sent a first statement one to thirty days ago and have not paid.</summary>
internal static class OpenBalances
{
    private const int AtOnce = 200;

    /// <summary>Ten in the morning at the clinic.</summary>
    public static readonly DateTimeOffset Today = new(2026, 12, 1, 16, 0, 0, TimeSpan.Zero);

    public static readonly ClinicId Clinic = TextId.Parse<ClinicId>("sample-family-clinic");

    private static readonly PayerId Payer = TextId.Parse<PayerId>("example-health-plan");

    public static EncounterRef EncounterOf(int at)
    {
        var chart = at.ToString("x20", CultureInfo.InvariantCulture);
        return new(Clinic, TextId.Parse<ChartId>(chart), TextId.Parse<EncounterId>($"{chart}-1"));
    }

    /// <summary>The sample clinic's settings, with a payer of the right name.</summary>
    public static void WriteClinic(DataFolder data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data.Clinics, Clinic.Value)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(SampleFiles.Folder, "clinic")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public static async Task WriteAsync(IRecords records, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await records.SaveAsync(Clinic, [.. chunk.SelectMany(Bill)], CancellationToken.None);
        }
    }

    private static IEnumerable<RecordChange> Bill(int at)
    {
        var (bill, id) = (EncounterOf(at), TextId.Parse<ClaimId>($"B{at:D16}"));
        var first = DateOnly.FromDateTime(Today.UtcDateTime).AddDays(-30 + (at % 30));
        var address = new PostalAddress($"{at} Invented Way", "Springfield", "IL", "62701");
        var person = new Person($"Invented{at}", "Person", new(1960, 1, 1), 'F', address);
        yield return RecordChange.Add(new Claim(
            id, bill, 1, Payer, '1', null,
            new(
                person, person, Relationship.Self, $"M{at}", null, first.AddDays(-20),
                TextId.Parse<Npi>("1234567893"), "11", null, [], []),
            ClaimStatus.Paid, Today, "x", Remittances: 1));
        yield return RecordChange.Add(new EncounterClaim(bill.Encounter, 1, id));
        yield return Entry(bill, 1, Account.Billed, Account.Payer, 200m);
        yield return Entry(bill, 2, Account.Payer, Account.PaidByPayer, 100m);
        yield return Entry(bill, 3, Account.Payer, Account.Patient, 100m);
        yield return RecordChange.Add(new ClaimPayment(
            id, 1, "f", 1,
            new(
                "1", first.AddDays(-1), new(200m), new(100m), null, [],
                [new("99213", [], new(200m), new(100m), [new("PR", "1", new(100m))], [])], [])));
        yield return RecordChange.Add(new Statement(
            bill, 1, first, first.AddDays(30), StatementTone.First, "Invented Person", address, first.AddDays(-20),
            "Provider", "Plan", [], [], Money.Zero, new(100m), 1, Channel.Email));
        var patient = PatientContact.PatientOf(person);
        yield return RecordChange.Add(new PatientContact(patient, bill.Encounter, 1, first, Channel.Email, Today));
        yield return RecordChange.Add(new PatientCard(
            patient, Consents: [new(Channel.Email, at % 5 > 0, at % 5 > 0 ? $"p{at}@mail.example" : null, Today, "page")]));
    }

    private static RecordChange Entry(EncounterRef bill, int step, Account from, Account to, decimal amount) =>
        RecordChange.Add(new LedgerEntry(
            bill.Encounter, $"b/{step}", Today.AddDays(-40), from, to, new(amount), "benchmark"));
}
