using System.Globalization;
using System.Text.Json;

namespace Claims.Workflows.Sqlite;

/// <summary>Statements about instances, their histories and inboxes. Writes run inside the caller's transaction.
/// </summary>
internal static class InstanceTable
{
    private const string Columns =
        "id, workflow, status, custom_status, output, failure, parent_id, created_at, updated_at, key";

    /// <returns>False when the id is taken.</returns>
    public static bool Insert(Session session, NewInstance instance, string? owner)
    {
        var at = IsoTime.Write(instance.Start.At);
        var keys = session.Query(
            """
            insert or ignore into instances
              (id, workflow, status, owner, wake_at, parent_id, parent_step, created_at, updated_at)
            values (@0, @1, 'Running', @2, @3, @4, @5, @3, @3) returning key
            """,
            r => r.GetInt64(0),
            instance.Id, instance.Start.Workflow, owner, at, instance.ParentId, instance.ParentStep);
        if (keys.Count == 0)
            return false;
        Append(session, keys[0], 0, HistoryJson.WriteUtf8(instance.Start));
        return true;
    }

    public static void Append(Session session, long key, long seq, byte[] fact) =>
        session.Run("insert into history values (@0, @1, @2)", key, seq, fact);

    public static long NextSeq(Session session, long key) =>
        session.Query("select max(seq) from history where instance = @0", r => r.GetInt64(0) + 1, key).Single();

    /// <returns>False when there is no such instance or it has ended.</returns>
    public static bool Post(Session session, string instanceId, byte[] message) =>
        session.Run(
            """
            insert into inbox (instance, message)
            select key, @1 from instances where id = @0 and status in ('Running', 'Parked', 'Suspended')
            """,
            instanceId, message) > 0;

    public static void ClearInbox(Session session, long key) =>
        session.Run("delete from inbox where instance = @0", key);

    public static WorkflowInstance? Get(Session session, string instanceId) =>
        session.Query($"select {Columns} from instances where id = @0", View, instanceId).SingleOrDefault();

    /// <summary>One page, newest first, after a mark.</summary>
    public static List<(WorkflowInstance Instance, long Key)> List(
        Session session, InstanceFilter filter, PageMark? after, int count) =>
        session.Query(
            $"""
            select {Columns} from instances
            where {Matches(0)} and (@5 is null or (created_at, key) < (@5, @6))
            order by created_at desc, key desc limit @7
            """,
            r => (View(r), r.GetInt64(9)),
            [.. MatchValues(filter), IsoTime.Write(after?.CreatedAt), after?.Key, count]);

    /// <summary>The condition of a filter, whose values are five parameters from a given one on.</summary>
    public static string Matches(int first) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        (@{first} is null or status = @{first})
          and (@{first + 1} is null or substr(id, 1, length(@{first + 1})) = @{first + 1})
          and (@{first + 2} is null or workflow = @{first + 2})
          and (@{first + 3} is null or created_at >= @{first + 3})
          and (@{first + 4} is null or created_at < @{first + 4})
        """);

    public static object?[] MatchValues(InstanceFilter filter) =>
    [
        filter.Status?.ToString(),
        filter.IdPrefix,
        filter.Workflow,
        IsoTime.Write(filter.CreatedFrom),
        IsoTime.Write(filter.CreatedBefore),
    ];

    /// <returns>False when the instance has ended or is another owner's.</returns>
    public static bool Keep(Session session, string instanceId, string owner, IReadOnlyList<byte[]> messages)
    {
        var mine = session.Query(
            """
            select 1 from instances
            where id = @0 and owner = @1 and status in ('Running', 'Parked', 'Suspended')
            """,
            r => r.GetInt64(0),
            instanceId, owner).Count > 0;
        foreach (var message in mine ? messages : [])
            Post(session, instanceId, message);
        return mine;
    }

    public static List<HistoryEvent> History(Session session, string instanceId) =>
        session.Query(
            """
            select seq, fact from history where instance = (select key from instances where id = @0) order by seq
            """,
            r => Read(session, instanceId, $"fact {r.GetInt64(0)} of its history", r.GetUtf8(1)),
            instanceId);

    public static List<InboxMessage> Inbox(Session session, string instanceId, long afterId) =>
        session.Query(
            """
            select id, message from inbox
            where instance = (select key from instances where id = @0) and id > @1 order by id
            """,
            r => new InboxMessage(r.GetInt64(0), ReadMessage(session, instanceId, r.GetInt64(0), r.GetUtf8(1))),
            instanceId, afterId);

    public static StoredInstance? Load(Session session, string instanceId, string owner) =>
        session.Query(
            """
            select parent_id, parent_step, custom_status from instances
            where id = @0 and owner = @1 and status = 'Running'
            """,
            r => (ParentId: r.GetText(0), ParentStep: r.GetInt32(1), CustomStatus: r.GetText(2)),
            instanceId, owner)
        .Select(i => new StoredInstance(
            Present(session, instanceId), Inbox(session, instanceId, 0), i.ParentId, i.ParentStep, i.CustomStatus))
        .SingleOrDefault();

    private static List<HistoryEvent> Present(Session session, string instanceId)
    {
        var history = History(session, instanceId);
        return history is [RunStarted, ..] ? history : throw Unreadable(session, instanceId, "fact 0 of its history");
    }

    private static Message ReadMessage(Session session, string instanceId, long id, ReadOnlySpan<byte> json)
    {
        var what = $"message {id} of its inbox";
        return Read(session, instanceId, what, json) as Message ?? throw Unreadable(session, instanceId, what);
    }

    private static HistoryEvent Read(Session session, string instanceId, string what, ReadOnlySpan<byte> json)
    {
        try
        {
            return HistoryJson.Read(json);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw Unreadable(session, instanceId, what, e);
        }
    }

    private static UnreadableFactException Unreadable(
        Session session, string instanceId, string what, Exception? cause = null) =>
        new(instanceId, $"{what} in '{session.Path}'", cause);

    private static WorkflowInstance View(Row row) => new(
        row.GetString(0),
        row.GetString(1),
        Enum.Parse<InstanceStatus>(row.GetString(2)),
        row.GetText(3),
        row.GetText(4),
        row.GetText(5) is { } failure ? HistoryJson.ReadFailure(failure) : null,
        row.GetText(6),
        IsoTime.Read(row.GetString(7)),
        IsoTime.Read(row.GetString(8)));
}
