using Claims.Core.Charts;
using SkiaSharp;

namespace Claims.Documents.Paper;

/// <summary>
/// US Letter sheets filled from the top; a new one begins when a block does not fit. What is drawn is kept until
/// <see cref="ToPdf(string, string, DateOnly)"/>, because each foot names the number of pages.
/// </summary>
internal sealed class Sheets
{
    /// <summary>The left margin.</summary>
    public const float Left = 54;

    /// <summary>Where the right margin begins.</summary>
    public const float Right = PageWidth - 54;

    /// <summary>Between the margins.</summary>
    public const float TextWidth = Right - Left;

    private const float PageWidth = 612;
    private const float PageHeight = 792;
    private const float Top = 54;
    private const float Bottom = PageHeight - 62;

    private static readonly SKColor Dark = new(0x1A, 0x1A, 0x1A);
    private static readonly SKColor Marker = new(0xFF, 0xD5, 0x00, 0x66);
    private static readonly SKColor Line = new(0x8A, 0x8A, 0x8A);

    private readonly List<List<Action<SKCanvas>>> _pages = [];
    private readonly string _foot;
    private readonly string _number;
    private readonly float _scale;

    /// <param name="foot">Stands at the foot of every page, beside its number.</param>
    /// <param name="number">How a page is numbered, with {page} and {pages}.</param>
    /// <param name="scale">How much larger than usual everything is set.</param>
    public Sheets(string foot, string number = "Page {page} of {pages}", float scale = 1)
    {
        (_foot, _number, _scale) = (foot, number, scale);
        TurnPage();
    }

    /// <summary>The number of sheets so far.</summary>
    public int Count => _pages.Count;

    /// <summary>How much larger than usual everything is set.</summary>
    public float Scale => _scale;

    /// <summary>From one line of an ink to the next on these sheets.</summary>
    public float LineHeight(Ink ink) => Sized(ink).LineHeight;

    /// <summary>Where the next block begins, from the top.</summary>
    public float Y { get; private set; }

    /// <summary>Leaves a gap.</summary>
    public void Skip(float height) => Y += height;

    /// <summary>Goes back up to a place on the same page, for a second column.</summary>
    public void ReturnTo(float y) => Y = y;

    /// <summary>Begins a new page when less than a height is left.</summary>
    public void Need(float height)
    {
        if (Y + height > Bottom)
            TurnPage();
    }

    /// <summary>Moves down so that a block of this height ends at the foot; turns the page if it must.</summary>
    public void DropTo(float height)
    {
        Need(height);
        Y = Bottom - height;
    }

    /// <summary>A wrapped paragraph; it may run on over the page's end.</summary>
    public void Text(string text, Ink ink, float left = Left, float width = TextWidth)
    {
        ink = Sized(ink);
        foreach (var line in Roboto.Wrap(text, ink, width))
        {
            Need(ink.LineHeight);
            Y += ink.LineHeight;
            Put(line, left, Y - (ink.LineHeight - ink.Size), ink);
        }
    }

    /// <summary>A heading that stays with the lines after it.</summary>
    public void Heading(string text)
    {
        Need(70 * _scale);
        Y += 10;
        Text(text, Ink.Heading);
        Y += 2;
    }

    /// <summary>A link that can be clicked, written out for those who cannot.</summary>
    public void Link(Uri link)
    {
        var ink = Sized(Ink.Body);
        foreach (var line in Roboto.Wrap(link.AbsoluteUri, ink, TextWidth))
        {
            Need(ink.LineHeight);
            var area = new SKRect(Left, Y, Left + Roboto.Width(line, ink), Y + ink.LineHeight);
            _pages[^1].Add(canvas => canvas.DrawUrlAnnotation(area, link.AbsoluteUri));
            Text(line, Ink.Body);
        }
    }

    /// <summary>Cells side by side, each wrapped in its column; the row is never split.</summary>
    public void Row(IReadOnlyList<Column> columns, IReadOnlyList<string> cells, Ink ink)
    {
        ink = Sized(ink);
        var wrapped = columns.Zip(cells, (column, cell) => Roboto.Wrap(cell, ink, column.Width)).ToList();
        Need(wrapped.Max(lines => lines.Count) * ink.LineHeight);
        var top = Y;
        foreach (var (column, lines) in columns.Zip(wrapped))
        {
            var y = top + ink.Size;
            foreach (var line in lines)
            {
                var indent = column.ToTheRight ? column.Width - Roboto.Width(line, ink) : 0;
                Put(line, column.Left + indent, y, ink);
                y += ink.LineHeight;
            }
        }

        Y = top + (wrapped.Max(lines => lines.Count) * ink.LineHeight);
    }

    /// <summary>The next block begins on a page of its own.</summary>
    public void NewPage() => TurnPage();

