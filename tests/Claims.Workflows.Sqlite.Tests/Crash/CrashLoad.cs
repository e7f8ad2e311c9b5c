namespace Claims.Workflows.Sqlite.Tests;

/// <summary>What the crash suite's worker asks of its engine.</summary>
internal sealed class CrashLoad(WorkflowEngine engine, Ledger ledger, Acknowledged acknowledged)
{
    private const int Lanes = 4;

    /// <summary>Starts orders in four lanes, and with each lane one of every other kind.</summary>
    public Task StartAllAsync(string run, int orders) =>
        Task.WhenAll(Enumerable.Range(0, orders == 0 ? 0 : Lanes).Select(async lane =>
        {
            await StartAsync(CrashRelay.Ref, $"relay-{run}-{lane}", 0);
            await StartAsync(CrashDoomed.Ref, $"doomed-{run}-{lane}", 0);
            await PassBatonAsync($"relay-{run}-{lane}");
            await OperateAsync($"{run}-{lane}");
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
        await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Suspended)))
            await engine.ResumeAsync(instance.Id);
        await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
            await SeeToAsync(instance);
        await foreach (var instance in engine.ListAsync(new InstanceFilter(Workflow: CrashMended.Ref.Name)))
            await MendAsync(instance.Id);
        await foreach (var instance in engine.ListAsync(new InstanceFilter(Workflow: CrashBrief.Ref.Name)))
            await AwaitAsync(instance.Id);
        await engine.PurgeAsync(DateTimeOffset.MaxValue, new InstanceFilter(Workflow: CrashBrief.Ref.Name));
    }

    public async Task AwaitAllAsync()
    {
        await foreach (var instance in engine.ListAsync(new InstanceFilter(InstanceStatus.Running)))
            await AwaitAsync(instance.Id);
    }

    private Task SeeToAsync(WorkflowInstance instance) => instance.Workflow switch
    {
        "order" => ConfirmAsync(instance.Id),
        "relay" => PassBatonAsync(instance.Id),
        "doomed" => EndAsync(instance.Id),
        "undone" => CancelAsync(instance.Id),
        "letters" => CloseAsync(instance.Id),
        "paused" => SeeAsync(instance.Id),
        _ => Task.CompletedTask,
    };

    /// <summary>What operators do: suspend, resume, cancel, leave letters; and what is to fail or be purged.</summary>
    private async Task OperateAsync(string lane)
    {
        await StartAsync(CrashMended.Ref, $"mended-{lane}", 0);
        await engine.StartAsync(CrashBrief.Ref, $"brief-{lane}", 0);
        await StartAsync(CrashUndone.Ref, $"undone-{lane}", 0);
        await CancelAsync($"undone-{lane}");
        await StartAsync(CrashPaused.Ref, $"paused-{lane}", 0);
        await engine.SuspendAsync($"paused-{lane}", "It is looked at.");
        await StartAsync(CrashLetters.Ref, $"letters-{lane}", 0);
        for (var i = 0; i < 3; i++)
        {
            // Each is raised once, acknowledged or not, so that none may be there twice.
            var letter = Random.Shared.Next(1, int.MaxValue);
            await DoAsync(
                $"lettered letters-{lane} {letter}",
                () => engine.RaiseAsync($"letters-{lane}", CrashLetters.Letter, letter));
        }

        await CloseAsync($"letters-{lane}");
        await SeeAsync($"paused-{lane}");
        await engine.ResumeAsync($"paused-{lane}");
    }

    private async Task MendAsync(string id)
    {
        if ((await engine.WaitForEndAsync(id)).Status != InstanceStatus.Failed)
            return;
        ledger.Mend(id);
        await engine.RewindAsync(id, "It is mended.");
    }

    /// <summary>Another process may purge it meanwhile.</summary>
    private async Task AwaitAsync(string id)
    {
        try
        {
            await engine.WaitForEndAsync(id);
        }
        catch (KeyNotFoundException)
        {
            Assert.StartsWith("brief-", id, StringComparison.Ordinal);
        }
    }

    private Task CloseAsync(string id) =>
        DoAsync($"closed {id}", () => engine.RaiseAsync(id, CrashLetters.Close, 0));

    private Task SeeAsync(string id) =>
        DoAsync($"seen {id}", () => engine.RaiseAsync(id, CrashPaused.Seen, 0));

    private Task CancelAsync(string id) =>
        DoAsync($"cancelled {id}", () => engine.CancelAsync(id, "It is not wanted."));

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
