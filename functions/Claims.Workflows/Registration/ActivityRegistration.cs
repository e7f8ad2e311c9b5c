using Microsoft.Extensions.DependencyInjection;

namespace Claims.Workflows;

/// <summary>A registered activity, its types erased for the engine that runs it.</summary>
public abstract class ActivityRegistration
{
    private protected ActivityRegistration(string name, int? maxConcurrency, Type inputType, Type outputType)
    {
        Name = name;
        MaxConcurrency = maxConcurrency;
        InputType = inputType;
        OutputType = outputType;
    }

    /// <summary>The name in histories.</summary>
    public string Name { get; }

    /// <summary>How many of it may run at once in one process; null when only the engine's limit holds.</summary>
    public int? MaxConcurrency { get; }

    /// <summary>What the input is read as.</summary>
    public Type InputType { get; }

    /// <summary>What the output is written as.</summary>
    public Type OutputType { get; }

    /// <summary>Runs one attempt on a new object of the activity, in a service scope of its own.</summary>
    /// <param name="services">Where the scope is opened; used itself when it knows no scopes.</param>
    /// <param name="context">Which step and attempt this is.</param>
    /// <param name="input">A value of <see cref="InputType"/>.</param>
    /// <returns>A value of <see cref="OutputType"/>.</returns>
    public abstract Task<object?> RunAsync(IServiceProvider services, ActivityContext context, object? input);
}

internal sealed class ActivityRegistration<TIn, TOut>(
    string name, int? maxConcurrency, Func<IServiceProvider, Activity<TIn, TOut>> create)
    : ActivityRegistration(name, maxConcurrency, typeof(TIn), typeof(TOut))
{
    public override async Task<object?> RunAsync(IServiceProvider services, ActivityContext context, object? input)
    {
        if (services.GetService(typeof(IServiceScopeFactory)) is not IServiceScopeFactory scopes)
            return await create(services).RunAsync(context, (TIn)input!);
        await using var scope = scopes.CreateAsyncScope();
        return await create(scope.ServiceProvider).RunAsync(context, (TIn)input!);
    }
}
