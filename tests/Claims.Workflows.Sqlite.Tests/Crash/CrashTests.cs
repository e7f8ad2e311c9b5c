using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>Kills a working process at random moments, again and again, and looks at what is left.</summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 20;
    private const int OrdersPerRun = 25;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task After_any_number_of_kills_every_order_ends_with_each_effect_once()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var run = 0; run < Kills; run++)
            await RunAndKillAsync(run, TimeSpan.FromMilliseconds(random.Next(10, 500)));
        await RunToEndAsync();

        await using var store = new SqliteWorkflowStore(_folder.File("workflows.db"));
        await store.OpenAsync(default);
        var orders = await ListAsync(store, CrashOrder.Ref.Name);
        var effects = new Ledger(_folder.File("ledger.db")).Read();
        var rerun = effects.Values.Count(runs => runs > 1);
        output.WriteLine($"seed {seed}: {orders.Count} orders, {effects.Count} effects, {rerun} of them tried again");

        Assert.True(orders.Count > Kills, "The kills came before there was any load.");
        Assert.All(orders, order => Assert.Equal(ExpectedOutput(order.Id), $"{order.Status} {order.Output}"));
        Assert.Equal(orders.SelectMany(ExpectedEffects).Order(), effects.Keys.Order());
        var started = AcknowledgedStarts();
        Assert.Empty(started.Except(orders.Select(o => o.Id)));
        foreach (var order in orders)
            await AssertEachStepEndedOnceAsync(store, order.Id);
    }

    private static string ExpectedOutput(string id)
    {
        var input = int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return $"Completed {CrashOrder.Expected(input)}";
    }

    /// <summary>A round is some effects, a timer, a part with one effect, and a wait.</summary>
    private static IEnumerable<string> ExpectedEffects(WorkflowInstance order)
    {
        const int stepsPerRound = CrashOrder.Wide + 3;
        for (var round = 0; round < CrashOrder.Rounds; round++)
        {
            var first = round * stepsPerRound;
            for (var i = 0; i < CrashOrder.Wide; i++)
                yield return $"{order.Id}/{first + i}";
            yield return $"{order.Id}:{first + CrashOrder.Wide + 1}/0";
        }
    }

    private static async Task AssertEachStepEndedOnceAsync(SqliteWorkflowStore store, string id)
    {
        var ended = new List<int>();
        await foreach (var fact in store.ReadHistoryAsync(id, default))
        {
            var step = fact switch
            {
                ActivityCompleted f => f.Step,
                ChildCompleted f => f.Step,
                TimerFired f => f.Step,
                _ => -1,
            };
            if (step >= 0)
                ended.Add(step);
        }

        Assert.Equal(CrashOrder.Rounds * (CrashOrder.Wide + 2), ended.Count);
        Assert.Equal(ended.Count, ended.Distinct().Count());
    }

    private static async Task<List<WorkflowInstance>> ListAsync(SqliteWorkflowStore store, string workflow)
    {
        var found = new List<WorkflowInstance>();
        await foreach (var instance in store.ListAsync(new InstanceFilter(), default))
        {
            if (instance.Workflow == workflow)
                found.Add(instance);
        }

        return found;
    }

    private List<string> AcknowledgedStarts() =>
        File.ReadAllLines(_folder.File("acknowledged.txt"))
            .Where(line => line.StartsWith("started ", StringComparison.Ordinal))
            .Select(line => line["started ".Length..])
            .ToList();

    private async Task RunAndKillAsync(int run, TimeSpan after)
    {
        using var worker = Start(run, OrdersPerRun);
        try
        {
            Assert.Equal("ready", await worker.StandardOutput.ReadLineAsync().WaitAsync(Patience));
            await Task.Delay(after);
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync();
        }
    }

    private async Task RunToEndAsync()
    {
        using var worker = Start(Kills, orders: 0);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await worker.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            Assert.Fail("Some orders never ended.");
        }

        Assert.True(worker.ExitCode == 0, await worker.StandardError.ReadToEndAsync());
    }

    private Process Start(int run, int orders)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            typeof(CrashWorker).Assembly.Location, "crash-worker", _folder.Path, $"{run}", $"{orders}",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
