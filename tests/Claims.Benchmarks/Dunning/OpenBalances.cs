using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Local;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Benchmarks.Dunning;

/// <summary>
/// Invented patients who owe something, spread evenly over the built-in policy's ladder: the first statement went out
/// one to 120 days ago, reminders 30, 60 and 90 days after it.
/// </summary>
internal static class OpenBalances
{
    /// <summary>From the first statement to the agency.</summary>
    public const int LadderDays = 120;

    private const int StepDays = 30;
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

    /// <summary>Writes balances with all that the ladder has brought so far.</summary>
    public static async Task WriteAsync(IRecords records, int count)
    {
        foreach (var chunk in Enumerable.Range(0, count).Chunk(AtOnce))
        {
            await records.SaveAsync(
                Clinic, [.. chunk.SelectMany(at => Bill(at, 1 + (at % LadderDays)))], CancellationToken.None);
        }
    }

    /// <summary>Writes balances that the payer has just left to the patient: nothing was sent yet.</summary>
    public static Task WriteNewAsync(IRecords records, IEnumerable<int> numbers) =>
        records.SaveAsync(Clinic, [.. numbers.SelectMany(at => Bill(at, 0))], CancellationToken.None);

    /// <summary>How many of the first balances are due for a reminder, and for the agency, on a day from 0.</summary>
    public static (int Reminders, int Placements) DueOn(int day, int count)
    {
        var ages = Enumerable.Range(0, count).Select(at => 1 + (at % LadderDays) + day).ToList();
        return (
            ages.Count(age => age is StepDays or 2 * StepDays or 3 * StepDays), ages.Count(age => age == LadderDays));
    }

    private static IEnumerable<RecordChange> Bill(int at, int days)
    {
        var (bill, id) = (EncounterOf(at), TextId.Parse<ClaimId>($"B{at:D16}"));
        var first = DateOnly.FromDateTime(Today.UtcDateTime).AddDays(-days);
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
        var patient = PatientContact.PatientOf(person);
        yield return RecordChange.Add(new PatientCard(
            patient, Consents: [new(Channel.Email, at % 5 > 0, at % 5 > 0 ? $"p{at}@mail.example" : null, Today, "page")]));
        for (var step = 0; days > 0 && step <= (days - 1) / StepDays; step++)
        {
            var sent = first.AddDays(step * StepDays);
            yield return RecordChange.Add(new Statement(
                bill, step + 1, sent, sent.AddDays(30), (StatementTone)step, "Invented Person", address,
                first.AddDays(-20), "Provider", "Plan", [], [], Money.Zero, new(100m), step + 1, Channel.Email));
            yield return RecordChange.Add(new PatientContact(
                patient, bill.Encounter, step + 1, sent, Channel.Email, Today.AddDays(step * StepDays - days)));
        }
    }

    private static RecordChange Entry(EncounterRef bill, int step, Account from, Account to, decimal amount) =>
        RecordChange.Add(new LedgerEntry(
            bill.Encounter, $"b/{step}", Today.AddDays(-40), from, to, new(amount), "benchmark"));
}
