using System.Globalization;
using Claims.Core.PatientBilling;
using Claims.Core.Review;
using Claims.Web.Html;
using Claims.Web.Links;
using Claims.Web.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Web.Statements;

/// <summary>The patient's page: the bill, its PDF, and what a patient may arrange and ask for.</summary>
internal static class StatementEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statement/{token}", ShowAsync);
        endpoints.MapPost("/statement/{token}", AskAsync);
        endpoints.MapGet("/statement/{token}/statement.pdf", DownloadAsync);
        endpoints.MapGet("/statement/{token}/stop", ShowStopAsync);
        MapForm(endpoints, "stop", (desk, token, _, cancel) => desk.StopAsync(token, cancel), "stop.done");
        MapForm(endpoints, "plan", SignAsync, "thanks.plan");
        MapForm(endpoints, "promise", PromiseAsync, "thanks.promise");
        MapForm(endpoints, "speak", SpeakAsync, "thanks.speak");
        MapForm(
            endpoints, "texts",
            (desk, token, form, cancel) => desk.AllowTextsAsync(token, form["number"].ToString(), cancel),
            "thanks.texts");
    }

    /// <summary>What a form asks the desk to do.</summary>
    private delegate Task<DecideResult> FormAction(
        StatementDesk desk, string token, IFormCollection form, CancellationToken cancellationToken);

    private static void MapForm(IEndpointRouteBuilder endpoints, string word, FormAction action, string thanks) =>
        endpoints.MapPost($"/statement/{{token}}/{word}", async (
            string token, HttpRequest request, StatementDesk desk, CancellationToken cancellationToken) =>
        {
            if (await PageForm.ReadAsync(request, cancellationToken) is not { } form)
            {
                return PageForm.Unreadable();
            }

            var result = await action(desk, token, form, cancellationToken);
            if (await desk.OpenAsync(token, cancellationToken) is not OpenResult<StatementView>.Opened(var view))
            {
                return GonePages.For(result is DecideResult.Gone(var why) ? why : new LinkResult.Expired());
            }

            var language = LanguageOf(request, view);
            return result is DecideResult.Invalid(var issues)
                ? new PageResult(
                    new StatementPage(view, $"/statement/{token}", language, new(issues)).Draw(),
                    StatusCodes.Status422UnprocessableEntity)
                : new PageResult(StatementPage.Thanks(language, Said(thanks, language, view)));
        });

    private static async Task<IResult> ShowAsync(
        string token, HttpRequest request, StatementDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(token, cancellationToken) switch
        {
            OpenResult<StatementView>.Opened(var view) => new PageResult(
                new StatementPage(view, $"/statement/{token}", LanguageOf(request, view), FormIssues.None).Draw()),
            OpenResult<StatementView>.Gone(var why) => GonePages.For(why),
            _ => throw new InvalidOperationException("Unknown result of opening a statement."),
        };

    private static async Task<IResult> ShowStopAsync(
        string token, HttpRequest request, StatementDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(token, cancellationToken) switch
        {
            OpenResult<StatementView>.Opened(var view) => new PageResult(
                StatementPage.Stop($"/statement/{token}", LanguageOf(request, view))),
            OpenResult<StatementView>.Gone(var why) => GonePages.For(why),
            _ => throw new InvalidOperationException("Unknown result of opening a statement."),
        };

    private static async Task<IResult> AskAsync(
        string token, HttpRequest request, StatementDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(token, cancellationToken) is not OpenResult<StatementView>.Opened(var view))
        {
            return await ShowAsync(token, request, desk, cancellationToken);
        }

        if (await PageForm.ReadAsync(request, cancellationToken) is not { } form
            || !Enum.TryParse<PatientRequestType>(form["type"].ToString(), out var type)
            || !StatementPage.Offered(view).Contains(type))
        {
            return PageForm.Unreadable();
        }

        var (language, text) = (LanguageOf(request, view), form["text"].ToString().ReplaceLineEndings("\n"));
        return await desk.AskAsync(token, type, text, cancellationToken) switch
        {
            DecideResult.Decided => new PageResult(
                StatementPage.Thanks(language, PatientTexts.In(language)["thanks"])),
            DecideResult.Gone(var why) => GonePages.For(why),
            DecideResult.Invalid(var issues) => new PageResult(
                new StatementPage(view, $"/statement/{token}", language, new(issues)).Draw(type, text),
                StatusCodes.Status422UnprocessableEntity),
            _ => throw new InvalidOperationException("Unknown result of a request."),
        };
    }

    private static Task<DecideResult> SignAsync(
        StatementDesk desk, string token, IFormCollection form, CancellationToken cancellationToken) =>
        desk.SignAsync(
            token, int.TryParse(form["months"], NumberStyles.None, CultureInfo.InvariantCulture, out var months)
                ? months
                : 0,
            form["name"].ToString(), cancellationToken);

    private static Task<DecideResult> PromiseAsync(
        StatementDesk desk, string token, IFormCollection form, CancellationToken cancellationToken) =>
        desk.PromiseAsync(
            token, DateOnly.TryParseExact(form["day"], "yyyy-MM-dd", out var day) ? day : default, cancellationToken);

    private static Task<DecideResult> SpeakAsync(
        StatementDesk desk, string token, IFormCollection form, CancellationToken cancellationToken) =>
        desk.SpeakAsync(
            token, form["language"] == nameof(Language.Spanish) ? Language.Spanish : Language.English,
            form["large"].Count > 0, cancellationToken);

    private static string Said(string thanks, Language language, StatementView view)
    {
        var texts = PatientTexts.In(language);
        return view.NextPart is { } part
            ? texts.Say(thanks, ("date", texts.Day(part.Day)), ("amount", part.Amount.ToString()))
            : texts[thanks];
    }

    private static Language LanguageOf(HttpRequest request, StatementView view) => request.Query["lang"].ToString() switch
    {
        "es" => Language.Spanish,
        "en" => Language.English,
        _ => view.Language,
    };

    private static async Task<IResult> DownloadAsync(
        string token, StatementDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenPdfAsync(token, cancellationToken) is { } content
            ? Results.Stream(content, "application/pdf", "statement.pdf")
            : Results.NotFound();
}
