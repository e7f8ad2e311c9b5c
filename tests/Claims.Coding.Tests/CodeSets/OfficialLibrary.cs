using System.IO.Compression;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;

namespace Claims.Coding.Tests.CodeSets;

/// <summary>
/// A library made once of the official files: FY2021 with its tabular list, FY2024, and the indexes of April 2026 put
/// to FY2024, so that there is one release with everything.
/// </summary>
public sealed class OfficialLibrary : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<CodeLibrary> _library;

    public OfficialLibrary() => _library = new(Make);

    public CodeLibrary Library => _library.Value;

    public DiagnosisRelease Of2021 => Library.Diagnoses("icd10cm-2021-01-01");

    public DiagnosisRelease Of2024 => Library.Diagnoses("icd10cm-2023-10-01");

    public void Dispose()
    {
        if (_library.IsValueCreated)
            _library.Value.Dispose();
        _folder.Dispose();
    }

    private CodeLibrary Make()
    {
        var library = new CodeLibrary(_folder.In("codes"));
        library.Import(SharedData.File("icd10cm"));
        library.Import(SharedData.File("codes", "icd10cm_age_sex_edits_2024.csv.gz"));
        foreach (var book in new[] { "eindex", "drug", "neoplasm" })
        {
            using var official = new GZipStream(
                File.OpenRead(SharedData.File("icd10cm", $"icd10cm-{book}-April-1-2026.xml.gz")),
                CompressionMode.Decompress);
            using var undated = File.Create(_folder.In($"icd10cm-{book}.xml"));
            official.CopyTo(undated);
            undated.Close();
            library.Import(_folder.In($"icd10cm-{book}.xml"), new DateOnly(2023, 10, 1));
        }

        return library;
    }
}
