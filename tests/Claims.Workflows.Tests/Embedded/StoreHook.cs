using System.Reflection;

namespace Claims.Workflows.Tests;

/// <summary>A store that lets a test act right before or after its first call of a kind, unseen by its engine.</summary>
public class StoreHook : DispatchProxy
{
    private IWorkflowStore _inner = null!;
    private string _method = "";
    private Func<Task> _before = () => Task.CompletedTask;
    private Func<Task> _after = () => Task.CompletedTask;
    private int _calls;

    internal static IWorkflowStore Before(IWorkflowStore inner, string method, Func<Task> act) =>
        Around(inner, method, hook => hook._before = act);

    internal static IWorkflowStore After(IWorkflowStore inner, string method, Func<Task> act) =>
        Around(inner, method, hook => hook._after = act);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Call() => targetMethod!.Invoke(_inner, args);
        if (targetMethod!.Name != _method || Interlocked.Increment(ref _calls) != 1)
            return Call();
        var kind = targetMethod.ReturnType;
        return kind == typeof(Task<CommitOutcome>) ? ActAsync<CommitOutcome>(Call)
            : kind == typeof(Task<WorkflowInstance>) ? ActAsync<WorkflowInstance?>(Call)
            : kind == typeof(Task<bool>) ? ActAsync<bool>(Call)
            : throw new NotSupportedException($"A hook cannot act around {kind}.");
    }

    private static IWorkflowStore Around(IWorkflowStore inner, string method, Action<StoreHook> set)
    {
        var store = Create<IWorkflowStore, StoreHook>();
        var hook = (StoreHook)(object)store;
        (hook._inner, hook._method) = (inner, method);
        set(hook);
        return store;
    }

    private async Task<T> ActAsync<T>(Func<object?> call)
    {
        await _before();
        var result = await (Task<T>)call()!;
        await _after();
        return result;
    }
}
