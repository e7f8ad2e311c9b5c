using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite;

/// <summary>Statements about instances, their histories and inboxes. Writes run inside the caller's transaction.
/// </summary>
internal static class InstanceTable
{
    private const string Columns =
        "id, workflow, status, custom_status, output, failure, created_at, updated_at, key";

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
        Append(session, keys[0], 0, HistoryJson.Write(instance.Start));
        return true;
    }

    public static void Append(Session session, long key, long seq, string fact) =>
        session.Run("insert into history values (@0, @1, @2)", key, seq, fact);

    public static long NextSeq(Session session, long key) =>
        session.Query("select max(seq) from history where instance = @0", r => r.GetInt64(0) + 1, key).Single();

    /// <returns>False when there is no such instance or it has ended.</returns>
    public static bool Post(Session session, string instanceId, string message) =>
        session.Run(
            """
            insert into inbox (instance, message)
            select key, @1 from instances where id = @0 and status in ('Running', 'Parked')
            """,
            instanceId, message) > 0;

    public static void ClearInbox(Session session, long key) =>
        session.Run("delete from inbox where instance = @0", key);

    public static bool Resume(Session session, string instanceId, string? owner, DateTimeOffset at) =>
        session.Run(
            """
            update instances set status = 'Running', failure = null, owner = @1, wake_at = @2, updated_at = @2
            where id = @0 and status = 'Parked'
            """,
            instanceId, owner, IsoTime.Write(at)) > 0;

    public static Termination Terminate(Session session, string instanceId, string reason, DateTimeOffset at)
    {
        var tree = session.Query(
            """
            with recursive tree (key, id, parent_id, parent_step) as (
              select key, id, parent_id, parent_step from instances
                where id = @0 and status in ('Running', 'Parked')
              union all
              select c.key, c.id, c.parent_id, c.parent_step from instances c join tree t on c.parent_id = t.id
                where c.status in ('Running', 'Parked'))
            select key, id, parent_id, parent_step from tree
            """,
            r => (Key: r.GetInt64(0), Id: r.GetString(1), ParentId: Text(r, 2), ParentStep: r.GetInt32(3)),
            instanceId);
        if (tree.Count == 0)
            return new Termination([], null);

        var failure = new Failure("Terminated", reason);
        var fact = HistoryJson.Write(new RunTerminated(at, reason));
        foreach (var (key, _, _, _) in tree)
        {
            session.Run(
                """
                update instances set status = 'Terminated', failure = @1, wake_at = null, updated_at = @2
                where key = @0
                """,
                key, HistoryJson.Write(failure), IsoTime.Write(at));
            Append(session, key, NextSeq(session, key), fact);
            ClearInbox(session, key);
            Checkpoints.Reach(Checkpoint.TerminationHalfWritten);
        }

        var first = tree[0];
        var told = first.ParentId is not null
            && Post(session, first.ParentId, HistoryJson.Write(new ChildFailed(first.ParentStep, failure)));
        return new Termination(tree.ConvertAll(t => t.Id), told ? first.ParentId : null);
    }

    public static WorkflowInstance? Get(Session session, string instanceId) =>
        session.Query($"select {Columns} from instances where id = @0", View, instanceId).SingleOrDefault();

    /// <summary>One page, newest first, after the last of the page before.</summary>
    public static List<(WorkflowInstance Instance, long Key)> List(
        Session session, InstanceFilter filter, (string CreatedAt, long Key)? last, int count) =>
        session.Query(
            $"""
            select {Columns} from instances
            where (@0 is null or status = @0)
              and (@1 is null or substr(id, 1, length(@1)) = @1)
              and (@2 is null or (created_at, key) < (@2, @3))
            order by created_at desc, key desc limit @4
            """,
            r => (View(r), r.GetInt64(8)),
            filter.Status?.ToString(), filter.IdPrefix, last?.CreatedAt, last?.Key, count);

    public static List<HistoryEvent> History(Session session, string instanceId) =>
        session.Query(
            """
            select seq, fact from history where instance = (select key from instances where id = @0) order by seq
            """,
            r => Read(session, instanceId, $"fact {r.GetInt64(0)} of its history", r.GetString(1)),
            instanceId);

    public static List<InboxMessage> Inbox(Session session, string instanceId, long afterId) =>
        session.Query(
            """
            select id, message from inbox
            where instance = (select key from instances where id = @0) and id > @1 order by id
            """,
            r => new InboxMessage(r.GetInt64(0), ReadMessage(session, instanceId, r.GetInt64(0), r.GetString(1))),
            instanceId, afterId);

    public static StoredInstance? Load(Session session, string instanceId, string owner) =>
        session.Query(
            """
            select parent_id, parent_step, custom_status from instances
            where id = @0 and owner = @1 and status = 'Running'
            """,
            r => (ParentId: Text(r, 0), ParentStep: r.GetInt32(1), CustomStatus: Text(r, 2)),
            instanceId, owner)
        .Select(i => new StoredInstance(
            Present(session, instanceId), Inbox(session, instanceId, 0), i.ParentId, i.ParentStep, i.CustomStatus))
        .SingleOrDefault();

    private static List<HistoryEvent> Present(Session session, string instanceId)
    {
        var history = History(session, instanceId);
        return history is [RunStarted, ..] ? history : throw Unreadable(session, instanceId, "fact 0 of its history");
    }

    private static Message ReadMessage(Session session, string instanceId, long id, string json)
    {
        var what = $"message {id} of its inbox";
        return Read(session, instanceId, what, json) as Message ?? throw Unreadable(session, instanceId, what);
    }

    private static HistoryEvent Read(Session session, string instanceId, string what, string json)
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

    private static WorkflowInstance View(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Enum.Parse<InstanceStatus>(row.GetString(2)),
        Text(row, 3),
        Text(row, 4),
        Text(row, 5) is { } failure ? HistoryJson.ReadFailure(failure) : null,
        IsoTime.Read(row.GetString(6)),
        IsoTime.Read(row.GetString(7)));

    private static string? Text(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