    /// <summary>A picture as wide as the text at the most, and as high as what is left of the page.</summary>
    /// <param name="picture">PNG or JPEG; it is drawn as it is.</param>
    /// <param name="marks">Boxes to mark, in fractions of the picture.</param>
    public void Picture(SKImage picture, IReadOnlyList<PageBox> marks)
    {
        var scale = Math.Min(TextWidth / picture.Width, (Bottom - Y) / picture.Height);
        var frame = SKRect.Create(Left, Y, picture.Width * scale, picture.Height * scale);
        Y = frame.Bottom;
        _pages[^1].Add(canvas =>
        {
            canvas.DrawImage(picture, frame, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            using var edge = new SKPaint { Color = Line, IsStroke = true, StrokeWidth = 0.8f };
            canvas.DrawRect(frame, edge);
            foreach (var mark in marks)
            {
                DrawMark(canvas, frame, mark);
            }
        });
    }

    /// <summary>A line across the page.</summary>
    public void Rule(bool dashed = false)
    {
        var y = Y + 3;
        Y += 8;
        _pages[^1].Add(canvas =>
        {
            using var dash = dashed ? SKPathEffect.CreateDash([5, 4], 0) : null;
            using var pen = new SKPaint { Color = Line, IsStroke = true, StrokeWidth = 0.8f, PathEffect = dash };
            canvas.DrawLine(Left, y, Right, y, pen);
        });
    }

    /// <summary>A frame.</summary>
    public void Frame(float left, float top, float width, float height) => _pages[^1].Add(canvas =>
    {
        using var pen = new SKPaint { Color = Line, IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawRoundRect(left, top, width, height, 4, 4, pen);
    });

    /// <summary>The document. It carries no clock and no chance: the same sheets give the same bytes.</summary>
    public byte[] ToPdf(string title, string author, DateOnly date) => ToPdf([this], title, author, date);

    /// <summary>Several documents in one file, each numbered by itself.</summary>
    public static byte[] ToPdf(IReadOnlyList<Sheets> documents, string title, string author, DateOnly date)
    {
        var created = new DateTime(date, TimeOnly.MinValue, DateTimeKind.Utc);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Producer = "ClaimsFunctions",
            Creation = created,
            Modified = created,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };
        using var file = new MemoryStream();
        using (var pdf = SKDocument.CreatePdf(file, metadata))
        {
            foreach (var document in documents)
            {
                document.DrawOn(pdf);
            }
        }

        return file.ToArray();
    }

    /// <summary>A see-through marker and a bar in the margin, so that it shows on a black-and-white fax too.</summary>
    private static void DrawMark(SKCanvas canvas, SKRect frame, PageBox mark)
    {
        var place = SKRect.Create(
            frame.Left + ((float)mark.Left * frame.Width) - 2, frame.Top + ((float)mark.Top * frame.Height) - 1,
            ((float)mark.Width * frame.Width) + 4, ((float)mark.Height * frame.Height) + 2);
        using var marker = new SKPaint { Color = Marker };
        canvas.DrawRect(place, marker);
        using var bar = new SKPaint { Color = Dark };
        canvas.DrawRect(SKRect.Create(frame.Left - 7, place.Top, 3, place.Height), bar);
    }

    private void DrawOn(SKDocument pdf)
    {
        foreach (var (index, page) in _pages.Index())
        {
            var canvas = pdf.BeginPage(PageWidth, PageHeight);
            page.ForEach(draw => draw(canvas));
            DrawFoot(canvas, _number.Replace("{page}", $"{index + 1}", StringComparison.Ordinal)
                .Replace("{pages}", $"{_pages.Count}", StringComparison.Ordinal));
            pdf.EndPage();
        }
    }

    private Ink Sized(Ink ink) => ink with { Size = ink.Size * _scale };

    private void DrawFoot(SKCanvas canvas, string number)
    {
        const float y = PageHeight - 34;
        var ink = Sized(Ink.Body);
        var width = Roboto.Width(number, ink);
        Draw(canvas, Roboto.Fit(_foot, ink, TextWidth - width - 24), Left, y, ink);
        Draw(canvas, number, Right - width, y, ink);
    }

    private void TurnPage()
    {
        _pages.Add([]);
        Y = Top;
    }

    private void Put(string text, float x, float y, Ink ink) =>
        _pages[^1].Add(canvas => Draw(canvas, text, x, y, ink));

    private static void Draw(SKCanvas canvas, string text, float x, float y, Ink ink)
    {
        using var font = Roboto.Font(ink);
        using var paint = new SKPaint { Color = Dark, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }
}

/// <summary>A table's column.</summary>
internal sealed record Column(float Left, float Width, bool ToTheRight = false);
