using System.Text.RegularExpressions;
using static Claims.Workflows.Tests.RandomProgram;

namespace Claims.Workflows.Tests;

/// <summary>One run of a program.</summary>
/// <param name="Program">The whole program or a sub-workflow of it.</param>
/// <param name="Run">How many runs were before.</param>
/// <param name="Before">What they came to.</param>
internal sealed record ProgramRun(RandomProgram Program, int Run, string Before);

/// <summary>Runs a random program on an engine.</summary>
internal sealed partial class ProgramWorkflow : Workflow<ProgramRun, string>
{
    public static readonly WorkflowRef<ProgramRun, string> Ref = new("program");
    public static readonly ActivityRef<string, string> Work = new("work");

    private static readonly EventRef<string> Never = new("never");

    private static readonly RetryPolicy Thrice =
        new(3, TimeSpan.FromMinutes(1), BackOff: 2, MaxDelay: TimeSpan.FromHours(1));

    public static EventRef<string> Event(int number) => new($"event-{number}");

    /// <summary>The step at fault, as the interpreter names it.</summary>
    public static string StepAtFault(string message) => FaultPattern().Match(message).Value;

    public override async Task<string> RunAsync(IWorkflowContext context, ProgramRun input)
    {
        // Tells the trial which events this instance waits for.
        context.SetStatus($"{input.Program.Number}");
        var result = input.Before + await SequenceAsync(context, input.Program);
        if (input.Run + 1 < input.Program.Times)
            context.ContinueAsNew(input with { Run = input.Run + 1, Before = result });
        return result;
    }

    private static async Task<string> SequenceAsync(IWorkflowContext context, RandomProgram p)
    {
        var result = "";
        foreach (var part in p.Parts)
            result += await RunAsync(context, part);
        return result;
    }

    private static async Task<string> RunAsync(IWorkflowContext context, RandomProgram p)
    {
        switch (p.Kind)
        {
            case Step.Call:
                return await context.CallAsync(Work, $"c{p.Number}");
            case Step.Retried:
                return await context.CallAsync(Work, $"r{p.Number}", Thrice);
            case Step.Broken:
                return await BrokenAsync(context, p);
            case Step.Event:
                return await context.WaitForEventAsync(Event(p.Number));
            case Step.LateEvent:
                return await context.WaitForEventAsync(Event(p.Number), context.UtcNow.AddMinutes(1))
                    ?? await context.WaitForEventAsync(Event(p.Number));
            case Step.Timeout:
                return await context.WaitForEventAsync(Never, context.UtcNow.AddMinutes(1)) ?? $"t{p.Number}";
            case Step.Fail:
                return await context.CallAsync(Work, $"x{p.Number}", Thrice);
            case Step.Throw:
                throw new ProgramFailed($"x{p.Number}");
            case Step.Pause:
                return await ContendAsync(context, p, CancellationToken.None);
            case Step.Parallel:
                return $"[{string.Join('|', await Task.WhenAll(p.Parts.Select(part => RunAsync(context, part))))}]";
            case Step.Child:
                return $"({await context.CallAsync(Ref, new ProgramRun(p, 0, ""))})";
            case Step.Loop:
                return await LoopAsync(context, p);
            case Step.Guarded:
                return await GuardedAsync(context, p);
            case Step.Finally:
                return await FinallyAsync(context, p);
            case Step.Race:
                return await RaceAsync(context, p);
            default:
                return await SequenceAsync(context, p);
        }
    }

    private static async Task<string> BrokenAsync(IWorkflowContext context, RandomProgram p)
    {
        try
        {
            return await context.CallAsync(Work, $"x{p.Number}", Thrice);
        }
        catch (StepFailedException)
        {
            return $"b{p.Number}";
        }
    }

    private static async Task<string> LoopAsync(IWorkflowContext context, RandomProgram p)
    {
        var result = "";
        for (var i = 0; i < p.Times; i++)
            result += await SequenceAsync(context, p);
        return result;
    }

    private static async Task<string> GuardedAsync(IWorkflowContext context, RandomProgram p)
    {
        string text;
        var last = "";
        try
        {
            text = await SequenceAsync(context, p);
        }
        catch (Exception e) when (e is StepFailedException or ProgramFailed)
        {
            text = $"!{StepAtFault(e.Message)}{await context.CallAsync(Work, $"u{p.Number}")}";
        }
        finally
        {
            last = await context.CallAsync(Work, $"f{p.Number}");
        }

        return $"{{{text}{last}}}";
    }

    private static async Task<string> FinallyAsync(IWorkflowContext context, RandomProgram p)
    {
        try
        {
            return await SequenceAsync(context, p);
        }
        finally
        {
            await context.CallAsync(Work, $"f{p.Number}");
        }
    }

    private static async Task<string> RaceAsync(IWorkflowContext context, RandomProgram p)
    {
        using var cancel = new CancellationTokenSource();
        var contestants = p.Parts.Select(part => ContendAsync(context, part, cancel.Token)).ToList();
        var winner = await Task.WhenAny(contestants);
        cancel.Cancel();
        return $"<{await winner}>";
    }

    private static async Task<string> ContendAsync(IWorkflowContext context, RandomProgram p, CancellationToken token)
    {
        switch (p.Kind)
        {
            case Step.Pause:
                await context.DelayAsync(TimeSpan.FromMinutes(p.Number + 1), token);
                return $"p{p.Number}";
            case Step.RaceCall:
                return await context.CallAsync(Work, $"q{p.Number}", RetryPolicy.Default, token);
            default:
                return await context.WaitForEventAsync(Event(p.Number), token);
        }
    }

    [GeneratedRegex(@"x\d+")]
    private static partial Regex FaultPattern();
}
