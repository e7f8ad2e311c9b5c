using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows purge: deletes what ended long ago.</summary>
internal static class PurgeVerb
{
    public static System.CommandLine.Command Make()
    {
        var days = new Option<int>("--ended-days-ago")
        {
            Description = "Only instances that ended at least so many days ago.",
            Required = true,
        };
        var status = new Option<InstanceStatus?>("--status")
        {
            Description = "Only those that ended so: Completed, Failed, Cancelled or Terminated.",
        };
        var command = new System.CommandLine.Command(
            "purge", "Deletes instances that ended long ago, with their histories and dead letters.")
        {
            days, status,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, time) =>
        {
            var before = time.GetUtcNow().AddDays(-Math.Max(0, parsed.GetValue(days)));
            var purged = await engine.PurgeAsync(before, new InstanceFilter(parsed.GetValue(status)), cancel);
            Console.WriteLine($"Deleted {purged} instances that ended before {BoardLines.Time(before)} UTC.");
            return 0;
        }));
        return command;
    }
}
