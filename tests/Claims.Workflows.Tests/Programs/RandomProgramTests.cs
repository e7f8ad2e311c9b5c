using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Workflows.Tests;

/// <summary>
/// Random programs, with restarts, replays and a failing store at random moments, come to what a plain reading of
/// the program comes to, and every step ends once.
/// </summary>
public sealed class RandomProgramTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private int _faults;

    [Fact]
    public async Task Random_programs_come_to_what_a_plain_interpreter_says()
    {
        await Gen.Select(RandomProgram.Any, Gen.Int[0, int.MaxValue - 1]).SampleAsync(
            (program, seed) => new Trial(program, new Random(seed), CountFault).RunAsync(),
            iter: 60,
            threads: 2,
            print: sample => sample.Item1.Result());
        Assert.True(_faults > 0, "The store never failed.");
    }

    private void CountFault() => Interlocked.Increment(ref _faults);

    private sealed class Trial(RandomProgram program, Random random, Action onFault)
    {
        private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        private readonly InMemoryWorkflowStore _store = new();
        private readonly HashSet<(string Id, int Step)> _raised = [];

        public async Task RunAsync()
        {
            var engine = await StartEngineAsync();
            await engine.StartAsync(ProgramWorkflow.Ref, "root", program);
            while (await engine.GetAsync("root") is { Status: InstanceStatus.Running })
            {
                // Early events are raised while the engine is at work, late ones once it waits.
                await RaiseSomeAsync(engine);
                await engine.WhenIdleAsync().WaitAsync(Patience);
                if (random.Next(4) == 0)
                {
                    await engine.StopAsync();
                    engine = await StartEngineAsync();
                }
                else if (engine.NextDue is { } due)
                {
                    _clock.SetUtcNow(due);
                }
            }

            var root = await engine.GetAsync("root");
            Assert.Equal($"Completed \"{program.Result()}\"", $"{root!.Status} {root.Output}{root.Failure}");
            await AssertEachStepEndedOnceAsync(engine);
            await engine.StopAsync();
        }

        private async Task<WorkflowEngine> StartEngineAsync()
        {
            var registry = new WorkflowRegistry().AddWorkflow(ProgramWorkflow.Ref, () => new ProgramWorkflow());
            registry.Deed(ProgramWorkflow.Work.Name, Work);
            var engine = new WorkflowEngine(
                registry,
                new FaultyStore(_store, random, share: 0.03, onFault),
                new FewServices(),
                _clock,
                new EngineOptions { MaxHotInstances = random.Next(1, 5) },
                NullLogger<WorkflowEngine>.Instance);
            await engine.StartAsync();
            return engine;
        }

        private static Task<string> Work(ActivityContext context, string input) => input switch
        {
            _ when input.StartsWith("broken", StringComparison.Ordinal) => throw new IOException("broken"),
            _ when input[0] == 'r' && context.Attempt < 3 => throw new IOException("not yet"),
            _ => Task.FromResult(input),
        };

        /// <summary>Any event may be raised at any time, by anybody, as long as its instance is there.</summary>
        private async Task RaiseSomeAsync(WorkflowEngine engine)
        {
            var instances = new List<string>();
            await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
                instances.Add(instance.Id);
            foreach (var step in program.Flatten().Where(p => p.Kind == RandomProgram.Step.Event))
            {
                var reference = ProgramWorkflow.Event(step.Number);
                if (random.Next(3) > 0)
                    continue;
                foreach (var id in instances)
                {
                    if (_raised.Add((id, step.Number)))
                        await engine.RaiseAsync(id, reference, $"e{step.Number}");
                }
            }
        }

        private static async Task AssertEachStepEndedOnceAsync(WorkflowEngine engine)
        {
            await foreach (var instance in engine.ListAsync(new InstanceFilter()))
            {
                var ended = new HashSet<int>();
                await foreach (var fact in engine.ReadHistoryAsync(instance.Id))
                {
                    var step = fact switch
                    {
                        ActivityCompleted f => f.Step,
                        ActivityFailed f => f.Step,
                        ChildCompleted f => f.Step,
                        TimerFired f => f.Step,
                        _ => -1,
                    };
                    Assert.True(step < 0 || ended.Add(step), $"Step {step} of {instance.Id} ended twice.");
                }
            }
        }
    }
}
