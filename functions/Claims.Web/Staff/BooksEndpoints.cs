using System.Globalization;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Staff;

/// <summary>What billers enter into the books: deposits, refunds, unapplied money, paper, the day's close.</summary>
internal static class BooksEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/staff/books", ShowAsync);
        StaffEndpoints.MapAction(endpoints, "deposit", EnterDepositAsync);
        StaffEndpoints.MapAction(endpoints, "refund", RefundAsync);
        StaffEndpoints.MapAction(endpoints, "paper", EnterPaperAsync);
        StaffEndpoints.MapAction(endpoints, "day", CloseDayAsync);
        StaffEndpoints.MapAction(endpoints, "assign", AssignAsync);
        StaffEndpoints.MapAction(endpoints, "dispute", DisputeAsync);
        StaffEndpoints.MapAction(endpoints, "tie", TieAsync);
        StaffEndpoints.MapAction(endpoints, "unapplied", TakeAsync);
        StaffEndpoints.MapAction(endpoints, "apply", ApplyAsync);
        StaffEndpoints.MapAction(endpoints, "giveback", GiveBackAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, StaffSession session, IClinicDirectory directory, BalanceSheets sheets, Deposits deposits)
    {
        if (session.NameOf(http) is not { } name)
        {
            return StaffEndpoints.Door(refused: false);
        }

        var read = new List<BooksView>();
        foreach (var clinic in directory.Clinics)
        {
            read.Add(new(
                clinic, await sheets.ReadAsync(clinic, http.RequestAborted),
                await deposits.ReadOpenAsync(clinic, http.RequestAborted), directory.Payers(clinic)));
        }

        return new PageResult(new BooksPage(read, name).Draw(), StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyList<Issue>> EnterDepositAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && TryRead(form, out Money amount) && TryRead(form, out DateOnly day)
            ? await services.GetRequiredService<Deposits>().EnterAsync(
                clinic, form["reference"].ToString().Trim(), day, amount, form["trace"].ToString(), name,
                cancellationToken)
            : Incomplete();

    private static async Task<IReadOnlyList<Issue>> RefundAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && TryRead(form, out Money amount)
            && Enum.TryParse<RefundTo>(form["to"], out var to) && Enum.IsDefined(to)
            && await services.GetRequiredService<BillerDesk>().FindAsync(
                clinic, form["encounter"].ToString().Trim(), cancellationToken) is { } encounter
                ? await services.GetRequiredService<Refunds>().RecordAsync(
                    encounter, to, amount, "check", form["reference"].ToString(), name, cancellationToken)
                : Incomplete();

    private static async Task<IReadOnlyList<Issue>> EnterPaperAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        if (!ClinicId.TryParse(form["clinic"], out var clinic) || !PayerId.TryParse(form["payer"], out var payer)
            || !ClaimId.TryParse(form["claim"].ToString().Trim(), out var claim) || !TryRead(form, out Money amount)
            || !TryRead(form, out DateOnly day))
        {
            return Incomplete();
        }

        var paper = new PaperRemittance(
            payer, form["reference"].ToString(), day, amount,
            [new(claim, form["status"].ToString(), null, form["lines"].ToString().ReplaceLineEndings("\n"))]);
        return await services.GetRequiredService<EnterPaperRemittance>().EnterAsync(
            clinic, paper, name, cancellationToken);
    }

    private static async Task<IReadOnlyList<Issue>> CloseDayAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && TryRead(form, out DateOnly day)
            ? await services.GetRequiredService<DayCloses>().CloseAsync(clinic, day, name, cancellationToken)
            : Incomplete();

    private static async Task<IReadOnlyList<Issue>> AssignAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && ClaimId.TryParse(form["claim"].ToString().Trim(), out var claim)
            ? await services.GetRequiredService<ReceiveRemittance>().AssignAsync(
                clinic, form["payment"].ToString(), claim, name, cancellationToken)
            : Incomplete();

    private static async Task<IReadOnlyList<Issue>> DisputeAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && ClaimId.TryParse(form["claim"], out var claim)
            && int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await services.GetRequiredService<DisputeUnderpayment>().SendAsync(
                    clinic, claim, number, name, cancellationToken)
                : Incomplete();

    private static async Task<IReadOnlyList<Issue>> TieAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic)
            ? await services.GetRequiredService<Deposits>().AssignAsync(
                clinic, form["deposit"].ToString(), form["trace"].ToString(), name, cancellationToken)
            : Incomplete();

    private static async Task<IReadOnlyList<Issue>> TakeAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic) && TryRead(form, out Money amount)
            ? await services.GetRequiredService<UnappliedCash>().ReceiveAsync(
                clinic, amount, form["method"].ToString(), form["reference"].ToString().Trim(), name, cancellationToken)
            : Incomplete();

    private static async Task<IReadOnlyList<Issue>> ApplyAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic)
            && await services.GetRequiredService<BillerDesk>().FindAsync(
                clinic, form["encounter"].ToString().Trim(), cancellationToken) is { } encounter
                ? await services.GetRequiredService<UnappliedCash>().ApplyAsync(
                    encounter, form["reference"].ToString(), name, cancellationToken)
                : Incomplete();

    private static async Task<IReadOnlyList<Issue>> GiveBackAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicId.TryParse(form["clinic"], out var clinic)
            ? await services.GetRequiredService<UnappliedCash>().GiveBackAsync(
                clinic, form["reference"].ToString(), form["by"].ToString(), name, cancellationToken)
            : Incomplete();

    private static bool TryRead(IFormCollection form, out Money amount)
    {
        var isAmount = decimal.TryParse(
                form["amount"].ToString().Trim().TrimStart('$'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out var read)
            && Math.Abs(read) < 1_000_000_000 && decimal.Round(read, 2) == read;
        amount = isAmount ? new(read) : Money.Zero;
        return isAmount;
    }

    private static bool TryRead(IFormCollection form, out DateOnly day) =>
        DateOnly.TryParseExact(form["day"], "yyyy-MM-dd", out day);

    private static Issue[] Incomplete() => StaffEndpoints.Refused(
        "STF-BOOKS", "books", "Something is missing or not of its form: an amount like 25.00, a day, an id as it is shown.");
}
