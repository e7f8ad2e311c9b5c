using System.Xml;
using System.Xml.Linq;

namespace Claims.Coding.OfficialFiles;

/// <summary>Loads official XML with nothing in it followed: no document type, no entity, no other file.</summary>
internal static class OfficialXml
{
    /// <summary>The official lists nest 9 deep; what nests deeper than this is no list.</summary>
    public const int DeepestLevel = 40;

    /// <exception cref="InvalidDataException">It is damaged or another kind of document.</exception>
    public static XElement Load(OfficialFile file, string root)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = 400_000_000,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        };
        try
        {
            using var reader = XmlReader.Create(file.Open(), settings);
            var element = XElement.Load(reader);
            return element.Name.LocalName == root
                ? element
                : throw new InvalidDataException(
                    $"{file.Name} begins with <{element.Name.LocalName}> and should with <{root}>: it is another "
                    + "kind of file under this name.");
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException(
                $"{file.Name} is no whole XML at line {fault.LineNumber}, column {fault.LinePosition}: "
                + "the download was cut off or changed. Download it again.", fault);
        }
    }

    /// <summary>An element's text with single blanks.</summary>
    public static string Text(XElement? element) => element is null ? "" : Tidy(element.Value);

    /// <summary>Single blanks, none at the ends.</summary>
    public static string Tidy(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
