using CsCheck;

namespace Claims.Workflows.Tests;

/// <summary>A random workflow: a tree of steps, each with a number of its own.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Number">Unique in the tree; set by <see cref="Numbered"/>.</param>
/// <param name="Times">How often: a loop's turns, a sub-workflow's runs by continue-as-new; 1 for other steps.</param>
/// <param name="Parts">Steps within it.</param>
internal sealed record RandomProgram(RandomProgram.Step Kind, int Number, int Times, RandomProgram[] Parts)
{
    internal enum Step
    {
        /// <summary>An activity that works.</summary>
        Call,

        /// <summary>An activity that works at its third attempt.</summary>
        Retried,

        /// <summary>An activity that fails for good, which is handled on the spot.</summary>
        Broken,

        /// <summary>A timer.</summary>
        Pause,

        /// <summary>A wait for an event that comes early or late.</summary>
        Event,

        /// <summary>A bounded wait and, if it was in vain, another: a cancelled wait takes no event.</summary>
        LateEvent,

        /// <summary>A bounded wait for what never comes.</summary>
        Timeout,

        /// <summary>An activity that fails for good and nobody handles here.</summary>
        Fail,

        /// <summary>Code that throws.</summary>
        Throw,

        /// <summary>In a race: an activity.</summary>
        RaceCall,

        /// <summary>In a race: a wait.</summary>
        RaceEvent,

        Sequence,
        Parallel,

        /// <summary>A sub-workflow, which continues as new until its runs are spent.</summary>
        Child,
        Loop,

        /// <summary>try, catch with a compensating activity, finally with another.</summary>
        Guarded,

        /// <summary>try and finally: a failure goes on afterwards.</summary>
        Finally,

        /// <summary>The first of two wins, the other is cancelled.</summary>
        Race,
    }

    // Before Any, which is made from them.
    private static readonly Gen<RandomProgram> Leaf = Gen.Frequency(
        (5, Of(Step.Call)),
        (2, Of(Step.Retried)),
        (1, Of(Step.Broken)),
        (2, Of(Step.Pause)),
        (3, Of(Step.Event)),
        (2, Of(Step.LateEvent)),
        (1, Of(Step.Timeout)),
        (1, Of(Step.Fail)),
        (1, Of(Step.Throw)),
        (2, Gen.OneOf(Of(Step.Pause), Of(Step.RaceCall), Of(Step.RaceEvent)).Array[2]
            .Select(parts => new RandomProgram(Step.Race, 0, 1, parts))));

    private static readonly Gen<Step> Branches = Gen.OneOfConst(
        Step.Sequence, Step.Parallel, Step.Parallel, Step.Child, Step.Child, Step.Loop, Step.Guarded, Step.Guarded,
        Step.Finally);

    public static Gen<RandomProgram> Any { get; } =
        Gen.Recursive<RandomProgram>((depth, any) => depth >= 3 ? Leaf : Gen.Frequency((2, Leaf), (3, Branch(any))))
            .Array[1, 3]
            .SelectMany(parts => Gen.Int[1, 2].Select(times => new RandomProgram(Step.Child, 0, times, parts)))
            .Select(Numbered)
            .Where(program => program.Races <= 8 && program.Size <= 120);

    /// <summary>How many races are run at most.</summary>
    private int Races => Times * (Parts.Sum(p => p.Races) + (Kind == Step.Race ? 1 : 0));

    /// <summary>How many steps are run at most.</summary>
    private int Size => Times * (Parts.Sum(p => p.Size) + 1);

    public IEnumerable<RandomProgram> Flatten() => Parts.SelectMany(p => p.Flatten()).Prepend(this);

    /// <summary>Each wait for an event of this sub-workflow, its own sub-workflows' left out, and how often it may
    /// be run.</summary>
    public IEnumerable<(RandomProgram Wait, int Times)> Waits()
    {
        return Parts.SelectMany(part => Within(part, Times));

        static IEnumerable<(RandomProgram Wait, int Times)> Within(RandomProgram p, int times) => p.Kind switch
        {
            Step.Event or Step.LateEvent or Step.RaceEvent => [(p, times)],
            Step.Child => [],
            _ => p.Parts.SelectMany(part => Within(part, times * p.Times)),
        };
    }

    public override string ToString()
    {
        var times = Times > 1 ? $"*{Times}" : "";
        return Parts.Length == 0 ? $"{Kind}{Number}" : $"{Kind}{Number}{times}({string.Join(' ', (object[])Parts)})";
    }

    private static Gen<RandomProgram> Of(Step kind) => Gen.Const(new RandomProgram(kind, 0, 1, []));

    private static Gen<RandomProgram> Branch(Gen<RandomProgram> any) =>
        Gen.Select(Branches, Gen.Int[1, 3], any.Array[1, 3]).Select((kind, times, parts) =>
            new RandomProgram(kind, 0, kind is Step.Loop or Step.Child ? times : 1, parts));

    private static RandomProgram Numbered(RandomProgram root)
    {
        var next = 0;
        return Number(root);

        RandomProgram Number(RandomProgram p) =>
            p with { Number = next++, Parts = p.Parts.Select(Number).ToArray() };
    }
}
