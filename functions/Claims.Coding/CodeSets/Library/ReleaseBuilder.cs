using System.Security.Cryptography;
using System.Text;
using Claims.Coding.CodeSets.Compiled;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <summary>Compiles a release from its official files.</summary>
internal sealed class ReleaseBuilder(KeptFiles kept)
{
    /// <summary>
    /// The state of the built-in synonyms: a compiled file with others is made again, so that search finds new terms.
    /// </summary>
    public static string Terms { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', DataFile.AllLines("diagnosis-terms.txt")))))[..16];

    /// <summary>
    /// The kept files of a release. A part that its own date lacks is taken from the latest earlier date of the same
    /// fiscal year: a January or April update often republishes the code list alone.
    /// </summary>
    public List<(ReleaseSource Source, OfficialFile File)> Files(CodeSystem system, DateOnly firstDay)
    {
        var files = new List<(ReleaseSource Source, OfficialFile File)>();
        var dates = kept.Releases()
            .Where(release => release.System == system && release.FirstDay <= firstDay
                && ReleaseDate.LastDay(system, release.FirstDay) == ReleaseDate.LastDay(system, firstDay))
            .Select(release => release.FirstDay).OrderDescending();
        foreach (var day in dates)
        {
            foreach (var source in kept.List(system, day))
            {
                var wanted = day == firstDay
                    || (!IsCodeList(source.Kind) && source.Kind != OfficialFileKind.Addenda
                        && !files.Exists(have => have.Source.Kind == source.Kind));
                if (wanted)
                    files.Add((source, kept.Open(system, source, day)));
            }
        }

        return files;
    }

    /// <summary>Whether the files list codes, without which there is no release yet.</summary>
    public static bool IsWhole(CodeSystem system, IEnumerable<ReleaseSource> sources) =>
        system != CodeSystem.Icd10Cm || sources.Any(source => IsCodeList(source.Kind));

    /// <summary>Compiles.</summary>
    /// <returns>What the files do not agree on.</returns>
    public static IReadOnlyList<string> Build(
        CodeSystem system,
        DateOnly firstDay,
        IReadOnlyList<(ReleaseSource Source, OfficialFile File)> files,
        string path)
    {
        var about = new ReleaseAbout(
            system, firstDay, ReleaseDate.LastDay(system, firstDay), [.. files.Select(file => file.Source)], Terms);
        OfficialFile[] official = [.. files.Select(file => file.File)];
        switch (system)
        {
            case CodeSystem.Icd10Cm:
                return DiagnosisCompiler.Write(DiagnosisParts.Read(official), about, path);
            case CodeSystem.Hcpcs:
                ProcedureCompiler.WriteCodes(official, about, path);
                break;
            case CodeSystem.Ncci:
                ProcedureCompiler.WriteEdits(official, about, path);
                break;
            default:
                ProcedureCompiler.WriteFees(official, about, path);
                break;
        }

        return [];
    }

    /// <summary>Reads files of a release that has no code list yet, so that damage shows now.</summary>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<(ReleaseSource Source, OfficialFile File)> files, DateOnly firstDay)
    {
        foreach (var (_, file) in files)
        {
            _ = file.Kind switch
            {
                OfficialFileKind.Tabular => TabularReader.Read(file).Count,
                OfficialFileKind.Addenda => AddendaReader.Read(file).Count,
                OfficialFileKind.Conversion => ConversionReader.Read(file).Count,
                OfficialFileKind.PatientEdits => PatientEditsReader.Read(file).Count,
                _ => IndexReader.Read(file).Count,
            };
        }

        return
        [
            $"Kept for {ReleaseName.Of(CodeSystem.Icd10Cm, firstDay)}, which cannot be used before its code list is "
            + "imported too: the agency's 'code descriptions in tabular order' zip with icd10cm-order-....txt.",
        ];
    }

    private static bool IsCodeList(OfficialFileKind kind) =>
        kind is OfficialFileKind.Order or OfficialFileKind.Codes or OfficialFileKind.CodeList;
}
