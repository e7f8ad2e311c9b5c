using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Stores;

namespace Claims.Local.Demo;

/// <summary>Sets a demo's data folder up: the sample clinic, and the sample charts in its inbox.</summary>
internal sealed class DemoFolder(DataFolder data)
{
    private const string ClinicName = "sample-family-clinic";

    /// <summary>Copies the sample clinic's files, unless somebody has changed theirs.</summary>
    /// <exception cref="InvalidOperationException">The folder is a clinic's own.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(data.RecordsFile) && !File.Exists(data.ClockFile))
        {
            throw new InvalidOperationException(
                $"{data.Root} holds a clinic's records; a demo needs a folder of its own: --data DIR.");
        }

        foreach (var file in Directory.GetFiles(SampleFiles.Clinic))
        {
            var target = Path.Combine(data.Clinics, ClinicName, Path.GetFileName(file));
            if (!File.Exists(target))
            {
                await CopyAsync(file, target, cancellationToken);
            }
        }
    }

    /// <summary>Drops the samples that are not charts yet; a sidecar goes before its scan.</summary>
    public async Task DropAsync(
        IEnumerable<(ChartId Chart, string File)> samples, IRecords records, CancellationToken cancellationToken)
    {
        var clinic = TextId.Parse<ClinicId>(ClinicName);
        foreach (var (chart, file) in samples)
        {
            if (await records.FindAsync<Chart>(clinic, chart.Value, cancellationToken) is not null)
            {
                continue;
            }

            var scan = Path.Combine(SampleFiles.Folder, file);
            var sidecar = Path.ChangeExtension(scan, ".json");
            foreach (var part in new[] { sidecar, scan }.Where(File.Exists))
            {
                await CopyAsync(part, Path.Combine(data.Inbox, ClinicName, Path.GetFileName(part)), cancellationToken);
            }
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(from);
        await DurableFile.WriteAsync(to, content, cancellationToken);
    }
}
