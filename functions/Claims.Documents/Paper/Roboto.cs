using System.Text;
using SkiaSharp;

namespace Claims.Documents.Paper;

/// <summary>The typeface, embedded so that every machine draws the same bytes. Licence: Fonts/NOTICE.</summary>
internal static class Roboto
{
    private static readonly SKTypeface Regular = Load("Roboto-Regular.ttf");
    private static readonly SKTypeface Bold = Load("Roboto-Bold.ttf");

    /// <summary>A font to draw with; the caller disposes of it.</summary>
    public static SKFont Font(Ink ink) => new(ink.Bold ? Bold : Regular, ink.Size)
    {
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
    };

    /// <summary>How wide a text is, in points.</summary>
    public static float Width(string text, Ink ink)
    {
        using var font = Font(ink);
        return font.MeasureText(text);
    }

    /// <summary>The text with control characters as spaces and characters the font lacks as question marks.</summary>
    public static string Drawable(string text)
    {
        using var font = Font(Ink.Body);
        var drawable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
                drawable.Append(' ');
            else if (font.GetGlyph(rune.Value) != 0)
                drawable.Append(rune);
            else
                drawable.Append('?');
        }

        return drawable.ToString();
    }

    /// <summary>The text in lines no wider than a width; a longer word is cut where it must be.</summary>
    public static IReadOnlyList<string> Wrap(string text, Ink ink, float width)
    {
        using var font = Font(ink);
        var lines = new List<string>();
        var line = "";
        foreach (var word in Drawable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = CutOff(word, font, width, lines);
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The text cut to one line, with an ellipsis when it is longer.</summary>
    public static string Fit(string text, Ink ink, float width)
    {
        var line = Drawable(text);
        using var font = Font(ink);
        if (font.MeasureText(line) <= width)
            return line;
        var lines = new List<string>();
        CutOff(line, font, width - font.MeasureText("…"), lines);
        return lines[0].TrimEnd() + "…";
    }

    /// <summary>Adds lines of a word that is too wide and returns what is left of it.</summary>
    private static string CutOff(string word, SKFont font, float width, List<string> lines)
    {
        while (font.MeasureText(word) > width && word.Length > 1)
        {
            var length = Math.Clamp(font.BreakText(word, width), 1, word.Length - 1);
            if (char.IsHighSurrogate(word[length - 1]) && length > 1)
                length--;
            lines.Add(word[..length]);
            word = word[length..];
        }

        return word;
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Roboto).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        return SKTypeface.FromStream(stream);
    }
}
