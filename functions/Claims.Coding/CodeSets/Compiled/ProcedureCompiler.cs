using Claims.Coding.OfficialFiles;
using Kind = Claims.Coding.OfficialFiles.OfficialFileKind;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Compiles HCPCS Level II, the NCCI edits and the fee schedule's values.</summary>
internal static class ProcedureCompiler
{
    public static void WriteCodes(IReadOnlyList<OfficialFile> files, ReleaseAbout about, string path)
    {
        var (texts, words) = (new StringHeap(), new WordIndexBuilder());
        HcpcsEntry[] codes =
        [
            .. HcpcsReader.Read(files.FirstOrDefault(file => file.Kind == Kind.HcpcsFixed) ?? files[0])
                .OrderBy(code => CodeRow.KeyOf(code.Code)),
        ];
        var rows = codes.Select(code => new HcpcsRow(
            CodeRow.KeyOf(code.Code), texts.Intern(code.Title), texts.Intern(code.ShortTitle),
            texts.Intern(code.Coverage), RowDay.Of(code.Added), RowDay.Of(code.Changed), RowDay.Of(code.Ended)));
        var writer = Begin(CompiledKind.Procedures, about);
        writer.Add(Sections.Codes, (ReadOnlySpan<HcpcsRow>)rows.ToArray());
        for (var i = 0; i < codes.Length; i++)
        {
            words.Add(i, codes[i].Title, 0);
            words.Add(i, codes[i].ShortTitle, 2);
        }

        words.Write(writer, Sections.TitleWords, [.. Enumerable.Range(0, codes.Length)]);
        Finish(writer, texts, path);
    }

    public static void WriteEdits(IReadOnlyList<OfficialFile> files, ReleaseAbout about, string path)
    {
        var texts = new StringHeap();
        var writer = Begin(CompiledKind.Edits, about);
        writer.Add(Sections.Pairs(EditSetting.Practitioner), Pairs(files, Kind.PtpPractitioner, texts));
        writer.Add(Sections.Pairs(EditSetting.Hospital), Pairs(files, Kind.PtpHospital, texts));
        writer.Add(Sections.Units(EditSetting.Practitioner), Units(files, Kind.MuePractitioner, texts));
        writer.Add(Sections.Units(EditSetting.Hospital), Units(files, Kind.MueHospital, texts));
        writer.Add(Sections.Units(EditSetting.Supplier), Units(files, Kind.MueSupplier, texts));
        var addOns = files.Where(file => file.Kind == Kind.AddOn).SelectMany(NcciReader.AddOns)
            .Select(edit => new AddOnRow(
                CodeRow.KeyOf(edit.Code), texts.Intern(edit.Primary ?? ""), edit.Type, RowDay.Of(edit.From),
                RowDay.Of(edit.To), texts.Intern(edit.Note)))
            .OrderBy(row => row.Key);
        writer.Add(Sections.AddOns, (ReadOnlySpan<AddOnRow>)addOns.ToArray());
        Finish(writer, texts, path);
    }

    public static void WriteFees(IReadOnlyList<OfficialFile> files, ReleaseAbout about, string path)
    {
        var texts = new StringHeap();
        var writer = Begin(CompiledKind.Fees, about);
        var rows = RelativeValuesReader.Read(files[0]).Select(value => new FeeRow(
                CodeRow.KeyOf(value.Code), texts.Intern(value.Modifier), texts.Intern(value.Status), Scaled(value.Work),
                Scaled(value.OfficePractice), Scaled(value.FacilityPractice), Scaled(value.Malpractice),
                Scaled(value.OfficeTotal), Scaled(value.FacilityTotal), texts.Intern(value.GlobalDays),
                Scaled(value.ConversionFactor)))
            .OrderBy(row => row.Key).ThenBy(row => row.Modifier);
        writer.Add(Sections.Codes, (ReadOnlySpan<FeeRow>)rows.ToArray());
        Finish(writer, texts, path);
    }

    private static ReadOnlySpan<PairRow> Pairs(IReadOnlyList<OfficialFile> files, Kind kind, StringHeap texts)
    {
        PairRow[] rows =
        [
            .. files.Where(file => file.Kind == kind).SelectMany(NcciReader.Pairs).Select(pair => new PairRow(
                PairRow.KeyOf(pair.First, pair.Second), RowDay.Of(pair.From), RowDay.Of(pair.To), (int)pair.Modifier,
                texts.Intern(pair.Reason))),
        ];
        Array.Sort(rows, (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.From.CompareTo(b.From));
        return rows;
    }

    private static ReadOnlySpan<UnitRow> Units(IReadOnlyList<OfficialFile> files, Kind kind, StringHeap texts) =>
        files.Where(file => file.Kind == kind).SelectMany(NcciReader.Units)
            .Select(limit => new UnitRow(
                CodeRow.KeyOf(limit.Code), limit.Most, (int)limit.Counted, texts.Intern(limit.Reason)))
            .OrderBy(row => row.Key).ToArray();

    private static int Scaled(decimal value) => checked((int)decimal.Round(value * FeeSchedule.Scale));

    private static SectionWriter Begin(CompiledKind kind, ReleaseAbout about)
    {
        var writer = new SectionWriter(kind);
        about.Write(writer);
        return writer;
    }

    private static void Finish(SectionWriter writer, StringHeap texts, string path)
    {
        writer.Add(Sections.Texts, texts);
        writer.Write(path);
    }
}
