using System.Xml.Linq;
using Claims.Coding.CodeSets;

namespace Claims.Coding.OfficialFiles;

/// <summary>Reads the tabular list: chapters, sections and codes with their own notes and 7th characters.</summary>
internal static class TabularReader
{
    private static readonly Dictionary<string, NoteKind> Kinds = new()
    {
        ["includes"] = NoteKind.Includes,
        ["inclusionTerm"] = NoteKind.InclusionTerm,
        ["excludes1"] = NoteKind.Excludes1,
        ["excludes2"] = NoteKind.Excludes2,
        ["codeFirst"] = NoteKind.CodeFirst,
        ["useAdditionalCode"] = NoteKind.UseAdditionalCode,
        ["codeAlso"] = NoteKind.CodeAlso,
        ["notes"] = NoteKind.Note,
        ["sevenChrNote"] = NoteKind.SeventhCharacterNote,
    };

    /// <summary>All entries; a parent stands before its children.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or not a tabular list.</exception>
    public static IReadOnlyList<TabularEntry> Read(OfficialFile file)
    {
        var root = OfficialXml.Load(file, "ICD10CM.tabular");
        var faults = new FileFaults(file.Name);
        var entries = new List<TabularEntry>(50_000);
        foreach (var chapter in root.Elements("chapter"))
            Add(chapter, TabularLevel.Chapter, -1, 0);
        if (entries.Count == 0)
            faults.Add("it has no chapter");
        faults.ThrowIfAny();
        return entries;

        void Add(XElement element, TabularLevel level, int parent, int depth)
        {
            var name = (string?)element.Attribute("id") ?? OfficialXml.Text(element.Element("name"));
            if (name.Length == 0 || (level == TabularLevel.Code && !Icd10Code.TryParse(name, out _)))
                faults.Add($"'{name}' under '{(parent < 0 ? "" : entries[parent].Name)}' is no code");
            else if (depth > OfficialXml.DeepestLevel)
                faults.Add($"'{name}' lies {depth} levels deep");
            else
            {
                var own = entries.Count;
                entries.Add(Entry(element, level, name, parent));
                foreach (var child in element.Elements("section"))
                    Add(child, TabularLevel.Section, own, depth + 1);
                foreach (var child in element.Elements("diag"))
                    Add(child, TabularLevel.Code, own, depth + 1);
            }
        }
    }

    private static TabularEntry Entry(XElement element, TabularLevel level, string name, int parent)
    {
        var notes = new List<(NoteKind, string)>();
        foreach (var group in element.Elements())
        {
            if (!Kinds.TryGetValue(group.Name.LocalName, out var kind))
                continue;
            foreach (var note in group.Elements("note").Select(OfficialXml.Text).Where(text => text.Length > 0))
                notes.Add((kind, note));
        }

        var characters = element.Elements("sevenChrDef").Elements("extension")
            .Where(extension => ((string?)extension.Attribute("char"))?.Trim().Length == 1)
            .Select(extension => new SeventhCharacter(
                ((string)extension.Attribute("char")!).Trim()[0], OfficialXml.Text(extension)));
        return new(level, name, OfficialXml.Text(element.Element("desc")), parent, notes, [.. characters]);
    }
}
