using System.Reflection;

namespace Claims.Workflows.Tests;

/// <summary>A store that lets a test act between the moment a turn is durable and the moment its engine knows.</summary>
public class CommitHook : DispatchProxy
{
    private IWorkflowStore _inner = null!;
    private Func<Task> _afterFirstCommit = null!;
    private int _commits;

    internal static IWorkflowStore Around(IWorkflowStore inner, Func<Task> afterFirstCommit)
    {
        var store = Create<IWorkflowStore, CommitHook>();
        var hook = (CommitHook)(object)store;
        (hook._inner, hook._afterFirstCommit) = (inner, afterFirstCommit);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_inner, args);
        return result is Task<CommitOutcome> commit && Interlocked.Increment(ref _commits) == 1
            ? CommitAsync(commit)
            : result;
    }

    private async Task<CommitOutcome> CommitAsync(Task<CommitOutcome> commit)
    {
        var outcome = await commit;
        await _afterFirstCommit();
        return outcome;
    }
}
