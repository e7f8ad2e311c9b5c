using Claims.Core.Charts;
using Claims.Documents.Paper;
using SkiaSharp;

namespace Claims.Documents;

/// <summary>
/// A page's words, drawn at their places: where there is no picture of the scan. It says so on itself, because it shows
/// what was read and not what was written.
/// </summary>
public static class RedrawnPage
{
    private const int Width = 1_275;
    private const float NoteSize = 18;

    private const string Note =
        "NOT THE SCAN: the words as they were read, at their places. Compare with the original where it matters.";

    /// <summary>The picture as PNG; the same page gives the same bytes.</summary>
    public static byte[] Draw(PageText page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var height = page is { Width: > 0, Height: > 0 }
            ? (int)Math.Clamp((long)Width * page.Height / page.Width, 100, 4 * Width)
            : Width;
        using var surface = SKSurface.Create(new SKImageInfo(Width, height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var word in page.Lines.SelectMany(line => line.Words))
        {
            DrawWord(canvas, ink, word, height);
        }

        using var red = new SKPaint { Color = SKColors.DarkRed, IsAntialias = true };
        using var font = Roboto.Font(Ink.Body with { Size = NoteSize });
        canvas.DrawText(Note, Width / 2f, NoteSize * 1.2f, SKTextAlign.Center, font, red);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>As high as its box and no wider.</summary>
    private static void DrawWord(SKCanvas canvas, SKPaint ink, TextWord word, int height)
    {
        var box = word.Box;
        using var font = Roboto.Font(Ink.Body with { Size = Math.Clamp((float)box.Height * height, 6, 200) });
        var text = Roboto.Drawable(word.Text);
        var (wide, may) = (font.MeasureText(text), (float)box.Width * Width);
        font.ScaleX = wide > may && may > 0 ? may / wide : 1;
        canvas.DrawText(
            text, (float)box.Left * Width, (float)box.Bottom * height, SKTextAlign.Left, font, ink);
    }
}
