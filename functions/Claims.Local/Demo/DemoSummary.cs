using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Reports;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Local.Demo;

/// <summary>A line of the summary.</summary>
internal sealed record SummaryLine(string What, string Figure);

/// <summary>What the demo came to.</summary>
/// <param name="Lines">For the table.</param>
/// <param name="Episodes">What was done about money that did not come by itself.</param>
/// <param name="Faults">Why it is not as it should be; empty when all is well.</param>
internal sealed record DemoResult(
    IReadOnlyList<SummaryLine> Lines, IReadOnlyList<Episode> Episodes, IReadOnlyList<string> Faults);

/// <summary>
/// Counts what was done and checks it: the ledger against the claims, remittance files and payments it was posted
/// from, and every encounter against its story.
/// </summary>
internal sealed class DemoSummary(
    IRecords records,
    IClinicDirectory directory,
    BooksAudit audit,
    EpisodeReader episodeReader,
    TimedReading reading,
    SampleStories stories)
{
    /// <summary>Reads everything and checks it.</summary>
    public async Task<DemoResult> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new Everything();
        var episodes = new List<Episode>();
        foreach (var clinic in directory.Clinics)
        {
            await all.AddAsync(records, clinic, cancellationToken);
            episodes.AddRange(await episodeReader.ReadAsync(clinic, int.MaxValue, cancellationToken));
        }

        var books = Books.Of(all.Ledger);
        return new(
            [.. Counts(all), .. Money(books, ClinicBooks.Of(all.Clinic)), .. Followed(all), .. Speed()],
            episodes,
            [.. await BookFaultsAsync(cancellationToken), .. StoryFaults(all, episodes)]);
    }

    private static IEnumerable<SummaryLine> Counts(Everything all)
    {
        var approved = all.Rounds.Select(round => round.Decision).OfType<ReviewDecision.Approved>().ToList();
        return
        [
            new("charts read", $"{all.Texts.Count}"),
            new("pages", $"{all.Texts.Sum(text => text.Text.Pages.Count)}"),
            new("encounters", $"{all.Encounters.Count}"),
            new("codes suggested", $"{all.Codings.Sum(coding => coding.Diagnoses.Count + coding.Procedures.Count)}"),
            new("codes approved", $"{approved.Sum(each => each.Diagnoses.Count + each.Lines.Count)}"),
            new("questions to physicians", $"{all.Queries.Count}"),
            new("claims sent", $"{all.Claims.Count(claim => claim.Batch is not null)}"),
            new("claims accepted", $"{all.Claims.Count(claim => claim.AcceptedAt is not null)}"),
            new("claims rejected", $"{all.Claims.Count(claim => claim.Status == ClaimStatus.Rejected)}"),
            new("claims with a denial", $"{all.Denials.Select(denial => denial.Claim).Distinct().Count()}"),
            new("claims paid", $"{all.Claims.Count(claim => claim.Status == ClaimStatus.Paid)}"),
        ];
    }

    private static IEnumerable<SummaryLine> Money(Books books, ClinicBooks clinic)
    {
        var patient = books[Account.Patient] + books[Account.PaidByPatient] + books[Account.Collections];
        return
        [
            new("billed", $"{books.Charged}"),
            new("allowed", $"{books[Account.PaidByPayer] + patient}"),
            new("paid by payers", $"{books[Account.PaidByPayer]}"),
            new("  of it seen at the bank", $"{clinic[ClinicAccount.Bank]}"),
            new("written off by contract", $"{books[Account.Contractual]}"),
            new("written off otherwise", $"{books[Account.WrittenOff]}"),
            new("patients' share", $"{patient}"),
            new("  paid by patients", $"{books[Account.PaidByPatient]}"),
            new("  owed by patients", $"{books[Account.Patient]}"),
            new("  handed to collections", $"{books[Account.Collections]}"),
            new("still with payers", $"{books[Account.Payer]}"),
        ];
    }

    private static IEnumerable<SummaryLine> Followed(Everything all) =>
    [
        new("statements sent", $"{all.Statements.Count(statement => statement.Tone == StatementTone.First)}"),
        new("reminders sent", $"{all.Statements.Count(statement => statement.Tone != StatementTone.First)}"),
        new("appeals filed", $"{all.Appeals.Count}"),
        new("open work for people", $"{all.Work.Count(item => item.ClosedAt is null)}"),
    ];

    private IEnumerable<SummaryLine> Speed() => reading.PagesPerMinute is { } speed
        ? [new("pages read a minute", speed.ToString("0", CultureInfo.InvariantCulture))]
        : [];

    /// <summary>The ledger must agree with what it was posted from, which is kept apart from it.</summary>
    private async Task<IReadOnlyList<string>> BookFaultsAsync(CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var clinic in directory.Clinics)
        {
            var issues = await audit.CheckAsync(clinic, cancellationToken);
            faults.AddRange(issues.Select(issue => $"{issue.Location}: {issue.Text} ({issue.Code})"));
        }

        return faults;
    }

    private IEnumerable<string> StoryFaults(Everything all, IReadOnlyList<Episode> episodes)
    {
        foreach (var (chart, story) in stories.ByChart)
        {
            foreach (var expected in story.Encounters)
            {
                var id = $"{chart}-{expected.Number}";
                var stage = all.Progress.FirstOrDefault(progress => progress.Subject == id)?.Stage;
                if (stage != Ending(expected))
                {
                    yield return $"{story.File} visit {expected.Number}: ended {stage}, not {Ending(expected)}";
                }

                foreach (var (kind, end) in ExpectedEpisodes.Of(expected))
                {
                    if (!episodes.Any(one => one.Encounter.Encounter.Value == id && (one.Kind, one.End) == (kind, end)))
                    {
                        yield return $"{story.File} visit {expected.Number}: {kind} did not end {end}";
                    }
                }

                var books = Books.Of(all.Ledger.Where(entry => entry.Encounter.Value == id));
                var last = expected.Submissions.LastOrDefault(submission => submission.Lines is not null);
                if (books[Account.PaidByPayer].Amount != (last?.Paid ?? 0))
                {
                    var paid = books[Account.PaidByPayer];
                    yield return $"{story.File} visit {expected.Number}: paid {paid}, not {last?.Paid}";
                }
            }
        }
    }

    private static Stage Ending(StoryEncounter encounter) => encounter switch
    {
        { Coder.Decision: "reject" } => Stage.RejectedByCoder,
        { Patient.Ends: "collections" } => Stage.InCollections,
        _ => Stage.Closed,
    };

    /// <summary>The records of all clinics.</summary>
    private sealed class Everything
    {
        public List<ChartTextRecord> Texts { get; } = [];

        public List<Encounter> Encounters { get; } = [];

        public List<EncounterCoding> Codings { get; } = [];

        public List<ReviewRound> Rounds { get; } = [];

        public List<PhysicianQuery> Queries { get; } = [];

        public List<Claim> Claims { get; } = [];

        public List<ClassifiedDenial> Denials { get; } = [];

        public List<FiledAppeal> Appeals { get; } = [];

        public List<RemittanceFile> Files { get; } = [];

        public List<LedgerEntry> Ledger { get; } = [];

        public List<Statement> Statements { get; } = [];

        public List<Progress> Progress { get; } = [];

        public List<WorkItem> Work { get; } = [];

        public List<ClinicEntry> Clinic { get; } = [];

        public async Task AddAsync(IRecords records, ClinicId clinic, CancellationToken cancel)
        {
            await AddAsync(Texts, records, clinic, cancel);
            await AddAsync(Encounters, records, clinic, cancel);
            await AddAsync(Codings, records, clinic, cancel);
            await AddAsync(Rounds, records, clinic, cancel);
            await AddAsync(Queries, records, clinic, cancel);
            await AddAsync(Claims, records, clinic, cancel);
            await AddAsync(Denials, records, clinic, cancel);
            await AddAsync(Appeals, records, clinic, cancel);
            await AddAsync(Files, records, clinic, cancel);
            await AddAsync(Ledger, records, clinic, cancel);
            await AddAsync(Statements, records, clinic, cancel);
            await AddAsync(Progress, records, clinic, cancel);
            await AddAsync(Work, records, clinic, cancel);
            await AddAsync(Clinic, records, clinic, cancel);
        }

        private static async Task AddAsync<T>(
            List<T> list, IRecords records, ClinicId clinic, CancellationToken cancel)
            where T : class, IRecord<T>
        {
            await foreach (var (record, _) in records.ListAsync<T>(clinic, "", cancel))
            {
                list.Add(record);
            }
        }
    }
}
