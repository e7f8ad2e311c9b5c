using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>The verbs that change one instance.</summary>
internal static class InstanceVerbs
{
    private static readonly Option<string> Reason = new("--reason")
    {
        Description = "Why; kept with the instance. No patient data.",
        DefaultValueFactory = _ => "an operator's decision",
    };

    public static System.CommandLine.Command Rewind() => Make(
        "rewind",
        "Makes a failed instance run again from the step it failed with, once the cause is mended.",
        "Rewound: it runs again from its failed step.",
        "There is no such instance that has failed.",
        (engine, id, reason, cancel) => engine.RewindAsync(id, reason, cancel));

    public static System.CommandLine.Command Resume() => Make(
        "resume",
        "Makes a suspended instance go on, or a parked one once the program fits its history.",
        "Resumed.",
        "There is no such instance that is suspended or parked.",
        (engine, id, _, cancel) => engine.ResumeAsync(id, cancel));

    public static System.CommandLine.Command Suspend() => Make(
        "suspend",
        "Makes a running instance wait until it is resumed; what comes meanwhile is kept.",
        "Suspended.",
        "There is no such instance that runs.",
        (engine, id, reason, cancel) => engine.SuspendAsync(id, reason, cancel));

    public static System.CommandLine.Command Cancel() => Make(
        "cancel",
        "Asks an instance to end; its code may undo first what it did.",
        "Asked.",
        "There is no such instance that has not ended.",
        (engine, id, reason, cancel) => engine.CancelAsync(id, reason, cancel));

    public static System.CommandLine.Command Terminate() => Make(
        "terminate",
        "Ends an instance and its sub-workflows for good, without running them further.",
        "Ended.",
        "There is no such instance that has not ended.",
        (engine, id, reason, cancel) => engine.TerminateAsync(id, reason, cancel));

    private static System.CommandLine.Command Make(
        string name,
        string description,
        string done,
        string undone,
        Func<WorkflowEngine, string, string, CancellationToken, Task<bool>> act)
    {
        var command = new System.CommandLine.Command(name, description) { EngineSession.Id, Reason };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var id = parsed.GetValue(EngineSession.Id)!;
            var acted = await act(engine, id, parsed.GetValue(Reason)!, cancel);
            Console.WriteLine(acted ? done : undone);
            return acted ? 0 : 1;
        }));
        return command;
    }
}
