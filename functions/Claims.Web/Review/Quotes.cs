using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The words on the page that support a row, each a link to its mark on the scan.</summary>
internal static class Quotes
{
    private const int LongestQuote = 80;

    public static Markup Draw(IEnumerable<ReviewMark> marks) => Markup.Join(marks.Select(mark => Markup.Of($"""
        <a class="where" href="#{mark.Id}"><q>{Short(mark.Quote)}</q> <span class="page-ref">p. {mark.Page}</span></a>
        """)));

    private static string Short(string quote) =>
        quote.Length <= LongestQuote ? quote : string.Concat(quote.AsSpan(0, LongestQuote - 1), "…");
}

/// <summary>How sure the rules are, as a word and a small bar.</summary>
internal static class Score
{
    public static Markup Draw(double score) => Markup.Of($"""
        <span class="score" title="How sure the rules are that a coder would accept it"><svg viewBox="0 0 40 6"
        width="40" height="6" aria-hidden="true"><rect class="track" width="40" height="6" rx="3"/><rect
        class="{Word(score)}" width="{Math.Clamp(score, 0, 1) * 40:0.#}" height="6" rx="3"/>
        </svg> {score * 100:0}%</span>
        """);

    private static string Word(double score) => score switch
    {
        >= 0.8 => "high",
        >= 0.5 => "middle",
        _ => "low",
    };
}
