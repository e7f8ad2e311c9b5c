using Claims.Web.Assets;

namespace Claims.Web.Html;

/// <summary>A page with the frame that all share.</summary>
/// <param name="Title">What the tab says; never anything of a patient.</param>
/// <param name="Body">The content.</param>
/// <param name="Scripts">Assets to run in order, such as review.js.</param>
/// <param name="Layout">A class for the body: how wide the page is.</param>
/// <param name="Language">The language it speaks, as BCP 47 names it.</param>
internal sealed record Page(
    string Title, Markup Body, IReadOnlyList<string>? Scripts = null, string Layout = "narrow",
    string Language = "en")
{
    public Markup ToHtml() => Markup.Of($"""
        <!doctype html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Title}</title>
        <link rel="icon" href="{Asset.Url("icon.svg")}">
        <link rel="stylesheet" href="{Asset.Url("claims.css")}">
        {(Scripts ?? []).Select(script => Markup.Of($"<script src=\"{Asset.Url(script)}\" defer></script>"))}
        </head>
        <body class="{Layout}">
        <a class="skip" href="#main">Skip to content</a>
        {Body}
        </body>
        </html>

        """);
}
