using SkiaSharp;

namespace Claims.Samples.Pages;

/// <summary>Draws a laid-out page on a canvas scaled to points.</summary>
internal static class PageDrawer
{
    private static readonly SKColor Ink = SKColors.Black;

    /// <summary>Draws texts, boxes and signatures.</summary>
    public static void Draw(SKCanvas canvas, LaidOutPage page, Typeface face)
    {
        using var paint = new SKPaint { Color = Ink, IsAntialias = true };
        foreach (var text in page.Texts)
        {
            using var font = face.Font(text.Style);
            canvas.DrawText(text.Text, text.X, text.Y, SKTextAlign.Left, font, paint);
        }

        using var rule = new SKPaint { Color = Ink, IsAntialias = true, IsStroke = true, StrokeWidth = 0.8f };
        foreach (var box in page.Boxes)
        {
            if (box.Height > 0)
                canvas.DrawRect(box.X, box.Y, box.Width, box.Height, rule);
            else
                canvas.DrawLine(box.X, box.Y, box.X + box.Width, box.Y, rule);
        }

        foreach (var (x, y) in page.Signatures)
            DrawSignature(canvas, x, y);
    }

    /// <summary>Draws a rubber stamp, or any text in a frame, somewhat askew.</summary>
    public static void DrawStamp(SKCanvas canvas, string text, Typeface face)
    {
        var style = new Style(15, Bold: true);
        using var font = face.Font(style);
        using var ink = new SKPaint { Color = new(70, 70, 70), IsAntialias = true };
        using var frame = new SKPaint { Color = ink.Color, IsAntialias = true, IsStroke = true, StrokeWidth = 2 };
        var width = face.Width(text, style);
        canvas.Save();
        canvas.RotateDegrees(-7, 470, 60);
        canvas.DrawRoundRect(560 - width - 22, 34, width + 22, 27, 4, 4, frame);
        canvas.DrawText(text, 560 - width - 11, 53, SKTextAlign.Left, font, ink);
        canvas.Restore();
    }

    /// <summary>Prints the line that a fax machine adds at the top.</summary>
    public static void DrawFaxHeader(SKCanvas canvas, string text, Typeface face)
    {
        using var font = face.Font(new(8, Bold: false));
        using var ink = new SKPaint { Color = Ink, IsAntialias = true };
        canvas.DrawText(text, 40, 16, SKTextAlign.Left, font, ink);
    }

    /// <summary>Draws the shadows of three punch holes.</summary>
    public static void DrawPunchHoles(SKCanvas canvas)
    {
        using var shadow = new SKPaint { Color = new(40, 40, 40), IsAntialias = true };
        foreach (var y in (float[])[90, 396, 702])
            canvas.DrawCircle(24, y, 9, shadow);
    }

    private static void DrawSignature(SKCanvas canvas, float x, float y)
    {
        using var pen = new SKPaint { Color = Ink, IsAntialias = true, IsStroke = true, StrokeWidth = 1.4f };
        using var path = new SKPathBuilder();
        path.MoveTo(x, y);
        for (var loop = 0; loop < 7; loop++)
        {
            var height = loop % 3 == 0 ? 20 : 7 + (loop % 2 * 4);
            path.CubicTo(x + 4, y - height, x + 14, y - height, x + 9, y);
            path.CubicTo(x + 8, y + 4, x + 12, y + 3, x + 16, y - 2);
            x += 16;
        }

        path.CubicTo(x + 12, y - 9, x + 26, y + 5, x + 44, y - 6);
        using var stroke = path.Detach();
        canvas.DrawPath(stroke, pen);
    }
}
