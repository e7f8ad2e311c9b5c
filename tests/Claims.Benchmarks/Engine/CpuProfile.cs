using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Claims.Benchmarks.Engine;

/// <summary>Samples this process's stacks and sorts them by the part of the engine they are in.</summary>
internal static class CpuProfile
{
    // The frames nearest to the leaf decide; of the parts, the first that fits.
    private static readonly (string Part, string[] Frames)[] Parts =
    [
        ("commit: fsync", ["Claims.Workflows.Sqlite.Session.Commit("]),
        ("SQLite statements of writes", ["Claims.Workflows.Sqlite.WriteQueue.WriteAll("]),
        ("SQLite reads", ["Claims.Workflows.Sqlite.SqliteWorkflowStore.Read"]),
        ("serialization", ["Claims.Workflows.HistoryJson", "Claims.Workflows.Payload", "System.Text.Json"]),
        ("workflow code, replay", ["Claims.Workflows.TurnTaker", "Claims.Workflows.WorkflowRun"]),
        ("activities", ["Claims.Workflows.ActivityRunner"]),
        ("scheduling", ["Claims.Workflows.", "System.Threading"]),
    ];

    // Threads that wait for work; what they wait for is no one's time.
    private static readonly string[] Waiting =
    [
        "LowLevelLifoSemaphore.Wait", "WaitHandle.WaitOne", "Monitor.Wait", "Thread.Sleep", "WaitForSignal",
        "Thread.PollGC", "WaitNative", "WaitOneNoCheck", "System.IO.", "SocketAsyncEngine", "TimerThread",
        "Thread.Join", "WaitMultiple", "WaitHandle.Wait", "ManualResetEventSlim.Wait", "SemaphoreSlim.Wait(", "ObjWait",
        "WaitSubsystem",
    ];

    public static async Task<Dictionary<string, int>> TakeAsync(string file, Func<Task> work)
    {
        var client = new DiagnosticsClient(Environment.ProcessId);
        EventPipeProvider[] providers =
        [
            new("Microsoft-DotNETCore-SampleProfiler", EventLevel.Informational),
            new(
                "Microsoft-Windows-DotNETRuntime", EventLevel.Informational,
                (long)ClrTraceEventParser.Keywords.Default),
        ];
        using (var session = await client.StartEventPipeSessionAsync(providers, requestRundown: true))
        {
            var copying = CopyAsync(session.EventStream, file);
            await work();
            await session.StopAsync(CancellationToken.None);
            await copying;
        }

        return Sort(file);
    }

    private static async Task CopyAsync(Stream events, string file)
    {
        await using var target = File.Create(file);
        await events.CopyToAsync(target);
    }

    private static Dictionary<string, int> Sort(string file)
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        using var log = TraceLog.OpenOrConvert(TraceLog.CreateFromEventPipeDataFile(file));
        foreach (var sample in log.Events.Where(e => e.ProviderName == "Microsoft-DotNETCore-SampleProfiler"))
        {
            if (PartOf(sample.CallStack()) is { } part)
                parts[part] = parts.GetValueOrDefault(part) + 1;
        }

        return parts;
    }

    private static string? PartOf(TraceCallStack? stack)
    {
        var frames = new List<string>();
        for (; stack is not null; stack = stack.Caller)
            frames.Add(stack.CodeAddress.FullMethodName);
        if (frames.Count == 0 || frames.Take(4).Any(f => Waiting.Any(w => f.Contains(w, StringComparison.Ordinal))))
            return null;
        foreach (var (part, names) in Parts)
        {
            if (frames.Any(f => names.Any(n => f.StartsWith(n, StringComparison.Ordinal))))
                return part;
        }

        return "the rest (the benchmark itself)";
    }
}
