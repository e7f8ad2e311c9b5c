using System.CommandLine;
using Claims.Workflows;

namespace Claims.Local.Verbs.Workflows;

/// <summary>claims workflows replay: whether histories fit the present code; changes nothing.</summary>
internal static class ReplayVerb
{
    public static System.CommandLine.Command Make()
    {
        var id = new Argument<string?>("ID")
        {
            Description = "One instance; without it, every instance that has not ended.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new System.CommandLine.Command(
            "replay", "Runs histories against this program's code and says whether they still fit. Changes nothing.")
        {
            id,
        };
        command.SetAction((parsed, cancel) => EngineSession.RunAsync(parsed, async (engine, _) =>
        {
            var ids = parsed.GetValue(id) is { } one
                ? [(await EngineSession.FindAsync(engine, one, cancel)).Id]
                : await engine.ListAsync(new InstanceFilter(), cancel)
                    .Where(instance => instance.Status.IsOpen())
                    .Select(instance => instance.Id)
                    .ToListAsync(cancel);
            return await ReplayAsync(engine, ids, cancel);
        }));
        return command;
    }

    /// <returns>0 when all fit.</returns>
    private static async Task<int> ReplayAsync(
        WorkflowEngine engine, List<string> ids, CancellationToken cancellationToken)
    {
        var misfits = 0;
        foreach (var id in ids)
        {
            var verdict = await engine.ReplayAsync(id, cancellationToken);
            if (verdict.Problem is not { } problem)
            {
                Console.WriteLine($"fits     {id} ({verdict.Facts} facts)");
                continue;
            }

            misfits++;
            Console.WriteLine($"MISFIT   {id}: {problem.Message}");
        }

        Console.WriteLine($"{ids.Count - misfits} of {ids.Count} histories fit this program.");
        return misfits == 0 ? 0 : 1;
    }
}
