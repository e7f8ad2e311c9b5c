using Claims.Core.Reports;
using Claims.Web.Html;

namespace Claims.Web.Reports;

/// <summary>What was done about money that did not come by itself: one line each, with a link to its record.</summary>
internal static class EpisodeList
{
    public static Markup Draw(IReadOnlyList<Episode> episodes) => episodes.Count == 0
        ? Markup.Of($"""<p class="quiet">Nothing was appealed, disputed, agreed or placed yet.</p>""")
        : Markup.Of($"""<ul class="aside episodes">{episodes.Select(Line)}</ul>""");

    private static Markup Line(Episode episode)
    {
        var (tone, word) = episode.End switch
        {
            EpisodeEnd.Good => ("ok", "done"),
            EpisodeEnd.Bad => ("bad", "look here"),
            _ => ("", "under way"),
        };
        return Markup.Of($"""
            <li><span class="badge {tone}">{word}</span> <a href="{EpisodeLink.To(episode)}">{episode.Words}</a>
            <span class="quiet">{episode.Day:d MMM yyyy}</span></li>
            """);
    }
}
