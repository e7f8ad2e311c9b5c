using Claims.Core.Review;
using Claims.Web.Html;
using Claims.Web.Links;
using Claims.Web.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Web.Answer;

/// <summary>The physician's page. GET shows, POST answers.</summary>
internal static class AnswerEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/answer/{token}", ShowAsync);
        endpoints.MapPost("/answer/{token}", AnswerAsync);
        endpoints.MapGet("/answer/{token}/pages/{page:int}", PictureAsync);
    }

    private static async Task<IResult> ShowAsync(
        string token, PhysicianDesk desk, CancellationToken cancellationToken) =>
        await DrawAsync(desk, token, new("", ""), FormIssues.None, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        string token, HttpRequest request, PhysicianDesk desk, CancellationToken cancellationToken)
    {
        if (await PageForm.ReadAsync(request, cancellationToken) is not { } form)
        {
            return PageForm.Unreadable();
        }

        var text = form["answer"].ToString().ReplaceLineEndings("\n").Trim();
        var entry = new AnswerEntry(form["choice"].ToString().Trim(), text);
        return await desk.AnswerAsync(token, entry.Answer, cancellationToken) switch
        {
            DecideResult.Decided => ThanksPages.Answered(),
            DecideResult.Gone(var why) => GonePages.For(why),
            DecideResult.Invalid(var issues) => await DrawAsync(desk, token, entry, new(issues), cancellationToken),
            _ => throw new InvalidOperationException("Unknown result of an answer."),
        };
    }

    private static async Task<IResult> DrawAsync(
        PhysicianDesk desk, string token, AnswerEntry entry, FormIssues issues, CancellationToken cancellationToken) =>
        await desk.OpenAsync(token, cancellationToken) switch
        {
            OpenResult<PhysicianView>.Opened(var view) => new PageResult(
                AnswerPage.Draw(view, entry, issues, $"/answer/{token}"),
                issues.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK),
            OpenResult<PhysicianView>.Gone(var why) => GonePages.For(why),
            _ => throw new InvalidOperationException("Unknown result of opening a query."),
        };

    private static async Task<IResult> PictureAsync(
        string token, int page, PhysicianDesk desk, CancellationToken cancellationToken) =>
        await PagePicture.SendAsync(await desk.OpenPageAsync(token, page, cancellationToken), cancellationToken);
}
