using System.CommandLine;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows: looks into the durable engine and mends it. Works beside a running process.</summary>
internal static class WorkflowsVerb
{
    public static Command Make() => new("workflows", "Looks into the durable workflows and mends what is stuck.")
    {
        ListVerb.Make(),
        ShowVerb.Make(),
        HistoryVerb.Make(),
        ReplayVerb.Make(),
        InstanceVerbs.Rewind(),
        InstanceVerbs.Resume(),
        InstanceVerbs.Suspend(),
        InstanceVerbs.Cancel(),
        InstanceVerbs.Terminate(),
        PurgeVerb.Make(),
        DeadLetterVerb.Make(),
    };
}
