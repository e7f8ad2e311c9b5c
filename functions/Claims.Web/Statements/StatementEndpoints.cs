using Claims.Core.PatientBilling;
using Claims.Core.Review;
using Claims.Web.Html;
using Claims.Web.Links;
using Claims.Web.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Web.Statements;

/// <summary>The patient's page: the bill, its PDF, and what a patient may ask for.</summary>
internal static class StatementEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/statement/{token}", ShowAsync);
        endpoints.MapPost("/statement/{token}", AskAsync);
        endpoints.MapGet("/statement/{token}/statement.pdf", DownloadAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token, StatementDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(token, cancellationToken) switch
        {
            OpenResult<StatementView>.Opened(var view) =>
                new PageResult(StatementPage.Draw(view, $"/statement/{token}", FormIssues.None)),
            OpenResult<StatementView>.Gone(var why) => GonePages.For(why),
            _ => throw new InvalidOperationException("Unknown result of opening a statement."),
        };

    private static async Task<IResult> AskAsync(
        string token, HttpRequest request, StatementDesk desk, CancellationToken cancellationToken)
    {
        if (await PageForm.ReadAsync(request, cancellationToken) is not { } form
            || !Enum.TryParse<PatientRequestType>(form["type"].ToString(), out var type)
            || !StatementPage.Offers(type))
        {
            return PageForm.Unreadable();
        }

        var text = form["text"].ToString().ReplaceLineEndings("\n");
        switch (await desk.AskAsync(token, type, text, cancellationToken))
        {
            case DecideResult.Decided:
                return new PageResult(StatementPage.Thanks());
            case DecideResult.Gone(var why):
                return GonePages.For(why);
            case DecideResult.Invalid(var issues)
                when await desk.OpenAsync(token, cancellationToken) is OpenResult<StatementView>.Opened(var view):
                return new PageResult(
                    StatementPage.Draw(view, $"/statement/{token}", new(issues), type, text),
                    StatusCodes.Status422UnprocessableEntity);
            default:
                return GonePages.For(new LinkResult.Expired());
        }
    }

    private static async Task<IResult> DownloadAsync(
        string token, StatementDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenPdfAsync(token, cancellationToken) is { } content
            ? Results.Stream(content, "application/pdf", "statement.pdf")
            : Results.NotFound();
}
