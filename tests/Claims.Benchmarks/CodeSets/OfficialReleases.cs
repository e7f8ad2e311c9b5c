using System.IO.Compression;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;

namespace Claims.Benchmarks.CodeSets;

/// <summary>A library made of the official files of the shared data folder, all of them put to FY2024.</summary>
internal sealed class OfficialReleases : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("claims-bench-").FullName;
    private readonly CodeLibrary _library;

    public OfficialReleases(string shared)
    {
        _library = new(Path.Combine(_folder, "codes"));
        var parts = Directory.CreateDirectory(Path.Combine(_folder, "parts")).FullName;
        foreach (var (file, name) in new[]
        {
            ("icd10cm_2024.csv.gz", "icd10cm-2024.csv"),
            ("icd10cm_tabular_2021.xml.gz", "icd10cm-tabular.xml"),
            ("icd10cm-eindex-April-1-2026.xml.gz", "icd10cm-eindex.xml"),
            ("icd10cm-neoplasm-April-1-2026.xml.gz", "icd10cm-neoplasm.xml"),
            ("icd10cm-drug-April-1-2026.xml.gz", "icd10cm-drug.xml"),
        })
        {
            using var packed = new GZipStream(
                File.OpenRead(Path.Combine(shared, "icd10cm", file)), CompressionMode.Decompress);
            using var whole = File.Create(Path.Combine(parts, name));
            packed.CopyTo(whole);
        }

        _library.Import(parts, new DateOnly(2023, 10, 1));
        Release = _library.Diagnoses("icd10cm-2023-10-01");
    }

    public DiagnosisRelease Release { get; }

    /// <summary>The compiled file.</summary>
    public string Compiled => Path.Combine(_folder, "codes", "icd10cm-2023-10-01.codes");

    public void Dispose()
    {
        _library.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
