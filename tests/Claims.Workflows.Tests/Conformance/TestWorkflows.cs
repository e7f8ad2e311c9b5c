namespace Claims.Workflows.Tests;

/// <summary>A workflow or activity from a lambda, so that each test shows its whole program.</summary>
internal sealed class Script<TIn, TOut>(Func<IWorkflowContext, TIn, Task<TOut>> body) : Workflow<TIn, TOut>
{
    public override Task<TOut> RunAsync(IWorkflowContext context, TIn input) => body(context, input);
}

internal sealed class Deed<TIn, TOut>(Func<ActivityContext, TIn, Task<TOut>> body) : Activity<TIn, TOut>
{
    public override Task<TOut> RunAsync(ActivityContext context, TIn input) => body(context, input);
}

internal static class RegistryScripts
{
    public static WorkflowRef<string, string> Script(
        this WorkflowRegistry registry, string name, Func<IWorkflowContext, string, Task<string>> body)
    {
        var reference = new WorkflowRef<string, string>(name);
        registry.AddWorkflow(reference, () => new Script<string, string>(body));
        return reference;
    }

    public static ActivityRef<string, string> Deed(
        this WorkflowRegistry registry,
        string name,
        Func<ActivityContext, string, Task<string>> body,
        int? maxConcurrency = null)
    {
        var reference = new ActivityRef<string, string>(name);
        registry.AddActivity(reference, _ => new Deed<string, string>(body), maxConcurrency);
        return reference;
    }

    public static ActivityRef<string, string> Deed(
        this WorkflowRegistry registry, string name, Func<string, string> body) =>
        registry.Deed(name, (_, input) => Task.FromResult(body(input)));
}

/// <summary>Services that know one object of each type.</summary>
internal sealed class FewServices(params object[] services) : IServiceProvider
{
    public object? GetService(Type serviceType) => services.FirstOrDefault(serviceType.IsInstanceOfType);
}
