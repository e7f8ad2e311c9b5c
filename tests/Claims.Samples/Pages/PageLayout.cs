using Claims.Samples.Stories;

namespace Claims.Samples.Pages;

/// <summary>Lays a page out. The markup, by how a line starts:
/// <c># </c> title; <c>## </c> heading; <c>| </c> a row of labelled values, split by <c> | </c>; <c>- </c> or
/// <c>1. </c> a hanging list; <c>---</c> a rule; <c>~</c> a signature; anything else a paragraph.</summary>
internal sealed class PageLayout
{
    /// <summary>Stands at the foot of every page.</summary>
    public const string Notice = "INVENTED SAMPLE - NOT A REAL PATIENT";

    private const float Left = 56;
    private const float Right = LaidOutPage.Width - 56;
    private const float Bottom = LaidOutPage.Height - 58;
    private const float BoxHeight = 29;

    private readonly Typeface _face;
    private readonly bool _boxed;
    private readonly List<PlacedText> _texts = [];
    private readonly List<PlacedBox> _boxes = [];
    private readonly List<(float, float)> _signatures = [];
    private readonly List<string> _lines = [];
    private float _y = 60;

    private PageLayout(Typeface face, bool boxed) => (_face, _boxed) = (face, boxed);

    /// <summary>Lays one page out.</summary>
    /// <exception cref="InvalidDataException">Its text does not fit on it.</exception>
    public static LaidOutPage Of(PageScript page, Typeface face)
    {
        var layout = new PageLayout(face, page.Boxed);
        foreach (var line in page.Lines)
            layout.Add(line);
        if (layout._y > Bottom)
            throw new InvalidDataException($"A page is {layout._y - Bottom:0} points too long: '{page.Lines[0]}'.");
        layout.AddFooter();
        return new(layout._texts, layout._boxes, layout._signatures, layout._lines);
    }

    private void Add(string line)
    {
        switch (line)
        {
            case "":
                _y += _face.Body.Size * 0.55f;
                break;
            case "---":
                _boxes.Add(new(Left, _y - 4, Right - Left, 0));
                _y += _face.Body.Size * 0.8f;
                break;
            case "~":
                _signatures.Add((Left + 10, _y + 8));
                _y += 26;
                break;
            case ['#', '#', ' ', .. var heading]:
                _y += 3;
                AddParagraph(_face.UpperCaseHeadings ? heading.ToUpperInvariant() : heading, _face.Heading, 0);
                break;
            case ['#', ' ', .. var title]:
                AddParagraph(title, _face.Title, 0);
                break;
            case ['|', ' ', .. var row]:
                AddRow(row.Split(" | "));
                break;
            default:
                AddParagraph(line, _face.Body, HangOf(line));
                break;
        }
    }

    /// <summary>How far the later lines of a list item are set in.</summary>
    private float HangOf(string line)
    {
        var marker = line.IndexOf(' ');
        var isItem = line.StartsWith("- ", StringComparison.Ordinal)
            || (marker is 2 or 3 && line[marker - 1] == '.' && char.IsAsciiDigit(line[0]));
        return isItem ? _face.Width(line[..(marker + 1)], _face.Body) : 0;
    }

    private void AddParagraph(string text, Style style, float hang)
    {
        var indent = 0f;
        foreach (var line in Wrapped(text, style, hang))
        {
            Place(line, Left + indent, style);
            _lines.Add(line);
            _y += style.Size * 1.36f;
            indent = hang;
        }
    }

    private IEnumerable<string> Wrapped(string text, Style style, float hang)
    {
        var line = "";
        var width = Right - Left;
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _face.Width(longer, style) > width)
            {
                yield return line;
                (line, width) = (word, Right - Left - hang);
            }
            else
            {
                line = longer;
            }
        }

        yield return line;
    }

    private void AddRow(string[] cells)
    {
        var width = (Right - Left) / cells.Length;
        var pairs = cells.Select(cell => cell.Split(": ", 2))
            .Select(pair => (Label: pair[0], Value: pair[^1]))
            .ToList();
        foreach (var (column, (label, value)) in pairs.Index())
        {
            var x = Left + (column * width);
            if (_boxed)
            {
                _boxes.Add(new(x, _y - 10, width, BoxHeight));
                Place(label, x + 4, _face.Label, -1.5f);
                Place(value == "-" ? "" : value, x + 4, _face.Body, 13);
            }
            else
            {
                Place($"{label}: {(value == "-" ? "" : value)}".TrimEnd(), x, _face.Body);
            }
        }

        if (_boxed)
        {
            _lines.Add(string.Join(' ', pairs.Select(pair => pair.Label)));
            _lines.Add(string.Join(' ', pairs.Select(pair => pair.Value).Where(value => value != "-")));
            _y += BoxHeight;
        }
        else
        {
            _lines.Add(string.Join(' ', pairs.Select(pair => $"{pair.Label}: {pair.Value.Trim('-')}".TrimEnd())));
            _y += _face.Body.Size * 1.62f;
        }
    }

    private void AddFooter()
    {
        var width = _face.Width(Notice, Typeface.Footer);
        _texts.Add(new(Notice, (LaidOutPage.Width - width) / 2, LaidOutPage.Height - 36, Typeface.Footer));
        _lines.Add(Notice);
    }

    private void Place(string text, float x, Style style, float down = 0)
    {
        if (text.Length > 0)
            _texts.Add(new(text, x, _y + down, style));
    }
}
