using System.Globalization;
using System.Xml;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> writes for one page.</summary>
internal static class TextLayerParser
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
    };

    /// <summary>The lines; none when the output is no XML, as with control characters in the text.</summary>
    public static IReadOnlyList<TextLine> Parse(string xhtml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xhtml), Settings);
            return Read(reader);
        }
        catch (Exception fault) when (fault is XmlException or FormatException)
        {
            return [];
        }
    }

    private static List<TextLine> Read(XmlReader reader)
    {
        var (width, height) = (1.0, 1.0);
        var lines = new List<List<TextWord>>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "page":
                    (width, height) = (Number(reader, "width"), Number(reader, "height"));
                    break;
                case "line":
                    lines.Add([]);
                    break;
                case "word" when lines.Count > 0:
                    var box = BoxOf(reader, width, height);
                    var text = reader.ReadElementContentAsString();
                    lines[^1].Add(new TextWord(text, box, 1));
                    break;
            }
        }

        return [.. lines.Where(words => words.Count > 0).Select(words => new TextLine(words))];
    }

    private static PageBox BoxOf(XmlReader word, double width, double height)
    {
        var left = Math.Clamp(Number(word, "xMin") / width, 0, 1);
        var top = Math.Clamp(Number(word, "yMin") / height, 0, 1);
        var right = Math.Clamp(Number(word, "xMax") / width, left, 1);
        var bottom = Math.Clamp(Number(word, "yMax") / height, top, 1);
        return new(left, top, right - left, bottom - top);
    }

    private static double Number(XmlReader reader, string attribute) =>
        double.Parse(reader.GetAttribute(attribute) ?? "", CultureInfo.InvariantCulture);
}
