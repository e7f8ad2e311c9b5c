using Claims.Core.Review;
using Claims.Web.Html;
using Microsoft.AspNetCore.Http;

namespace Claims.Web.Links;

/// <summary>Kind words for links that no longer work, or never did. They change nothing.</summary>
internal static class GonePages
{
    public static IResult For(LinkResult why) => why switch
    {
        LinkResult.Used => Page(StatusCodes.Status410Gone, "This is already decided", """
            Somebody has already answered through this link, and it works only once. Nothing was changed now. If the
            matter comes back to you, you will get a new link by mail.
            """),
        LinkResult.Expired => Page(StatusCodes.Status410Gone, "This link has run out", """
            For safety every link works only for a limited time. Nothing was changed. If it is still your turn, a new
            link is on its way or already in your mailbox: look for the newest message.
            """),
        LinkResult.Tampered => Page(StatusCodes.Status403Forbidden, "This link is not complete", """
            It may have been broken in two by a mail program or changed on its way. Nothing was shown and nothing was
            changed. Open the link again from the message itself, or copy it whole.
            """),
        _ => throw new InvalidOperationException("A valid link has no page of this kind."),
    };

    private static PageResult Page(int status, string title, string text) => new(
        NoticePage.Of(title, Markup.Of($"<p>{text}</p><p>Questions? Ask the clinic's billing office.</p>")), status);
}
