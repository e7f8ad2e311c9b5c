namespace Claims.Core.Charts;

/// <summary>A chart's text as read from its pages, in reading order.</summary>
/// <param name="Pages">The pages, first to last.</param>
/// <param name="Engine">What read it and its version, for the audit trail: "tesseract 5.3.0", "pdf text layer".</param>
public sealed record ChartText(IReadOnlyList<PageText> Pages, string Engine);

/// <summary>One page's text.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Width">Width in pixels of the page's image.</param>
/// <param name="Height">Height in pixels of the page's image.</param>
/// <param name="Confidence">Mean confidence of the page's words, 0 to 1; 0 when nothing was read.</param>
/// <param name="Source">Where the words come from.</param>
/// <param name="Lines">Lines in reading order.</param>
public sealed record PageText(
    int Number, int Width, int Height, double Confidence, TextSource Source, IReadOnlyList<TextLine> Lines);

/// <summary>Where a page's words come from.</summary>
public enum TextSource
{
    /// <summary>Recognised from pixels.</summary>
    Recognised,

    /// <summary>Read from a born-digital PDF's text layer.</summary>
    TextLayer,
}

/// <summary>A line of words.</summary>
public sealed record TextLine(IReadOnlyList<TextWord> Words)
{
    /// <summary>The words with single spaces between.</summary>
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The smallest box around all words.</summary>
    public PageBox Box => Words.Select(word => word.Box).Aggregate(PageBox.Around);
}

/// <summary>A word with its place.</summary>
/// <param name="Text">The word as read.</param>
/// <param name="Box">Its place in the original page, before any straightening.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TextWord(string Text, PageBox Box, double Confidence);

/// <summary>A rectangle on a page in fractions of the page's width and height, 0 to 1 from the top left.</summary>
public readonly record struct PageBox(double Left, double Top, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The bottom edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>The smallest rectangle around two.</summary>
    public static PageBox Around(PageBox first, PageBox second)
    {
        var left = Math.Min(first.Left, second.Left);
        var top = Math.Min(first.Top, second.Top);
        return new(
            left,
            top,
            Math.Max(first.Right, second.Right) - left,
            Math.Max(first.Bottom, second.Bottom) - top);
    }
}
