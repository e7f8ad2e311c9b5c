using System.Diagnostics;
using System.Globalization;
using Claims.Benchmarks.Engine;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Benchmarks.Dunning;

/// <summary>
/// The daily dunning pass of the one-machine edition as it is wired, on SQLite and real files: every open balance is a
/// parked workflow; those whose day it is are sent a statement, a letter, or handed to the agency.
/// </summary>
internal static class DunningVerb
{
    private const double Megabyte = 1024 * 1024;
    private const int Days = 2;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>What one contact leaves: records (statement, contact, day, link, audit, progress, pending letter's)
    /// and facts of its workflow, each a row; and the message's file.</summary>
    private const int RowsAContact = 14;

    /// <summary>Measures.</summary>
    /// <param name="only">One size, for a look during development: nothing is written then.</param>
    public static async Task RunAsync(int? only)
    {
        var report = new Report();
        foreach (var count in only is { } size ? [size] : (int[])[10_000, 30_000, 100_000])
        {
            await using var clinic = new ClinicAtWork();
            await MeasureAsync(clinic, count, report);
        }

        if (only is null)
        {
            await File.WriteAllTextAsync(Report.ResultsFile("Dunning.md"), report.ToMarkdown(
                "Dunning: the daily pass", "dunning",
                "The one-machine edition as wired: SQLite records and workflows, PDFs, messages and letters as files. "
                + "Balances are spread evenly over the built-in policy's four steps in 120 days, so on any day one in "
                + "thirty is contacted and one in 120 goes to the agency; the others are parked workflows that no pass "
                + "looks at. A contact is decided twice, by the workflow and at the moment of sending; written, drawn "
                + "where it is a letter, handed over, audited, and followed by the decision when to look again."));
        }
    }

    private static async Task MeasureAsync(ClinicAtWork clinic, int count, Report report)
    {
        report.Section(string.Create(Invariant, $"{count:N0} open balances"));
        report.Questions();
        Report.Progress("records are written");
        await OpenBalances.WriteAsync(clinic.Records, count);
        Report.Progress("workflows are started and park");
        await clinic.Engine.StartAsync();
        var clock = Stopwatch.StartNew();
        await clinic.StartAsync(Enumerable.Range(0, count));
        report.Measured(
            "first look at every balance, once in its life", Times.Text(clock.Elapsed),
            string.Create(Invariant, $"{count / clock.Elapsed.TotalSeconds:N0} balances a second"));
        for (var day = 0; day < Days; day++)
        {
            await PassAsync(clinic, day, count, report);
        }
    }

    private static async Task PassAsync(ClinicAtWork clinic, int day, int count, Report report)
    {
        var fresh = Enumerable.Range(count + (day * count / OpenBalances.LadderDays), count / OpenBalances.LadderDays);
        await OpenBalances.WriteNewAsync(clinic.Records, fresh);
        var (reminders, placements) = OpenBalances.DueOn(day, count);
        var contacts = fresh.Count() + reminders;
        clinic.Mail.Expect(contacts);
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        clinic.Time.SetUtcNow(OpenBalances.Today.AddDays(day));
        await clinic.StartAsync(fresh);
        var took = clock.Elapsed;
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        await CheckAsync(clinic, day, contacts, placements, count);
        report.Goal(
            string.Create(Invariant, $"daily pass, day {day + 1}"), Times.Text(took), "30 s",
            took < TimeSpan.FromSeconds(30),
            string.Create(
                Invariant, $"{contacts:N0} contacts, {placements:N0} placements: "
                + $"{(took / contacts).TotalMilliseconds:F1} ms "
                + $"and {(processor / contacts).TotalMilliseconds:F1} ms of processor a contact, "
                + $"{(took / count).TotalMicroseconds:F0} µs an open balance"));
        var spare = Directory.CreateDirectory(Path.Combine(clinic.Folder, $"floor-{day}")).FullName;
        var (rows, files) = (
            FloorSection.Rows(spare, contacts * RowsAContact), await FloorSection.FilesAsync(spare, contacts));
        report.Measured(
            "the disk alone", string.Create(Invariant, $"{Times.Text(rows)} and {Times.Text(files)}"),
            string.Create(
                Invariant, $"{contacts * RowsAContact:N0} plain rows of that size, 100 in a commit; "
                + $"and one flushed file a contact"));
        var heap = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
        report.Measured(
            "memory", string.Create(Invariant, $"{Environment.WorkingSet / Megabyte:F0} MB"),
            string.Create(
                Invariant, $"working set; at each tenth of the pass: {clinic.Mail.Tenths}; "
                + $"{heap:F0} MB managed after a collection"));
    }

    /// <summary>Everybody whose day it is heard of it once, nobody else did.</summary>
    private static async Task CheckAsync(ClinicAtWork clinic, int day, int contacts, int placements, int count)
    {
        var date = DateOnly.FromDateTime(OpenBalances.Today.UtcDateTime).AddDays(day);
        var today = 0;
        await foreach (var (one, _) in clinic.Records.ListAsync<Statement>(OpenBalances.Clinic, "", default))
        {
            today += one.Date == date ? 1 : 0;
        }

        var placed = await clinic.Records.ReadAllAsync<Placement>(OpenBalances.Clinic, "", default);
        if (today != contacts || clinic.Mail.Sent != contacts
            || placed.Count(one => one.At >= OpenBalances.Today.AddDays(day)) != placements)
        {
            throw new InvalidOperationException(string.Create(
                Invariant, $"Day {day + 1} of {count}: {today} statements, {clinic.Mail.Sent} messages, {placed.Count} placements."));
        }
    }
}
