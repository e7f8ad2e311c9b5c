using Claims.Web.Html;
using Microsoft.AspNetCore.Http;

namespace Claims.Web;

/// <summary>Reads a form that a page sent.</summary>
internal static class PageForm
{
    /// <summary>The form; null when it is none, or too big.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    public static IResult Unreadable() => new PageResult(
        NoticePage.Of(
            "This could not be read",
            Markup.Of($"<p>What was sent is not a form of this page. Go back, reload the page and try again.</p>")),
        StatusCodes.Status400BadRequest);
}
