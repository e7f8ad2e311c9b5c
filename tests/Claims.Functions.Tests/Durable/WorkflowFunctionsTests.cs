using System.Text.Json;
using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Claims.Functions.Durable;
using Claims.Workflows.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Moq;

namespace Claims.Functions.Tests.Durable;

/// <summary>The three functions over mocks of Durable's context and client.</summary>
public sealed class WorkflowFunctionsTests : IDisposable
{
    private static readonly ChartRef Chart = new(TestClinic.Id, TextId.Parse<ChartId>("abc"));
    private static readonly DateTime Now = new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc);

    private readonly AppFixture _app = new();
    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly Queue<(string Activity, object? Output)> _answers = [];
    private readonly List<StepCall> _calls = [];

    public WorkflowFunctionsTests()
    {
        _context.SetupGet(context => context.InstanceId).Returns("chart~002Fsample~002Fabc");
        _context.SetupGet(context => context.CurrentUtcDateTime).Returns(Now);
        _context.Setup(context => context.WaitForExternalEvent<JsonElement>("message", It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<JsonElement>().Task);
        _context.Setup(context => context.GetInput<RunStart>()).Returns(new RunStart(
            nameof(ChartPipeline), 1, Json(Chart)));
        _context
            .Setup(context => context.CallActivityAsync<StepResult>(
                new TaskName("Activity"), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .ReturnsAsync((TaskName _, object? input, TaskOptions? _) =>
            {
                _calls.Add((StepCall)input!);
                var (activity, output) = _answers.Dequeue();
                Assert.Equal(activity, _calls[^1].Activity);
                return new StepResult(Json(output));
            });
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_orchestrator_runs_the_workflow_that_its_input_names()
    {
        _answers.Enqueue((nameof(ReadChart), Array.Empty<EncounterRef>()));

        var end = await _app.Function<WorkflowFunctions>().WorkflowAsync(_context.Object);

        Assert.Equal(0, end!.Output!.Value.GetInt32());
        Assert.Equal("chart/sample/abc", Assert.Single(_calls).InstanceId);
        _context.Verify(context => context.SetCustomStatus(nameof(Stage.Quarantined)));
    }

    [Fact]
    public async Task While_a_service_reads_the_chart_a_durable_timer_waits()
    {
        var due = new DateTimeOffset(Now).AddSeconds(7);
        _answers.Enqueue((nameof(ReadChart), null));
        _answers.Enqueue((nameof(WhenToReadOn), due));
        _answers.Enqueue((nameof(ReadChart), Array.Empty<EncounterRef>()));
        _context.Setup(context => context.CreateTimer(due.UtcDateTime, It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask)
            .Callback(() => _context.SetupGet(context => context.CurrentUtcDateTime).Returns(due.UtcDateTime));

        var end = await _app.Function<WorkflowFunctions>().WorkflowAsync(_context.Object);

        Assert.Equal(0, end!.Output!.Value.GetInt32());
        _context.Verify(context => context.CreateTimer(due.UtcDateTime, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task The_activity_function_makes_one_attempt_and_a_failure_is_a_value()
    {
        var function = new Mock<FunctionContext>();
        var call = new StepCall("chart/sample/abc", nameof(ReadChart), 0, 1, Json(Chart));

        var result = await _app.Function<WorkflowFunctions>()
            .ActivityAsync(call, _app.Durable.Object, function.Object);

        Assert.Equal(nameof(KeyNotFoundException), result.Failure!.Type);
        Assert.Same(_app.Durable.Object, _app.Get<CurrentDurableClient>().Client);
    }

    [Fact]
    public async Task The_lookup_tells_whether_an_id_is_taken()
    {
        _app.Started.Add("statement~002Fsample~002Fabc-1");
        var functions = _app.Function<WorkflowFunctions>();

        Assert.True(await functions.InstanceExistsAsync("statement~002Fsample~002Fabc-1", _app.Durable.Object));
        Assert.False(await functions.InstanceExistsAsync("statement~002Fsample~002Fabc-2", _app.Durable.Object));
    }

    [Theory]
    [InlineData("chart/clinic-1/0af3", "chart~002Fclinic-1~002F0af3")]
    [InlineData(@"a\b#c?d~e@f", "a~005Cb~0023c~003Fd~007Ee~0040f")]
    [InlineData("plain-id:1", "plain-id:1")]
    public void Instance_ids_have_no_character_that_the_host_forbids(string id, string hostId)
    {
        Assert.Equal(hostId, DurableIds.Of(id));
        Assert.Equal(id, DurableIds.Read(hostId));
    }

    private static JsonElement Json(object? value) =>
        JsonSerializer.SerializeToElement(value, Workflows.EngineOptions.DefaultJson);
}
