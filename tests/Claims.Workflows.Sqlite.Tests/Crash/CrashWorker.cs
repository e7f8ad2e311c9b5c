using System.Globalization;
using Claims.Workflows.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>
/// The process the crash test kills: runs the engine, starts orders and confirms them, and notes in a file what was
/// acknowledged. What is in the file is never asked for again: if the engine lost it, an order would never end.
/// </summary>
internal static class CrashWorker
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["crash-worker", var folder, var run, var orders])
            return 2;
        var acknowledged = new Acknowledged(Path.Combine(folder, "acknowledged.txt"));
        await using var store = new SqliteWorkflowStore(Path.Combine(folder, "workflows.db"));
        await using var engine = NewEngine(store, folder);
        await engine.StartAsync();
        Console.WriteLine("ready");

        var count = int.Parse(orders, CultureInfo.InvariantCulture);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async lane =>
        {
            for (var i = lane; i < count; i += 4)
                await StartOrderAsync(engine, acknowledged, $"{run}-{i}", i);
        }));
        await ConfirmAllAsync(engine, acknowledged);
        if (count == 0)
            await AwaitAllAsync(engine);
        else
            await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public static WorkflowEngine NewEngine(IWorkflowStore store, string folder)
    {
        var ledger = new Ledger(Path.Combine(folder, "ledger.db"));
        var registry = new WorkflowRegistry()
            .AddWorkflow(CrashOrder.Ref, () => new CrashOrder())
            .AddWorkflow(CrashPart.Ref, () => new CrashPart())
            .AddActivity(CrashEffect.Ref, _ => new CrashEffect(ledger));
        var options = new EngineOptions { MaxHotInstances = 10 };
        return new WorkflowEngine(
            registry,
            store,
            new FewServices(),
            TimeProvider.System,
            options,
            NullLogger<WorkflowEngine>.Instance);
    }

    private static async Task StartOrderAsync(
        WorkflowEngine engine, Acknowledged acknowledged, string id, int input)
    {
        await engine.StartAsync(CrashOrder.Ref, id, input);
        acknowledged.Add($"started {id}");
        await ConfirmAsync(engine, acknowledged, id);
    }

    /// <summary>Confirms every order there is, also those whose start was durable but not acknowledged.</summary>
    private static async Task ConfirmAllAsync(WorkflowEngine engine, Acknowledged acknowledged)
    {
        await foreach (var order in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
        {
            if (order.Workflow == CrashOrder.Ref.Name)
                await ConfirmAsync(engine, acknowledged, order.Id);
        }
    }

    private static async Task ConfirmAsync(WorkflowEngine engine, Acknowledged acknowledged, string id)
    {
        for (var round = 0; round < CrashOrder.Rounds; round++)
        {
            var note = $"confirmed {id} {round}";
            if (!acknowledged.Contains(note) && await engine.RaiseAsync(id, CrashOrder.Confirmed(round), round))
                acknowledged.Add(note);
        }
    }

    private static async Task AwaitAllAsync(WorkflowEngine engine)
    {
        await foreach (var order in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
            await engine.WaitForEndAsync(order.Id);
    }
}

/// <summary>A file of notes, each written whole before the next; a kill of the process loses none.</summary>
internal sealed class Acknowledged
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _before;
    private readonly FileStream _file;

    public Acknowledged(string path)
    {
        _before = File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public bool Contains(string note) => _before.Contains(note);

    public void Add(string note)
    {
        lock (_lock)
            _file.Write(System.Text.Encoding.UTF8.GetBytes(note + "\n"));
    }
}
