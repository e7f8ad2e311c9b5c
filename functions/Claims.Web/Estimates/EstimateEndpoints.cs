using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Web.Html;
using Claims.Web.Links;
using Claims.Web.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Estimates;

/// <summary>
/// Good-faith estimates: the front desk's page behind the staff key, and the patient's sheet behind its link.
/// </summary>
internal static class EstimateEndpoints
{
    private const string Home = "/staff/estimates";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Home, (HttpContext http, string? done) => ShowAsync(http, done switch
        {
            "made" => "The estimate is made. Look at it, then send it.",
            "sent" => "The estimate is on its way.",
            _ => null,
        }));
        MapAction(endpoints, "make", MakeAsync, "made");
        MapAction(endpoints, "send", SendAsync, "sent");
        endpoints.MapGet($"{Home}/pdf", DownloadAsync);
        endpoints.MapGet("/estimate/{token}", OpenAsync);
    }

    private static void MapAction(
        IEndpointRouteBuilder endpoints, string word, StaffEndpoints.StaffAction action, string done) =>
        endpoints.MapPost($"{Home}/{word}", async (
            HttpContext http, StaffSession session, CancellationToken cancellationToken) =>
        {
            if (session.NameOf(http) is not { } name)
            {
                return StaffEndpoints.Door(refused: false);
            }

            if (await PageForm.ReadAsync(http.Request, cancellationToken) is not { } form)
            {
                return PageForm.Unreadable();
            }

            var issues = await action(http.RequestServices, form, name, cancellationToken);
            if (issues.Count > 0)
            {
                return await ShowAsync(http, null, issues, form);
            }

            http.Response.Headers.Location = $"{Home}?done={done}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });

    private static async Task<IResult> ShowAsync(
        HttpContext http, string? said, IReadOnlyList<Issue>? issues = null, IFormCollection? form = null)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<StaffSession>().NameOf(http) is not { } name)
        {
            return StaffEndpoints.Door(refused: false);
        }

        var (directory, desk) = (
            services.GetRequiredService<IClinicDirectory>(), services.GetRequiredService<EstimateDesk>());
        var now = services.GetService<IDemoControls>()?.Now ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        var views = new List<EstimateView>();
        foreach (var clinic in directory.Clinics.Select(directory.Clinic))
        {
            views.Add(new(
                clinic, clinic.DayOf(now), directory.Charges(clinic.Id).Items,
                await desk.ListAsync(clinic.Id, http.RequestAborted)));
        }

        return new PageResult(
            new EstimatePage(views, name, said, issues ?? [], form).Draw(),
            issues is { Count: > 0 } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyList<Issue>> MakeAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken)
    {
        if (ClinicOf(services, form) is not { } clinic)
        {
            return [Fault("clinic", "There is no such clinic.")];
        }

        if (Day(form, "birth") is not { } birth || Day(form, "visit") is not { } visit
            || Text(form, "last").Length == 0 || Text(form, "first").Length == 0)
        {
            return [Fault("patient", "Enter the patient's name and date of birth, and the day of the visit.")];
        }

        var address = new PostalAddress(
            Text(form, "line"), Text(form, "city"), Text(form, "state").ToUpperInvariant(), Text(form, "zip"));
        var email = Text(form, "email");
        if (email.Length == 0 && (address.Line1.Length == 0 || address.City.Length == 0))
        {
            return [Fault("address", "Enter an e-mail address, or where a letter goes.")];
        }

        var codes = Text(form, "codes").Split(
            [',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (await services.GetRequiredService<EstimateDesk>().ScheduleAsync(
            clinic,
            new(
                new Person(Text(form, "last"), Text(form, "first"), birth, 'U', address), visit, codes,
                email.Length == 0 ? null : email, Npi.TryParse(Text(form, "provider"), out var npi) ? npi : null,
                Text(form, "language") == nameof(Language.Spanish) ? Language.Spanish : Language.English,
                form["large"].Count > 0),
            cancellationToken)).Issues;
    }

    private static async Task<IReadOnlyList<Issue>> SendAsync(
        IServiceProvider services, IFormCollection form, string name, CancellationToken cancellationToken) =>
        ClinicOf(services, form) is { } clinic
            ? await services.GetRequiredService<EstimateDesk>()
                .SendAsync(clinic, Text(form, "estimate"), name, cancellationToken)
            : [Fault("clinic", "There is no such clinic.")];

    private static async Task<IResult> DownloadAsync(
        HttpContext http, StaffSession session, EstimateDesk desk, string clinic, string key)
    {
        if (session.NameOf(http) is null)
        {
            return StaffEndpoints.Door(refused: false);
        }

        return ClinicId.TryParse(clinic, out var id)
            && await desk.PdfAsync(id, key, http.RequestAborted) is { } pdf
                ? Results.Bytes(pdf, "application/pdf")
                : Results.NotFound();
    }

    private static async Task<IResult> OpenAsync(
        string token, EstimateDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenPdfAsync(token, cancellationToken) switch
        {
            (var pdf, _) when pdf is not null => Results.Bytes(pdf, "application/pdf"),
            (_, var why) => GonePages.For(why),
        };

    private static ClinicId? ClinicOf(IServiceProvider services, IFormCollection form) =>
        ClinicId.TryParse(Text(form, "clinic"), out var clinic)
            && services.GetRequiredService<IClinicDirectory>().Clinics.Contains(clinic)
                ? clinic
                : null;

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    private static DateOnly? Day(IFormCollection form, string field) => DateOnly.TryParseExact(
        Text(form, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Issue Fault(string field, string text) => new("DUN-ESTIMATE", Severity.Error, field, text);
}
