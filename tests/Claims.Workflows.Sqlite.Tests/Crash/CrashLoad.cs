namespace Claims.Workflows.Sqlite.Tests;

/// <summary>What the crash suite's worker asks of its engine.</summary>
internal sealed class CrashLoad(WorkflowEngine engine, Acknowledged acknowledged)
{
    private const int Lanes = 4;

    /// <summary>Starts orders in four lanes, and with each lane a relay and a doomed instance.</summary>
    public Task StartAllAsync(string run, int orders) =>
        Task.WhenAll(Enumerable.Range(0, orders == 0 ? 0 : Lanes).Select(async lane =>
        {
            await StartAsync(CrashRelay.Ref, $"relay-{run}-{lane}", 0);
            await StartAsync(CrashDoomed.Ref, $"doomed-{run}-{lane}", 0);
            await PassBatonAsync($"relay-{run}-{lane}");
            for (var i = lane; i < orders; i += Lanes)
            {
                await StartAsync(CrashOrder.Ref, $"order-{run}-{i}", i);
                await ConfirmAsync($"order-{run}-{i}");
            }

            await EndAsync($"doomed-{run}-{lane}");
        }));

    /// <summary>Does for every instance what is not acknowledged yet, also for those whose start was not.</summary>
    public async Task SeeToAllAsync()
    {
        await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
        {
            if (instance.Workflow == CrashOrder.Ref.Name)
                await ConfirmAsync(instance.Id);
            else if (instance.Workflow == CrashRelay.Ref.Name)
                await PassBatonAsync(instance.Id);
            else if (instance.Workflow == CrashDoomed.Ref.Name)
                await EndAsync(instance.Id);
        }
    }

    public async Task AwaitAllAsync()
    {
        await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
            await engine.WaitForEndAsync(instance.Id);
    }

    private Task StartAsync(WorkflowRef<int, int> workflow, string id, int input) =>
        DoAsync($"started {id}", () => engine.StartAsync(workflow, id, input));

    private async Task ConfirmAsync(string id)
    {
        for (var round = 0; round < CrashOrder.Rounds; round++)
        {
            var confirmed = CrashOrder.Confirmed(round);
            var payload = round;
            await DoAsync($"confirmed {id} {round}", () => engine.RaiseAsync(id, confirmed, payload));
        }
    }

    private Task PassBatonAsync(string id) =>
        DoAsync($"passed {id}", () => engine.RaiseAsync(id, CrashRelay.Baton, CrashRelay.Result));

    private Task EndAsync(string id) =>
        DoAsync($"ended {id}", () => engine.TerminateAsync(id, "It was doomed."));

    private async Task DoAsync(string note, Func<Task<bool>> act)
    {
        if (!acknowledged.Contains(note) && await act())
            acknowledged.Add(note);
    }
}
