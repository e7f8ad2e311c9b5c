namespace Claims.Web.Html;

/// <summary>A short page that says one thing.</summary>
internal static class NoticePage
{
    public static Page Of(string title, Markup text, string tone = "calm") => new(title, Markup.Of($"""
        <main id="main" class="notice {tone}"><h1>{title}</h1>{text}</main>
        """));
}
