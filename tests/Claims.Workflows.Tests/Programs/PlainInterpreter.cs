using static Claims.Workflows.Tests.RandomProgram;

namespace Claims.Workflows.Tests;

/// <summary>What a program comes to.</summary>
/// <param name="Result">"Completed" with its text, or "Failed" with the number of the step at fault.</param>
/// <param name="Effects">What its activities did, sorted; those of races, which may be cancelled, left out.</param>
internal sealed record Outcome(string Result, string Effects)
{
    public static Outcome Of(string result, IEnumerable<string> effects) =>
        new(result, string.Join(' ', effects.Order(StringComparer.Ordinal)));
}

/// <summary>A failure that ends a workflow unless it is handled.</summary>
/// <param name="step">The step at fault, as "x" and its number.</param>
internal sealed class ProgramFailed(string step) : Exception(step);

/// <summary>
/// A plain reading of a program: no engine, no waiting, no time. Only who wins a race is left open, so that there is
/// one outcome for each way the races may end.
/// </summary>
internal sealed class PlainInterpreter
{
    private readonly List<bool> _choices;
    private readonly List<string> _effects = [];
    private int _chosen;

    private PlainInterpreter(List<bool> choices) => _choices = choices;

    public static HashSet<Outcome> Outcomes(RandomProgram program)
    {
        var outcomes = new HashSet<Outcome>();
        var choices = new List<bool>();
        do
        {
            outcomes.Add(new PlainInterpreter(choices).Run(program));
        }
        while (MoveNext(choices));
        return outcomes;
    }

    /// <summary>Counts on: the last choice for the first contestant becomes one for the second.</summary>
    private static bool MoveNext(List<bool> choices)
    {
        var last = choices.LastIndexOf(false);
        if (last < 0)
            return false;
        choices.RemoveRange(last, choices.Count - last);
        choices.Add(true);
        return true;
    }

    private Outcome Run(RandomProgram program)
    {
        try
        {
            return Outcome.Of($"Completed {Child(program)}", _effects);
        }
        catch (ProgramFailed e)
        {
            return Outcome.Of($"Failed {e.Message}", _effects);
        }
    }

    /// <summary>Events are a sub-workflow's own, through all its runs.</summary>
    private string Child(RandomProgram program)
    {
        var events = new Dictionary<int, int>();
        return Repeat(program, events);
    }

    private string Repeat(RandomProgram p, Dictionary<int, int> events) =>
        string.Concat(Enumerable.Range(0, p.Times).Select(_ => Sequence(p, events)));

    private string Sequence(RandomProgram p, Dictionary<int, int> events) =>
        string.Concat(p.Parts.Select(part => Read(part, events)));

    private string Read(RandomProgram p, Dictionary<int, int> events) => p.Kind switch
    {
        Step.Call => Effect($"c{p.Number}"),
        Step.Retried => Effect($"r{p.Number}"),
        Step.Broken => $"b{p.Number}",
        Step.Pause => $"p{p.Number}",
        Step.Event or Step.LateEvent => NextEvent(p.Number, events),
        Step.Timeout => $"t{p.Number}",
        Step.Fail or Step.Throw => throw new ProgramFailed($"x{p.Number}"),
        Step.RaceCall => $"q{p.Number}",
        Step.RaceEvent => $"w{p.Number}",
        Step.Sequence => Sequence(p, events),
        Step.Parallel => Parallel(p, events),
        Step.Child => $"({Child(p)})",
        Step.Loop => Repeat(p, events),
        Step.Guarded => Guarded(p, events),
        Step.Finally => Finally(p, events),
        Step.Race => $"<{Read(p.Parts[Choose() ? 1 : 0], events)}>",
        _ => throw new InvalidOperationException($"{p.Kind}"),
    };

    private string Effect(string effect)
    {
        _effects.Add(effect);
        return effect;
    }

    private static string NextEvent(int number, Dictionary<int, int> events) =>
        $"e{number}.{events[number] = events.GetValueOrDefault(number) + 1},";

    /// <summary>All parts come to their end; the first one's failure is the whole one's.</summary>
    private string Parallel(RandomProgram p, Dictionary<int, int> events)
    {
        ProgramFailed? first = null;
        var results = new List<string>();
        foreach (var part in p.Parts)
        {
            try
            {
                results.Add(Read(part, events));
            }
            catch (ProgramFailed e)
            {
                first ??= e;
            }
        }

        return first is null ? $"[{string.Join('|', results)}]" : throw first;
    }

    private string Guarded(RandomProgram p, Dictionary<int, int> events)
    {
        string text;
        try
        {
            text = Sequence(p, events);
        }
        catch (ProgramFailed e)
        {
            text = $"!{e.Message}{Effect($"u{p.Number}")}";
        }

        return $"{{{text}{Effect($"f{p.Number}")}}}";
    }

    private string Finally(RandomProgram p, Dictionary<int, int> events)
    {
        try
        {
            return Sequence(p, events);
        }
        finally
        {
            Effect($"f{p.Number}");
        }
    }

    private bool Choose()
    {
        if (_chosen == _choices.Count)
            _choices.Add(false);
        return _choices[_chosen++];
    }
}
