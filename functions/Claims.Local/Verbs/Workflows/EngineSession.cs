using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>The engine of a data folder as a client: opened, not started.</summary>
internal static class EngineSession
{
    /// <summary>Which instance a verb is about.</summary>
    public static Argument<string> Id { get; } =
        new("ID") { Description = "The instance, such as chart/CLINIC/CHART; see: claims workflows list." };

    /// <summary>Runs a verb's action on the engine of the folder that the command line names.</summary>
    /// <returns>The action's exit code.</returns>
    public static Task<int> RunAsync(ParseResult parsed, Func<WorkflowEngine, TimeProvider, Task<int>> act) =>
        FolderServices.RunAsync(parsed, async services =>
        {
            var engine = services.GetRequiredService<WorkflowEngine>();
            await engine.OpenAsync();
            return await act(engine, services.GetRequiredService<TimeProvider>());
        });

    /// <summary>The instance a verb is about.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static async Task<WorkflowInstance> FindAsync(
        WorkflowEngine engine, string id, CancellationToken cancellationToken) =>
        await engine.GetAsync(id, cancellationToken)
            ?? throw new KeyNotFoundException($"There is no workflow instance '{id}'; see: claims workflows list.");

    /// <summary>An instance's whole history.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static async Task<List<HistoryEvent>> HistoryAsync(
        WorkflowEngine engine, string id, CancellationToken cancellationToken)
    {
        await FindAsync(engine, id, cancellationToken);
        return await engine.ReadHistoryAsync(id, cancellationToken).ToListAsync(cancellationToken);
    }
}
