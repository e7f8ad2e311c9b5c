using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Claims.Functions.Durable;
using Claims.Workflows;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace Claims.Functions.Tests.Durable;

/// <summary>What the real host does and the in-process host of the engine's suite does not, evened out.</summary>
public sealed class HostDifferencesTests : IDisposable
{
    private const string Id = "chart/sample/abc";
    private const string HostId = "chart~002Fsample~002Fabc";

    private static readonly ChartRef Chart = new(TestClinic.Id, TextId.Parse<ChartId>("abc"));
    private static readonly EventRef<string> Decided = new("decided");

    private readonly AppFixture _app = new();

    public HostDifferencesTests() => _app.Get<CurrentDurableClient>().Use(_app.Durable.Object);

    private IWorkflowClient Client => _app.Get<IWorkflowClient>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_id_that_another_process_took_in_the_same_moment_is_taken_and_no_fault()
    {
        Schedule().Callback(() => _app.Started.Add(HostId))
            .ThrowsAsync(new RpcException(new(StatusCode.AlreadyExists, "")));

        Assert.False(await Client.StartAsync(ChartPipeline.Ref, Id, Chart));
    }

    [Fact]
    public async Task A_host_that_could_not_start_an_instance_is_a_fault()
    {
        Schedule().ThrowsAsync(new RpcException(new(StatusCode.Unavailable, "")));

        await Assert.ThrowsAsync<RpcException>(() => Client.StartAsync(ChartPipeline.Ref, Id, Chart));
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    public async Task An_event_for_an_instance_that_ended_in_between_is_told_as_not_taken(StatusCode refusal)
    {
        _app.Started.Add(HostId);
        Raise().ThrowsAsync(new RpcException(new(refusal, "")));

        Assert.False(await Client.RaiseAsync(Id, Decided, "Approved"));
    }

    [Fact]
    public async Task An_event_for_an_instance_that_never_was_is_not_even_sent_and_a_broken_line_is_a_fault()
    {
        Assert.False(await Client.RaiseAsync(Id, Decided, "Approved"));
        _app.Durable.Verify(
            client => client.RaiseEventAsync(
                It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>()),
            Times.Never);

        _app.Started.Add(HostId);
        Raise().ThrowsAsync(new RpcException(new(StatusCode.Unavailable, "")));
        await Assert.ThrowsAsync<RpcException>(() => Client.RaiseAsync(Id, Decided, "Approved"));
    }

    private Moq.Language.Flow.ISetup<DurableTaskClient, Task<string>> Schedule() => _app.Durable.Setup(client =>
        client.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(),
            It.IsAny<CancellationToken>()));

    private Moq.Language.Flow.ISetup<DurableTaskClient, Task> Raise() => _app.Durable.Setup(client =>
        client.RaiseEventAsync(HostId, It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>()));
}
