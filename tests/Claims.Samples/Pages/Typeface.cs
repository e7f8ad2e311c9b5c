using Claims.Samples.Stories;
using SkiaSharp;

namespace Claims.Samples.Pages;

/// <summary>A regular and a bold cut with the sizes that suit them.</summary>
internal sealed class Typeface : IDisposable
{
    private readonly SKTypeface _regular;
    private readonly SKTypeface _bold;
    private readonly float _body;

    public Typeface(Face face)
    {
        (_regular, _bold, _body) = face == Face.Typewriter
            ? (Load("RobotoSlab-Regular.otf"), Load("RobotoSlab-Bold.otf"), 10.6f)
            : (Load("Roboto-Regular.ttf"), Load("Roboto-Bold.ttf"), 10.8f);
        UpperCaseHeadings = face == Face.Typewriter;
    }

    /// <summary>Whether headings are typed in capitals.</summary>
    public bool UpperCaseHeadings { get; }

    /// <summary>Running text.</summary>
    public Style Body => new(_body, Bold: false);

    /// <summary>A heading.</summary>
    public Style Heading => new(_body + 0.6f, Bold: true);

    /// <summary>The clinic's name.</summary>
    public Style Title => new(_body + 5, Bold: true);

    /// <summary>A label in a box.</summary>
    public Style Label => new(_body - 2.6f, Bold: false);

    /// <summary>The footer.</summary>
    public static Style Footer => new(8.5f, Bold: false);

    /// <summary>The font of a style.</summary>
    public SKFont Font(Style style) => new(style.Bold ? _bold : _regular, style.Size)
    {
        Edging = SKFontEdging.Antialias,
        Subpixel = true,
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
    };

    /// <summary>How wide a text is, in points.</summary>
    public float Width(string text, Style style)
    {
        using var font = Font(style);
        return font.MeasureText(text);
    }

    public void Dispose()
    {
        _regular.Dispose();
        _bold.Dispose();
    }

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        return SKTypeface.FromStream(stream);
    }
}

/// <summary>A size in points and a weight.</summary>
internal readonly record struct Style(float Size, bool Bold);
