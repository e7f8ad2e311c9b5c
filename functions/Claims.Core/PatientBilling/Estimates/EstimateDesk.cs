using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>What the desk is told of a visit to come.</summary>
/// <param name="Patient">Who comes.</param>
/// <param name="Visit">When.</param>
/// <param name="Codes">The expected services, as the charge master has them.</param>
/// <param name="Email">Where they wish to get it; null for a letter.</param>
/// <param name="Provider">Who is expected to render the care; null when it is not known yet.</param>
/// <param name="Language">The language it speaks.</param>
/// <param name="LargePrint">Whether it is set large.</param>
public sealed record ExpectedVisit(
    Person Patient,
    DateOnly Visit,
    IReadOnlyList<string> Codes,
    string? Email = null,
    Npi? Provider = null,
    Language Language = Language.English,
    bool LargePrint = false);

/// <summary>Makes estimates before a visit, from the charge master, keeps their clock and sends them.</summary>
public sealed class EstimateDesk(
    IRecords records,
    IClinicDirectory directory,
    IEstimateDrawer drawer,
    IMail mail,
    ReviewLinks links,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>A link works until the bill can no longer be disputed, if it comes soon after the visit.</summary>
    private const int LinkDays = 240;

    /// <summary>
    /// Opens the clock when a visit is scheduled. The same again is the same estimate; what has changed makes a new one
    /// in its place, which is to be given anew.
    /// </summary>
    /// <param name="clinic">Where.</param>
    /// <param name="expected">The visit.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The estimate, or why there is none.</returns>
    public async Task<(Estimate? Estimate, IReadOnlyList<Issue> Issues)> ScheduleAsync(
        ClinicId clinic, ExpectedVisit expected, CancellationToken cancellationToken)
    {
        var (patient, visit, codes) = (expected.Patient, expected.Visit, expected.Codes);
        var today = directory.Clinic(clinic).DayOf(time.GetUtcNow());
        var charges = directory.Charges(clinic);
        if (visit < today || visit > EstimateClock.KnownUntil)
        {
            return (null, [new("DUN-ESTIMATE", Severity.Error, "visit", "The visit is in the future, within the table "
                + "of holidays.")]);
        }

        if (codes.Count == 0 || codes.Any(code => charges.Find(code) is null))
        {
            return (null, [new("DUN-ESTIMATE", Severity.Error, "codes", "Every service is in the charge master.")]);
        }

        if (expected.Email is { } email && (email.IndexOf('@') is not > 0 || email.Any(char.IsWhiteSpace)))
        {
            return (null, [new("DUN-ESTIMATE", Severity.Error, "email", "An e-mail address, or none for a letter.")]);
        }

        var lines = codes.Select(code => charges.Find(code)!)
            .Select(item => new EstimateLine(item.Code, item.Description, new(item.Charge)));
        var estimate = new Estimate(
            PatientContact.PatientOf(patient), visit, today, EstimateClock.DueBy(today, visit), [.. lines],
            For: new(
                $"{patient.FirstName} {patient.LastName}", patient.BirthDate, patient.Address, expected.Email,
                expected.Provider, expected.Language, expected.LargePrint));
        estimate = await KeepAsync(clinic, estimate, cancellationToken);
        if (estimate is { DueBy: { } due, GivenAt: null })
        {
            await work.OpenAsync(
                clinic,
                new(
                    WorkKeyOf(estimate), WorkItemType.PatientRequest, estimate.Key, time.GetUtcNow(),
                    directory.Clinic(clinic).MorningOf(due.AddDays(1)),
                    $"Give the patient the estimate of the visit by {due:yyyy-MM-dd}."),
                cancellationToken);
        }

        return (estimate, []);
    }

    /// <summary>All estimates of a clinic, those that wait first, then by the day of the visit.</summary>
    public async Task<IReadOnlyList<Estimate>> ListAsync(ClinicId clinic, CancellationToken cancellationToken) =>
    [
        .. (await records.ReadAllAsync<Estimate>(clinic, "", cancellationToken))
            .OrderBy(one => one.GivenAt is not null).ThenBy(one => one.Visit),
    ];

    /// <summary>
    /// Sends the estimate with its link: to the patient's address, or to the billing office, which prints and posts it.
    /// The same estimate again is the same message.
    /// </summary>
    /// <returns>Empty when it is on its way; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> SendAsync(
        ClinicId clinic, string key, string by, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<Estimate>(clinic, key, cancellationToken) is not { Record: { For: { } to } estimate })
        {
            return [new("DUN-ESTIMATE", Severity.Error, "estimate", "There is no such estimate to send.")];
        }

        var home = directory.Clinic(clinic);
        var audience = to.Email ?? home.Email;
        var link = await links.IssueAsync(
            clinic, LinkAction.Estimate, key, audience, home.MorningOf(estimate.Visit.AddDays(LinkDays)),
            cancellationToken);
        await mail.SendAsync(EstimateMessage.Write(home, estimate, to, audience, link), cancellationToken);
        await GivenAsync(clinic, key, by, cancellationToken);
        return [];
    }

    /// <summary>The estimate behind a link as a PDF, or what became of the link.</summary>
    public async Task<(byte[]? Pdf, LinkResult Link)> OpenPdfAsync(string token, CancellationToken cancellationToken)
    {
        var result = await links.OpenAsync(token, LinkAction.Estimate, cancellationToken);
        if (result is not LinkResult.Valid { Link: var link })
        {
            return (null, result);
        }

        await audit.WriteAsync(
            link.Clinic, link.Subject, "patient", "opened", "estimate",
            $"estimate-opened/{time.GetUtcNow():yyyyMMddHHmm}", cancellationToken);
        return await PdfAsync(link.Clinic, link.Subject, cancellationToken) is { } pdf
            ? (pdf, result)
            : (null, new LinkResult.Expired());
    }

    /// <summary>The estimate as a PDF; null when there is none that can be drawn.</summary>
    public async Task<byte[]?> PdfAsync(ClinicId clinic, string key, CancellationToken cancellationToken) =>
        await records.FindAsync<Estimate>(clinic, key, cancellationToken) is { Record: { For: not null } estimate }
            ? drawer.Draw(directory.Clinic(clinic), estimate)
            : null;

    /// <summary>Notes that the patient was given the estimate.</summary>
    public async Task GivenAsync(ClinicId clinic, string key, string by, CancellationToken cancellationToken)
    {
        var estimate = await records.UpdateAsync<Estimate>(
            clinic, key,
            old => old.GivenAt is null ? old with { GivenAt = time.GetUtcNow(), GivenBy = by } : old,
            cancellationToken);
        await audit.WriteAsync(
            clinic, key, by, "estimated", $"{estimate.Total}", $"estimate/{key}", cancellationToken);
        await work.CloseAsync(clinic, WorkKeyOf(estimate), $"given by {by}", cancellationToken);
    }

    private static string WorkKeyOf(Estimate estimate) => $"estimate/{estimate.Key}/{estimate.Scheduled:yyyy-MM-dd}";

    private async Task<Estimate> KeepAsync(ClinicId clinic, Estimate estimate, CancellationToken cancellationToken)
    {
        await records.TryAddAsync(clinic, estimate, cancellationToken);
        return await records.UpdateAsync<Estimate>(
            clinic, estimate.Key,
            old => old.Lines.SequenceEqual(estimate.Lines) && old.For == estimate.For ? old : estimate,
            cancellationToken);
    }
}
