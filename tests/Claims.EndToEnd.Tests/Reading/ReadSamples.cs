using System.Collections.Concurrent;
using Claims.Core.Charts;
using Claims.Core.Charts.Sniffing;
using Claims.Core.Primitives;
using Claims.Local.Stores;
using Claims.Machine.TextExtraction;

namespace Claims.EndToEnd.Tests.Reading;

/// <summary>Reads each sample once, by the real extractor, without its sidecar: what the page itself says.</summary>
public sealed class ReadSamples : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<ReadSample>> _read = new();
    private readonly string _clinics = Directory.CreateTempSubdirectory("claims-clinics").FullName;
    private readonly TesseractExtractor _extractor = new(new ExtractionOptions());

    public ReadSamples()
    {
        var clinic = Path.Combine(_clinics, "sample-family-clinic");
        Directory.CreateDirectory(clinic);
        foreach (var file in Directory.GetFiles(Path.Combine(SampleTruth.Folder, "clinic")))
        {
            File.Copy(file, Path.Combine(clinic, Path.GetFileName(file)));
        }

        Clinics = ClinicDirectory.Read(ClinicFolders.In(_clinics));
    }

    public static bool HasTesseract => File.Exists("/usr/bin/tesseract");

    internal ClinicDirectory Clinics { get; }

    public Task<ReadSample> ReadAsync(SampleTruth sample) => _read.GetOrAdd(sample.Name, _ => ReadNowAsync(sample));

    public void Dispose()
    {
        _extractor.Dispose();
        Directory.Delete(_clinics, recursive: true);
    }

    private async Task<ReadSample> ReadNowAsync(SampleTruth sample)
    {
        var bytes = await File.ReadAllBytesAsync(sample.Path);
        var kind = Assert.IsType<SniffedFile.Accepted>(FileSniffer.Sniff(bytes, bytes.Length, bytes.Length)).Kind;
        var result = await _extractor.ExtractAsync(new MemoryStream(bytes), kind, default);
        var read = result as ExtractionResult.Read ?? throw new InvalidOperationException($"{sample}: {result}");
        var chart = new Chart(
            TextId.Parse<ChartId>("sample"), Clinics.Clinics[0], "sample", kind, bytes.Length, "00",
            DateTimeOffset.UnixEpoch, null);
        return new(read, new EncounterFinder(Clinics).Find(chart, read.Text));
    }
}

/// <summary>A sample as it was read.</summary>
public sealed record ReadSample(ExtractionResult.Read Extraction, IReadOnlyList<Encounter> Encounters);
