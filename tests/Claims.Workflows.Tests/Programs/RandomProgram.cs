using CsCheck;

namespace Claims.Workflows.Tests;

/// <summary>A random workflow: a tree of steps, each with a number of its own.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Number">Unique in the tree; set by <see cref="Numbered"/>.</param>
/// <param name="Parts">Steps within it.</param>
internal sealed record RandomProgram(RandomProgram.Step Kind, int Number, RandomProgram[] Parts)
{
    internal enum Step
    {
        Call,
        Retried,
        Broken,
        Pause,
        Event,
        Timeout,
        Sequence,
        Parallel,
        Child,
    }

    // Before Any, which is made from it.
    private static readonly Gen<RandomProgram> Leaf =
        Gen.Int[(int)Step.Call, (int)Step.Timeout].Select(kind => new RandomProgram((Step)kind, 0, []));

    public static Gen<RandomProgram> Any { get; } =
        Gen.Recursive<RandomProgram>((depth, any) => depth >= 3 ? Leaf : Gen.Frequency((2, Leaf), (3, Branch(any))))
            .Array[1, 3]
            .Select(parts => Numbered(new RandomProgram(Step.Sequence, 0, parts)));

    public IEnumerable<RandomProgram> Flatten() => Parts.SelectMany(p => p.Flatten()).Prepend(this);

    /// <summary>What the program comes to, worked out without any engine.</summary>
    public string Result() => Kind switch
    {
        Step.Call => $"c{Number}",
        Step.Retried => $"r{Number}",
        Step.Broken => $"b{Number}",
        Step.Pause => $"p{Number}",
        Step.Event => $"e{Number}",
        Step.Timeout => $"t{Number}",
        Step.Parallel => $"[{string.Join('|', Parts.Select(p => p.Result()))}]",
        Step.Child => $"({string.Concat(Parts.Select(p => p.Result()))})",
        _ => string.Concat(Parts.Select(p => p.Result())),
    };

    private static Gen<RandomProgram> Branch(Gen<RandomProgram> any) =>
        Gen.Select(Gen.Int[(int)Step.Sequence, (int)Step.Child], any.Array[1, 3])
            .Select((kind, parts) => new RandomProgram((Step)kind, 0, parts));

    private static RandomProgram Numbered(RandomProgram root)
    {
        var next = 0;
        return Number(root);

        RandomProgram Number(RandomProgram p) =>
            new(p.Kind, next++, p.Parts.Select(Number).ToArray());
    }
}

/// <summary>Runs a random program on an engine.</summary>
internal sealed class ProgramWorkflow : Workflow<RandomProgram, string>
{
    public static readonly WorkflowRef<RandomProgram, string> Ref = new("program");
    public static readonly ActivityRef<string, string> Work = new("work");

    private static readonly RetryPolicy Thrice =
        new(3, TimeSpan.FromMinutes(1), BackOff: 2, MaxDelay: TimeSpan.FromHours(1));

    public static EventRef<string> Event(int number) => new($"event-{number}");

    public override Task<string> RunAsync(IWorkflowContext context, RandomProgram input) =>
        SequenceAsync(context, input.Parts);

    private static async Task<string> SequenceAsync(IWorkflowContext context, RandomProgram[] parts)
    {
        var result = "";
        foreach (var part in parts)
            result += await RunPartAsync(context, part);
        return result;
    }

    private static async Task<string> RunPartAsync(IWorkflowContext context, RandomProgram part)
    {
        switch (part.Kind)
        {
            case RandomProgram.Step.Call:
                return await context.CallAsync(Work, $"c{part.Number}");
            case RandomProgram.Step.Retried:
                return await context.CallAsync(Work, $"r{part.Number}", Thrice);
            case RandomProgram.Step.Broken:
                try
                {
                    return await context.CallAsync(Work, $"broken{part.Number}", Thrice);
                }
                catch (StepFailedException)
                {
                    return $"b{part.Number}";
                }

            case RandomProgram.Step.Pause:
                await context.DelayAsync(TimeSpan.FromHours(part.Number));
                return $"p{part.Number}";
            case RandomProgram.Step.Event:
                return await context.WaitForEventAsync(Event(part.Number));
            case RandomProgram.Step.Timeout:
                var never = new EventRef<string>("never");
                return await context.WaitForEventAsync(never, context.UtcNow.AddMinutes(1)) ?? $"t{part.Number}";
            case RandomProgram.Step.Parallel:
                var all = await Task.WhenAll(part.Parts.Select(p => RunPartAsync(context, p)));
                return $"[{string.Join('|', all)}]";
            case RandomProgram.Step.Child:
                return $"({await context.CallAsync(Ref, part)})";
            default:
                return await SequenceAsync(context, part.Parts);
        }
    }
}
