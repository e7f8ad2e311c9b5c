using System.Globalization;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Staff;

/// <summary>The billers' pages, behind the staff key.</summary>
internal static class StaffEndpoints
{
    private const int LongestReason = 300;
    private const int LongestArgument = 2000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/staff", (HttpContext http, string? done) => done switch
        {
            "payment" => ShowAsync(http, "The payment is posted."),
            "denial" => ShowAsync(http, "Decided; the claim goes on."),
            "request" => ShowAsync(http, "The answer is kept."),
            "close" => ShowAsync(http, "Closed."),
            "deposit" or "refund" or "paper" or "day" or "tie" or "unapplied" or "apply" or "giveback" =>
                ShowAsync(http, "It is in the books."),
            "assign" => ShowAsync(http, "The payment is posted to that claim."),
            "dispute" => ShowAsync(http, "The letter is on its way."),
            _ => ShowAsync(http, null),
        });
        endpoints.MapGet("/staff/denial/{clinic}/{claim}/{number:int}", ShowDenialAsync);
        endpoints.MapPost("/staff/door", SignInAsync);
        MapAction(endpoints, "payment", PostPaymentAsync);
        MapAction(endpoints, "denial", DecideDenialAsync);
        MapAction(endpoints, "request", AnswerRequestAsync);
        MapAction(endpoints, "close", CloseAsync);
        BooksEndpoints.Map(endpoints);
    }

    /// <summary>What a biller did: empty when it was taken, else why not.</summary>
    internal delegate Task<IReadOnlyList<Issue>> StaffAction(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken);

    internal static void MapAction(IEndpointRouteBuilder endpoints, string word, StaffAction action) =>
        endpoints.MapPost($"/staff/{word}", async (
            HttpContext http, StaffSession session, CancellationToken cancellationToken) =>
        {
            if (session.NameOf(http) is not { } name)
            {
                return Door(refused: false);
            }

            if (await PageForm.ReadAsync(http.Request, cancellationToken) is not { } form)
            {
                return PageForm.Unreadable();
            }

            var issues = await action(http.RequestServices, form, name, cancellationToken);
            return issues.Count == 0 ? SeeOther(http, $"/staff?done={word}") : await ShowAsync(http, null, issues);
        });

    private static async Task<IResult> ShowAsync(
        HttpContext http, string? said, IReadOnlyList<Issue>? issues = null)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<StaffSession>().NameOf(http) is not { } name)
        {
            return Door(refused: false);
        }

        var view = await services.GetRequiredService<BillerDesk>().OpenAsync(http.RequestAborted);
        return new PageResult(
            new StaffPage(view, name, Now(services), said, issues ?? []).Draw(),
            issues is { Count: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowDenialAsync(HttpContext http, string clinic, string claim, int number)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<StaffSession>().NameOf(http) is not { } name)
        {
            return Door(refused: false);
        }

        var view = ClinicId.TryParse(clinic, out var clinicId) && ClaimId.TryParse(claim, out var id)
            && services.GetRequiredService<IClinicDirectory>().Clinics.Contains(clinicId)
                ? await services.GetRequiredService<DenialDesk>().OpenAsync(clinicId, id, number, http.RequestAborted)
                : null;
        return view is null ? Results.NotFound() : new PageResult(new DenialPage(view, name, Now(services)).Draw());
    }

    private static DateTimeOffset Now(IServiceProvider services) =>
        services.GetService<IDemoControls>()?.Now ?? services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static async Task<IResult> SignInAsync(
        HttpContext http, StaffSession session, CancellationToken cancellationToken)
    {
        var form = await PageForm.ReadAsync(http.Request, cancellationToken);
        var (key, name) = (form?["key"].ToString().Trim() ?? "", form?["name"].ToString().Trim() ?? "");
        return session.TrySignIn(http, key, name)
            ? SeeOther(http, "/staff")
            : Door(refused: true);
    }

    internal static PageResult Door(bool refused) => new(StaffPage.Door(refused), StatusCodes.Status401Unauthorized);

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IReadOnlyList<Issue>> PostPaymentAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        var view = await services.GetRequiredService<BillerDesk>().OpenAsync(cancellationToken);
        var chosen = form["encounter"].ToString();
        if (view.Balances.FirstOrDefault(
            balance => $"{balance.Encounter.Clinic}/{balance.Encounter.Encounter}" == chosen) is not { } owed)
        {
            return Refused("STF-ENCOUNTER", "encounter", "Choose a bill that is still open.");
        }

        if (!decimal.TryParse(
                form["amount"].ToString().Trim().TrimStart('$'),
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture, out var amount)
            || amount <= 0 || decimal.Round(amount, 2) != amount)
        {
            return Refused("STF-AMOUNT", "amount", "The amount is more than nothing, in dollars and cents like 25.00.");
        }

        var reference = form["reference"].ToString().Trim();
        return reference.Length is 0 or > 40
            ? Refused("STF-REFERENCE", "reference", "Write the receipt or check number.")
            : await services.GetRequiredService<PatientPayments>().RecordAsync(
                owed.Encounter, new(amount), form["method"].ToString(), reference, name, cancellationToken);
    }

    private static async Task<IReadOnlyList<Issue>> DecideDenialAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        var reason = form["reason"].ToString().Trim();
        if (!Enum.TryParse<BillerChoice>(form["choice"], out var choice) || !Enum.IsDefined(choice)
            || reason.Length is 0 or > LongestReason)
        {
            return Refused("STF-CHOICE", "choice", "Choose what is done and say why.");
        }

        return ClinicId.TryParse(form["clinic"], out var clinic)
            && ClaimId.TryParse(form["claim"], out var claim)
            && int.TryParse(form["decision"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? await services.GetRequiredService<ResolveDenial>().DecideAsync(
                    clinic,
                    new(
                        claim, number, choice, reason, name, services.GetRequiredService<TimeProvider>().GetUtcNow(),
                        Given(form, "authorization"), Given(form, "argument")),
                    cancellationToken)
                : Refused("STF-DENIAL", "denial", "This denial is no longer open.");
    }

    private static string? Given(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: > 0 and <= LongestArgument } text ? text : null;

    private static async Task<IReadOnlyList<Issue>> AnswerRequestAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        if (!ClinicId.TryParse(form["clinic"], out var clinic)
            || !Enum.TryParse<RequestAnswer>(form["answer"], out var answer) || !Enum.IsDefined(answer))
        {
            return Refused("STF-ANSWER", "answer", "Choose an answer.");
        }

        DateOnly? until = DateOnly.TryParseExact(form["until"], "yyyy-MM-dd", out var day) ? day : null;
        return await services.GetRequiredService<PatientRequests>().AnswerAsync(
            clinic, form["request"].ToString(), answer, until, name, cancellationToken);
    }

    private static async Task<IReadOnlyList<Issue>> CloseAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        var resolution = form["resolution"].ToString().Trim();
        return !ClinicId.TryParse(form["clinic"], out var clinic) || resolution.Length is 0 or > LongestReason
            ? Refused("STF-RESOLUTION", "resolution", "Say how it was settled.")
            : await services.GetRequiredService<BillerDesk>().CloseAsync(
                clinic, form["key"].ToString(), resolution, name, cancellationToken);
    }

    internal static Issue[] Refused(string code, string place, string text) =>
        [new(code, Severity.Error, place, text)];
}
