using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Local.Chores;
using Claims.Local.Stores;

namespace Claims.Local.Inbox;

/// <summary>
/// Takes files from inbox/CLINIC/ once they have lain still. The chart is kept and its workflow started before the
/// file leaves the inbox, and both are named by its content: a crash anywhere repeats the rest and doubles nothing.
/// </summary>
internal sealed class InboxWatch(
    DataFolder data,
    IClinicDirectory directory,
    IChartWalk walk,
    LocalSettings settings,
    ILogger<InboxWatch> logger) : IChore
{
    private readonly Dictionary<string, Seen> _seen = [];
    private readonly HashSet<string> _strangers = [];

    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        WarnOfStrangers();
        var outcome = ChoreOutcome.Nothing;
        foreach (var clinic in directory.Clinics)
        {
            foreach (var file in FilesOf(clinic))
            {
                var one = await TakeAsync(clinic, file, cancellationToken);
                outcome = one > outcome ? one : outcome;
            }
        }

        return outcome;
    }

    private List<FileInfo> FilesOf(ClinicId clinic)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data.Inbox, clinic.Value));
        return
        [
            .. folder.EnumerateFiles()
                .Where(file => !DurableFile.IsTemporaryName(file.Name) && !IsSidecar(file.Name))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<ChoreOutcome> TakeAsync(ClinicId clinic, FileInfo file, CancellationToken cancellationToken)
    {
        var sidecar = new FileInfo(Path.ChangeExtension(file.FullName, ".json"));
        try
        {
            if (!IsStill(file) || (sidecar.Exists && !IsStill(sidecar)))
            {
                return ChoreOutcome.Waiting;
            }

            await ReceiveAsync(clinic, file, sidecar, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // Somebody took it back.
        }

        _seen.Remove(file.FullName);
        _seen.Remove(sidecar.FullName);
        return ChoreOutcome.Did;
    }

    private async Task ReceiveAsync(
        ClinicId clinic, FileInfo file, FileInfo sidecar, CancellationToken cancellationToken)
    {
        var json = sidecar.Exists ? await File.ReadAllTextAsync(sidecar.FullName, cancellationToken) : null;
        IntakeResult result;
        await using (var content = file.OpenRead())
        {
            result = await walk.ReceiveAsync(clinic, file.Name, content, json, cancellationToken);
        }

        if (result is IntakeResult.Accepted accepted)
        {
            logger.ChartTakenIn(accepted.Chart.Chart.Value, accepted.New);
            sidecar.Delete(); // Before the chart: a chart left behind is known by its content, a lone sidecar is not.
        }
        else if (sidecar.Exists)
        {
            DurableFile.Move(sidecar.FullName, Path.Combine(data.Quarantine, clinic.Value, sidecar.Name));
        }

        file.Delete();
    }

    /// <summary>True when size and time have not changed for the settle time and nobody is writing.</summary>
    private bool IsStill(FileInfo file)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (!_seen.TryGetValue(file.FullName, out var seen)
            || seen.Length != file.Length || seen.WrittenAt != file.LastWriteTimeUtc)
        {
            seen = new(file.Length, file.LastWriteTimeUtc, now);
            _seen[file.FullName] = seen;
        }

        return TimeProvider.System.GetElapsedTime(seen.Since, now) >= settings.InboxSettle
            && !OpenForWriting.IsSeen(file.FullName);
    }

    private static bool IsSidecar(string name) =>
        Path.GetExtension(name).Equals(".json", StringComparison.OrdinalIgnoreCase);

    private void WarnOfStrangers()
    {
        foreach (var folder in Directory.EnumerateDirectories(data.Inbox).Select(path => Path.GetFileName(path)!))
        {
            if (directory.Clinics.All(clinic => clinic.Value != folder) && _strangers.Add(folder))
            {
                logger.UnknownClinic(folder);
            }
        }
    }

    /// <summary>What a file looked like, and since when.</summary>
    private sealed record Seen(long Length, DateTime WrittenAt, long Since);
}
