using System.CommandLine;
using System.Text.Json;
using Claims.Local.Hosting;
using Claims.Workflows;
using Command = System.CommandLine.Command;

namespace Claims.Local.Verbs;

/// <summary>claims workflows: looks into the durable engine. Works beside a running process.</summary>
internal static class WorkflowsVerb
{
    private static readonly JsonSerializerOptions Json =
        new(EngineOptions.DefaultJson) { WriteIndented = true };

    public static Command Make()
    {
        var id = new Argument<string>("ID") { Description = "The instance, such as chart/CLINIC/CHART." };
        var prefix = new Argument<string?>("PREFIX")
        {
            Description = "Only ids that begin so.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why; kept in the history.",
            DefaultValueFactory = _ => "ended by an operator",
        };
        var list = new Command("list", "Lists instances, newest first.") { prefix };
        list.SetAction((parsed, cancel) => WithEngineAsync(
            parsed, engine => ListAsync(engine, parsed.GetValue(prefix), cancel)));
        var show = new Command("show", "Shows one instance's state.") { id };
        show.SetAction((parsed, cancel) => WithEngineAsync(
            parsed, engine => ShowAsync(engine, parsed.GetValue(id)!, cancel)));
        var history = new Command("history", "Prints one instance's history, oldest fact first.") { id };
        history.SetAction((parsed, cancel) => WithEngineAsync(
            parsed, engine => HistoryAsync(engine, parsed.GetValue(id)!, cancel)));
        var terminate = new Command("terminate", "Ends an instance and its sub-workflows for good.") { id, reason };
        terminate.SetAction((parsed, cancel) => WithEngineAsync(parsed, async engine =>
        {
            var ended = await engine.TerminateAsync(parsed.GetValue(id)!, parsed.GetValue(reason)!, cancel);
            Console.WriteLine(ended ? "Ended." : "There is no such instance that runs.");
            return ended ? 0 : 1;
        }));
        var resume = new Command("resume", "Makes a parked instance run again, once the program fits it.") { id };
        resume.SetAction((parsed, cancel) => WithEngineAsync(parsed, async engine =>
        {
            var resumed = await engine.ResumeAsync(parsed.GetValue(id)!, cancel);
            Console.WriteLine(resumed ? "Resumed." : "There is no such instance that is parked.");
            return resumed ? 0 : 1;
        }));
        return new Command("workflows", "Looks into the durable workflows.") { list, show, history, terminate, resume };
    }

    private static async Task<int> WithEngineAsync(ParseResult parsed, Func<WorkflowEngine, Task<int>> act)
    {
        var settings = VerbOptions.Settings(parsed);
        await using var app = LocalHost.Build(
            settings, new DataFolder(settings.Data), TimeProvider.System, LogLevel.Warning);
        await app.Services.GetRequiredService<IWorkflowStore>().OpenAsync(CancellationToken.None);
        return await act(app.Services.GetRequiredService<WorkflowEngine>());
    }

    private static async Task<int> ListAsync(WorkflowEngine engine, string? prefix, CancellationToken cancellationToken)
    {
        await foreach (var instance in engine.ListAsync(new InstanceFilter(IdPrefix: prefix), cancellationToken))
        {
            Console.WriteLine(
                $"{instance.Status,-10} {BoardLines.Time(instance.UpdatedAt)} {instance.Id} {instance.CustomStatus}");
        }

        return 0;
    }

    private static async Task<int> ShowAsync(WorkflowEngine engine, string id, CancellationToken cancellationToken)
    {
        var instance = await engine.GetAsync(id, cancellationToken)
            ?? throw new KeyNotFoundException($"There is no workflow instance '{id}'; see: claims workflows list.");
        Console.WriteLine(JsonSerializer.Serialize(instance, Json));
        return 0;
    }

    private static async Task<int> HistoryAsync(WorkflowEngine engine, string id, CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var fact in engine.ReadHistoryAsync(id, cancellationToken))
        {
            Console.WriteLine($"{++found,4} {JsonSerializer.Serialize(fact, EngineOptions.DefaultJson)}");
        }

        return found > 0
            ? 0
            : throw new KeyNotFoundException($"There is no workflow instance '{id}'; see: claims workflows list.");
    }
}
