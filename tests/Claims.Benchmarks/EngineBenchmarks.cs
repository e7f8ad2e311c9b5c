using BenchmarkDotNet.Attributes;
using Claims.Workflows;
using Claims.Workflows.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Claims.Benchmarks;

/// <summary>
/// 100 workflows of 5 activities each, from start to end on SQLite with synchronous=FULL, against as many plain commits
/// of one row on the same disk in the same run.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class EngineBenchmarks
{
    private const int Workflows = 100;
    private const int Steps = 5;

    private string _folder = "";
    private SqliteWorkflowStore _store = null!;
    private WorkflowEngine _engine = null!;
    private SqliteConnection _plain = null!;
    private int _run;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("claims-bench").FullName;
        _store = new(Path.Combine(_folder, "workflows.db"));
        var registry = new WorkflowRegistry()
            .AddWorkflow(FiveSteps.Ref, () => new FiveSteps())
            .AddActivity(AddOne.Ref, _ => new AddOne());
        _engine = new(
            registry, _store, new NoServices(), TimeProvider.System, new EngineOptions(),
            NullLogger<WorkflowEngine>.Instance);
        await _engine.StartAsync();
        _plain = new($"Data Source={Path.Combine(_folder, "plain.db")}");
        await _plain.OpenAsync();
        Run("pragma journal_mode = wal; pragma synchronous = full; create table t (n integer)");
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _engine.DisposeAsync();
        await _store.DisposeAsync();
        _plain.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void PlainCommits()
    {
        for (var commit = 0; commit < Workflows * Steps; commit++)
        {
            Run("insert into t values (1)");
        }
    }

    [Benchmark]
    public async Task FiveStepWorkflows()
    {
        var run = ++_run;
        await Task.WhenAll(Enumerable.Range(0, Workflows).Select(async number =>
        {
            var id = $"{run}/{number}";
            await _engine.StartAsync(FiveSteps.Ref, id, 0);
            await _engine.WaitForEndAsync(id);
        }));
    }

    private void Run(string sql)
    {
        using var command = _plain.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class FiveSteps : Workflow<int, int>
    {
        public static readonly WorkflowRef<int, int> Ref = new(nameof(FiveSteps));

        public override async Task<int> RunAsync(IWorkflowContext context, int input)
        {
            for (var step = 0; step < Steps; step++)
            {
                input = await context.CallAsync(AddOne.Ref, input);
            }

            return input;
        }
    }

    private sealed class AddOne : Activity<int, int>
    {
        public static readonly ActivityRef<int, int> Ref = new(nameof(AddOne));

        public override Task<int> RunAsync(ActivityContext context, int input) => Task.FromResult(input + 1);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
