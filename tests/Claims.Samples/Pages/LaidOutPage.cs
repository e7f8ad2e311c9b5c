namespace Claims.Samples.Pages;

/// <summary>A page ready to draw, in points from the top left, with its text in reading order.</summary>
internal sealed record LaidOutPage(
    IReadOnlyList<PlacedText> Texts,
    IReadOnlyList<PlacedBox> Boxes,
    IReadOnlyList<(float X, float Y)> Signatures,
    IReadOnlyList<string> Lines)
{
    /// <summary>US Letter.</summary>
    public const float Width = 612;

    /// <summary>US Letter.</summary>
    public const float Height = 792;
}

/// <summary>A piece of text on its baseline.</summary>
internal sealed record PlacedText(string Text, float X, float Y, Style Style);

/// <summary>A ruled box; without height it is a rule.</summary>
internal sealed record PlacedBox(float X, float Y, float Width, float Height);
