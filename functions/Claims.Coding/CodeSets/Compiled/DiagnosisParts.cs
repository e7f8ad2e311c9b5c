using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>What a diagnosis release is made from; only the codes are needed.</summary>
internal sealed record DiagnosisParts(IReadOnlyList<ListedCode> Codes)
{
    /// <summary>True for a codes file, which lists no headings: they are taken from the tabular list.</summary>
    public bool HeadingsMissing { get; init; }

    public IReadOnlyList<TabularEntry> Tabular { get; init; } = [];

    /// <summary>One list an index.</summary>
    public IReadOnlyList<IReadOnlyList<IndexEntry>> Indexes { get; init; } = [];

    public IReadOnlyList<ReleaseChange> Changes { get; init; } = [];

    public IReadOnlyList<CodeConversion> Conversions { get; init; } = [];

    public IReadOnlyDictionary<Icd10Code, PatientRestriction> Edits { get; init; } =
        new Dictionary<Icd10Code, PatientRestriction>();

    /// <summary>Reads the files of one release.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or none lists codes.</exception>
    public static DiagnosisParts Read(IReadOnlyList<OfficialFile> files)
    {
        OfficialFile? Of(params OfficialFileKind[] kinds) =>
            kinds.Select(kind => files.FirstOrDefault(file => file.Kind == kind)).FirstOrDefault(file => file != null);

        var list = Of(OfficialFileKind.Order, OfficialFileKind.CodeList, OfficialFileKind.Codes)
            ?? throw new InvalidDataException(
                "No code list among the files. Import the agency's 'code descriptions in tabular order' zip too: it "
                + "holds icd10cm-order-....txt.");
        return new(CodeListReader.Read(list))
        {
            HeadingsMissing = list.Kind == OfficialFileKind.Codes,
            Tabular = Of(OfficialFileKind.Tabular) is { } tabular ? TabularReader.Read(tabular) : [],
            Indexes =
            [
                .. files.Where(file => file.Kind is >= OfficialFileKind.Index and <= OfficialFileKind.DrugTable)
                    .OrderBy(file => file.Kind).Select(IndexReader.Read),
            ],
            Changes = [.. files.Where(file => file.Kind == OfficialFileKind.Addenda).SelectMany(AddendaReader.Read)
                .DistinctBy(change => (change.Kind, change.Code))],
            Conversions = Of(OfficialFileKind.Conversion) is { } table ? ConversionReader.Read(table) : [],
            Edits = Of(OfficialFileKind.PatientEdits) is { } edits
                ? PatientEditsReader.Read(edits)
                : new Dictionary<Icd10Code, PatientRestriction>(),
        };
    }
}
