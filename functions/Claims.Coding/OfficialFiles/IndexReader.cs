using System.Globalization;
using System.Xml.Linq;
using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>
/// Reads the alphabetic index, the external-cause index and the tables of neoplasms and of drugs; all have one schema.
/// </summary>
internal static class IndexReader
{
    private const int FirstColumn = 2;
    private const int LastColumn = 7;

    /// <summary>All terms; a parent stands before its children.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or not an index.</exception>
    public static IReadOnlyList<IndexEntry> Read(OfficialFile file)
    {
        var book = file.Kind switch
        {
            OfficialFileKind.Index => IndexBook.Diseases,
            OfficialFileKind.ExternalCauseIndex => IndexBook.ExternalCauses,
            OfficialFileKind.NeoplasmTable => IndexBook.Neoplasms,
            _ => IndexBook.Drugs,
        };
        var faults = new FileFaults(file.Name);
        var entries = new List<IndexEntry>(20_000);
        foreach (var term in OfficialXml.Load(file, "ICD10CM.index").Elements("letter").Elements("mainTerm"))
            Add(term, -1, 0);
        if (entries.Count == 0)
            faults.Add("it has no term");
        faults.ThrowIfAny();
        return entries;

        void Add(XElement term, int parent, int depth)
        {
            if (depth > OfficialXml.DeepestLevel)
            {
                faults.Add($"a term under '{entries[parent].Title}' lies {depth} levels deep");
                return;
            }

            var own = entries.Count;
            entries.Add(Entry(term, book, parent));
            foreach (var child in term.Elements("term"))
                Add(child, own, depth + 1);
        }
    }

    private static IndexEntry Entry(XElement term, IndexBook book, int parent)
    {
        var title = term.Element("title");
        var essential = string.Concat(title?.Nodes().OfType<XText>().Select(text => text.Value + " ") ?? []);
        return new(
            book,
            parent,
            OfficialXml.Tidy(essential),
            OfficialXml.Tidy(string.Join(' ', title?.Elements("nemod").Select(OfficialXml.Text) ?? [])),
            OfficialXml.Text(term.Element("code")),
            OfficialXml.Text(term.Element("manif")),
            References(term, "see", "seecat", "subcat"),
            OfficialXml.Text(term.Element("seeAlso")),
            Cells(term));
    }

    private static string References(XElement term, params string[] names) => string.Join("; ", names
        .SelectMany(name => term.Elements(name)).Select(OfficialXml.Text).Where(text => text.Length > 0));

    private static string[] Cells(XElement term)
    {
        if (term.Element("cell") is null)
            return [];
        var cells = new string[LastColumn - FirstColumn + 1];
        Array.Fill(cells, "");
        foreach (var cell in term.Elements("cell"))
        {
            var column = int.TryParse((string?)cell.Attribute("col"), CultureInfo.InvariantCulture, out var number)
                ? number : 0;
            if (column is >= FirstColumn and <= LastColumn)
                cells[column - FirstColumn] = OfficialXml.Text(cell) is "--" or "-" ? "" : OfficialXml.Text(cell);
        }

        return cells;
    }
}
