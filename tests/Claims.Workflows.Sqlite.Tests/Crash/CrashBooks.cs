using System.Globalization;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>Looks through what is left when all is done: every instance, effect and acknowledged request.</summary>
internal sealed class CrashBooks
{
    private readonly string _folder;
    private readonly List<WorkflowInstance> _instances;
    private readonly Dictionary<string, List<HistoryEvent>> _histories;
    private readonly List<DeadLetter> _letters;

    private CrashBooks(
        string folder,
        List<WorkflowInstance> instances,
        Dictionary<string, List<HistoryEvent>> histories,
        List<DeadLetter> letters)
    {
        _letters = letters;
        _folder = folder;
        _instances = instances;
        _histories = histories;
        using var ledger = new Ledger(folder);
        Effects = ledger.Effects();
        Overlaps = ledger.Overlaps();
        Unended = ledger.Unended();
    }

    public List<(string Key, string Owner, int Runs)> Effects { get; }

    public List<(string Key, string First)> Overlaps { get; }

    public int Orders => Of(CrashOrder.Ref).Count;

    private List<string> Unended { get; }

    public static async Task<CrashBooks> ReadAsync(CrashScene scene)
    {
        await using var store = new SqliteWorkflowStore(scene.Database);
        await store.OpenAsync(default);
        var instances = new List<WorkflowInstance>();
        await foreach (var instance in store.ListAsync(new InstanceFilter(), default))
            instances.Add(instance);
        var histories = new Dictionary<string, List<HistoryEvent>>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            histories[instance.Id] = [];
            await foreach (var fact in store.ReadHistoryAsync(instance.Id, default))
                histories[instance.Id].Add(fact);
        }

        using var session = new Session(scene.Database);
        Assert.Equal(["ok"], session.Query("pragma integrity_check", r => r.GetString(0)));
        Assert.Equal([0L, 0L], session.Query(
            "select count(*) from inbox union all select count(*) from owners", r => r.GetInt64(0)));
        Assert.Equal([0L, 0L], session.Query(
            """
            select count(*) from history where instance not in (select key from instances) union all
            select count(*) from dead_letters where instance not in (select key from instances)
            """,
            r => r.GetInt64(0)));
        Assert.Empty(Directory.GetFiles(scene.Folder, "*.lock"));
        return new CrashBooks(scene.Folder, instances, histories, DeadLetterTable.List(session, 0, int.MaxValue));
    }

    /// <summary>All but overlaps, which a test judges by what it did.</summary>
    public void AssertAgree()
    {
        foreach (var order in Of(CrashOrder.Ref))
        {
            var input = int.Parse(order.Id.AsSpan(order.Id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
            AssertCompleted(order, CrashOrder.Expected(input));
            AssertEachStepEndedOnce(order.Id, CrashOrder.Rounds * (CrashOrder.Wide + 2));
        }

        Assert.All(Of(CrashPart.Ref), part => Assert.Equal(InstanceStatus.Completed, part.Status));
        Assert.All(Of(CrashRelay.Ref), relay => AssertCompleted(relay, CrashRelay.Result));
        Assert.All(
            Of(CrashDoomed.Ref).Concat(Of(CrashIdle.Ref)),
            doomed => Assert.Equal(InstanceStatus.Terminated, doomed.Status));
        var expected = Of(CrashOrder.Ref).SelectMany(order => CrashOrder.ExpectedEffects(order.Id))
            .Concat(Of(CrashRelay.Ref).SelectMany(relay => CrashRelay.ExpectedEffects(relay.Id)))
            .Concat(AssertOperated());
        Assert.Equal(expected.Order(StringComparer.Ordinal), Effects.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Empty(Unended);

        // Of what was acknowledged, nothing may be missing; that events are not is shown by the ends of all orders.
        Assert.Empty(Acknowledged("started ").Except(_instances.Select(i => i.Id)));
        var terminated = Of(CrashDoomed.Ref).Select(i => i.Id);
        Assert.Empty(Acknowledged("ended ").Except(terminated));
    }

    /// <returns>The effects of those whom operators dealt with.</returns>
    private IEnumerable<string> AssertOperated()
    {
        var paused = Of(CrashPaused.Ref);
        var mended = Of(CrashMended.Ref);
        var undone = Of(CrashUndone.Ref);
        Assert.All(paused, p => AssertCompleted(p, Enumerable.Range(0, CrashPaused.Steps).Sum()));
        Assert.All(mended.Concat(Of(CrashMendedPart.Ref)), m => AssertCompleted(m, 0));
        Assert.All(mended, m => Assert.Single(_histories[m.Id].OfType<Rewound>()));
        Assert.All(
            undone.Concat(Of(CrashUndonePart.Ref)), u => Assert.Equal(InstanceStatus.Cancelled, u.Status));
        Assert.Empty(Of(CrashBrief.Ref));
        AssertLetters();
        return paused.SelectMany(p => CrashPaused.ExpectedEffects(p.Id))
            .Concat(mended.SelectMany(m => CrashMended.ExpectedEffects(m.Id)))
            .Concat(undone.SelectMany(u => CrashUndone.ExpectedEffects(u.Id)));
    }

    /// <summary>A letter is taken or dead: acknowledged, one of them; never both, nor twice.</summary>
    private void AssertLetters()
    {
        Assert.All(Of(CrashLetters.Ref), l => Assert.Equal(InstanceStatus.Completed, l.Status));
        var taken = Of(CrashLetters.Ref).Where(l => l.Output != "0").Select(l => $"{l.Id} {l.Output}");
        var dead = _letters.Where(l => l.Event.Name == CrashLetters.Letter.Name)
            .Select(l => $"{l.InstanceId} {l.Event.Payload.GetRawText()}");
        var found = taken.Concat(dead).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Empty(Acknowledged("lettered ").Except(found));
    }

    private List<WorkflowInstance> Of(WorkflowRef<int, int> workflow) =>
        _instances.FindAll(i => i.Workflow == workflow.Name);

    private IEnumerable<string> Acknowledged(string what) =>
        Tests.Acknowledged.ReadAll(_folder)
            .Where(note => note.StartsWith(what, StringComparison.Ordinal))
            .Select(note => note[what.Length..]);

    private static void AssertCompleted(WorkflowInstance instance, int output) =>
        Assert.Equal($"{instance.Id} Completed {output}", $"{instance.Id} {instance.Status} {instance.Output}");

    private void AssertEachStepEndedOnce(string id, int count)
    {
        var ended = _histories[id]
            .Select(fact => fact switch
            {
                ActivityCompleted f => f.Step,
                ChildCompleted f => f.Step,
                TimerFired f => f.Step,
                _ => -1,
            })
            .Where(step => step >= 0)
            .ToList();
        Assert.Equal(count, ended.Count);
        Assert.Equal(count, ended.Distinct().Count());
    }
}
