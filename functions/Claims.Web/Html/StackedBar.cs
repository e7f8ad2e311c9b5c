using Claims.Core.Primitives;

namespace Claims.Web.Html;

/// <summary>A part of a sum.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Amount">How much; parts that are not positive are not drawn.</param>
/// <param name="Colour">A class of the style sheet that colours it.</param>
internal sealed record BarPart(string Label, Money Amount, string Colour);

/// <summary>A sum as one bar of its parts, with a legend that says the same in words.</summary>
internal static class StackedBar
{
    private const int Width = 1000;

    public static Markup Draw(string title, IReadOnlyList<BarPart> parts)
    {
        var drawn = parts.Where(part => part.Amount > Money.Zero).ToList();
        var sum = Money.Sum(drawn.Select(part => part.Amount));
        var rectangles = new List<Markup>();
        var left = 0m;
        foreach (var part in drawn)
        {
            var width = part.Amount.Amount / sum.Amount * Width;
            rectangles.Add(Markup.Of($"""
                <rect class="{part.Colour}" x="{left:0.##}" width="{width:0.##}" height="40"/>
                """));
            left += width;
        }

        return Markup.Of($"""
            <figure class="stack"><svg viewBox="0 0 {Width} 40" preserveAspectRatio="none" role="img"
            aria-label="{title}">
            <rect class="empty" width="{Width}" height="40"/>{rectangles}</svg>
            <figcaption><ul class="legend">{parts.Select(Legend)}</ul></figcaption></figure>
            """);
    }

    private static Markup Legend(BarPart part) => Markup.Of($"""
        <li><svg viewBox="0 0 10 10" width="12" height="12" aria-hidden="true"><rect class="{part.Colour}" width="10"
        height="10" rx="2"/></svg> {part.Label} <b>{part.Amount.ToString()}</b></li>
        """);
}
