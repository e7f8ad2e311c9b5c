using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Claims.Web.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Statements;

/// <summary>The biller's page of a balance, behind the staff key: why, what next, and what people may do about it.</summary>
internal static class BalanceEndpoints
{
    private static readonly Dictionary<string, BalanceAction> Actions = new(StringComparer.Ordinal)
    {
        ["stop"] = async (desk, bill, form, name, cancel) =>
        {
            if (!Enum.TryParse<StopReason>(form["reason"], out var reason) || !Enum.IsDefined(reason))
            {
                return [Unclear("reason")];
            }

            await desk.GetRequiredService<BillingStops>().SetAsync(bill, reason, name, cancel);
            return [];
        },
        ["lift"] = (desk, bill, form, name, cancel) =>
            desk.GetRequiredService<BillingStops>().LiftAsync(bill, Number(form["number"]), name, cancel),
        ["note"] = async (desk, bill, form, name, cancel) =>
        {
            if (!Enum.TryParse<TouchKind>(form["what"], out var what) || what == TouchKind.Statement)
            {
                return [Unclear("what")];
            }

            await desk.GetRequiredService<PatientCards>().NoteAsync(bill, what, name, cancel);
            return [];
        },
        ["returned"] = async (desk, bill, _, name, cancel) =>
        {
            await desk.GetRequiredService<PatientCards>().MailReturnedAsync(bill, name, cancel);
            return [];
        },
        ["moved"] = MoveAsync,
        ["plan"] = async (desk, bill, form, name, cancel) =>
            (await desk.GetRequiredService<PaymentPlans>().AcceptAsync(
                bill, Number(form["months"]), form["signature"].ToString(), name, cancel)).Issues,
        ["promise"] = (desk, bill, form, name, cancel) => desk.GetRequiredService<PaymentPlans>().PromiseAsync(
            bill, DateOnly.TryParseExact(form["day"], "yyyy-MM-dd", out var day) ? day : default, name, cancel),
        ["agency"] = (desk, bill, form, name, cancel) => Amount(form["gross"]) is { } gross
            && Amount(form["fee"]) is { } fee
                ? desk.GetRequiredService<AgencyDesk>().PostAsync(
                    bill, gross, fee, form["reference"].ToString(), name, cancel)
                : Task.FromResult<IReadOnlyList<Issue>>([Unclear("gross")]),
        ["return"] = (desk, bill, _, name, cancel) =>
            desk.GetRequiredService<AgencyDesk>().ReturnAsync(bill, name, cancel),
        ["propose"] = async (desk, bill, form, name, cancel) =>
            (await desk.GetRequiredService<WriteOffs>().ProposeAsync(
                bill, form["why"].ToString(), name, cancel)).Issues,
        ["decide"] = (desk, bill, form, name, cancel) => desk.GetRequiredService<WriteOffs>().DecideAsync(
            bill, Number(form["number"]), form["approve"] == "yes", name, cancel),
    };

    /// <summary>What a person did: empty when it was taken, else why not.</summary>
    private delegate Task<IReadOnlyList<Issue>> BalanceAction(
        IServiceProvider desk, EncounterRef bill, IFormCollection form, string name, CancellationToken cancel);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/staff/balances", ListAsync);
        endpoints.MapGet(
            "/staff/balance/{clinic}/{encounter}",
            (string clinic, string encounter, HttpContext http) => ShowAsync(clinic, encounter, http, []));
        endpoints.MapPost("/staff/balance/{clinic}/{encounter}/{word}", ActAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, StaffSession session, BalanceDesk desk, IClinicDirectory directory)
    {
        if (session.NameOf(http) is not { } name)
        {
            return Door();
        }

        var rows = new List<BalanceRow>();
        foreach (var clinic in directory.Clinics)
        {
            await foreach (var (encounter, books, plan) in desk.ListAsync(clinic, http.RequestAborted))
            {
                rows.Add(new(encounter, books, plan));
                if (rows.Count >= BalanceList.Most)
                {
                    break;
                }
            }
        }

        return new PageResult(BalanceList.Draw(rows, name));
    }

    private static async Task<IResult> ShowAsync(
        string clinic, string encounter, HttpContext http, IReadOnlyList<Issue> issues)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<StaffSession>().NameOf(http) is not { } name)
        {
            return Door();
        }

        var desk = services.GetRequiredService<BalanceDesk>();
        return await desk.FindAsync(clinic, encounter, http.RequestAborted) is { } bill
            && await desk.ReadAsync(bill, http.RequestAborted) is { } story
                ? new PageResult(
                    new BalancePage(story, name, issues).Draw(),
                    issues.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK)
                : Unknown();
    }

    private static async Task<IResult> ActAsync(
        string clinic, string encounter, string word, HttpContext http, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<StaffSession>().NameOf(http) is not { } name)
        {
            return Door();
        }

        if (await PageForm.ReadAsync(http.Request, cancellationToken) is not { } form)
        {
            return PageForm.Unreadable();
        }

        if (!Actions.TryGetValue(word, out var action)
            || await services.GetRequiredService<BalanceDesk>().FindAsync(clinic, encounter, cancellationToken)
                is not { } bill)
        {
            return Unknown();
        }

        var issues = await action(services, bill, form, name, cancellationToken);
        if (issues.Count > 0)
        {
            return await ShowAsync(clinic, encounter, http, issues);
        }

        http.Response.Headers.Location = $"/staff/balance/{bill.Clinic}/{bill.Encounter}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task<IReadOnlyList<Issue>> MoveAsync(
        IServiceProvider desk, EncounterRef bill, IFormCollection form, string name, CancellationToken cancel)
    {
        var address = new PostalAddress(
            form["line"].ToString().Trim(), form["city"].ToString().Trim(),
            form["state"].ToString().Trim().ToUpperInvariant(), form["zip"].ToString().Trim());
        if (address.Line1.Length is 0 or > 55 || address.City.Length is 0 or > 30 || address.State.Length != 2
            || address.Zip.Length is not (5 or 9) || !address.Zip.All(char.IsAsciiDigit))
        {
            return [Unclear("address")];
        }

        await desk.GetRequiredService<PatientCards>().MovedAsync(bill, address, name, cancel);
        return [];
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Money? Amount(string? text) =>
        decimal.TryParse(
            text?.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && decimal.Round(amount, 2) == amount
            ? new Money(amount)
            : null;

    private static Issue Unclear(string place) =>
        new("STF-CHOICE", Severity.Error, place, "Choose or fill in what is to be done.");

    private static PageResult Door() => new(StaffPage.Door(refused: false), StatusCodes.Status401Unauthorized);

    private static PageResult Unknown() => new(
        NoticePage.Of("There is no such bill", Markup.Of($"<p>Go back to <a href=\"/staff/balances\">all balances</a>.</p>")),
        StatusCodes.Status404NotFound);
}
