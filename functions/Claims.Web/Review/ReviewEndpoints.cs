using Claims.Core.Review;
using Claims.Web.Html;
using Claims.Web.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Web.Review;

/// <summary>The coder's page. GET shows, POST decides: mail scanners follow links.</summary>
internal static class ReviewEndpoints
{
    private const int LongestSearch = 80;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/review/{token}", ShowAsync);
        endpoints.MapPost("/review/{token}", DecideAsync);
        endpoints.MapGet("/review/{token}/pages/{page:int}", PictureAsync);
        endpoints.MapGet("/review/{token}/codes", SearchAsync);
    }

    private static async Task<IResult> ShowAsync(string token, ReviewDesk desk, CancellationToken cancellationToken) =>
        await desk.OpenAsync(token, cancellationToken) switch
        {
            OpenResult<ReviewView>.Opened(var view) => await DrawAsync(
                desk, token, view, ReviewEntry.Of(view), FormIssues.None, cancellationToken),
            OpenResult<ReviewView>.Gone(var why) => GonePages.For(why),
            _ => throw new InvalidOperationException("Unknown result of opening a review."),
        };

    private static async Task<IResult> DecideAsync(
        string token, HttpRequest request, ReviewDesk desk, CancellationToken cancellationToken)
    {
        if (await PageForm.ReadAsync(request, cancellationToken) is not { } form)
        {
            return PageForm.Unreadable();
        }

        switch (await desk.OpenAsync(token, cancellationToken))
        {
            case OpenResult<ReviewView>.Gone(var why):
                return GonePages.For(why);
            case OpenResult<ReviewView>.Opened(var view):
                return await TakeAsync(desk, token, view, form, cancellationToken);
            default:
                throw new InvalidOperationException("Unknown result of opening a review.");
        }
    }

    private static async Task<IResult> TakeAsync(
        ReviewDesk desk, string token, ReviewView view, IFormCollection form, CancellationToken cancellationToken)
    {
        var entry = ReviewEntry.Of(form);
        var (decision, issues) = ReviewReading.Read(view, entry, form["way"].ToString());
        if (decision is not null)
        {
            switch (await desk.DecideAsync(token, decision, cancellationToken))
            {
                case DecideResult.Decided:
                    return ThanksPages.For(decision);
                case DecideResult.Gone(var why):
                    return GonePages.For(why);
                case DecideResult.Invalid(var found):
                    issues = found;
                    break;
            }
        }

        return await DrawAsync(desk, token, view, entry, new(issues), cancellationToken);
    }

    private static async Task<IResult> DrawAsync(
        ReviewDesk desk,
        string token,
        ReviewView view,
        ReviewEntry entry,
        FormIssues issues,
        CancellationToken cancellationToken)
    {
        var titles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var codes = entry.Diagnoses.Select(row => row.Code).Where(code => code.Length is > 2 and < 9);
        foreach (var code in codes.Distinct())
        {
            var found = await desk.SearchCodesAsync(token, code, cancellationToken) ?? [];
            if (found.FirstOrDefault(known => Matches(known.Code.ToString(), code)) is { } known)
            {
                titles[code] = known.Title;
            }
        }

        var page = new ReviewPage(view, entry, issues, titles, $"/review/{token}").Draw();
        return new PageResult(
            page, issues.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static bool Matches(string code, string typed) =>
        code.Replace(".", "", StringComparison.Ordinal).Equals(
            typed.Replace(".", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static async Task<IResult> PictureAsync(
        string token, int page, ReviewDesk desk, CancellationToken cancellationToken) =>
        await PagePicture.SendAsync(await desk.OpenPageAsync(token, page, cancellationToken), cancellationToken);

    private static async Task<IResult> SearchAsync(
        string token, string? q, ReviewDesk desk, CancellationToken cancellationToken)
    {
        var query = q is { Length: > LongestSearch } ? q[..LongestSearch] : q ?? "";
        return await desk.SearchCodesAsync(token, query, cancellationToken) is { } found
            ? Results.Json(found.Where(entry => entry.Billable)
                .Select(entry => new { code = entry.Code.ToString(), title = entry.Title }))
            : Results.NotFound();
    }
}
