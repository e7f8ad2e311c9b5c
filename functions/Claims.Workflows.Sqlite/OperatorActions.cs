namespace Claims.Workflows.Sqlite;

/// <summary>What clients and operators change of instances from outside of their turns, inside the caller's
/// transaction.</summary>
internal static class OperatorActions
{
    public static bool Suspend(Session session, string instanceId, string reason, DateTimeOffset at) =>
        session.Run(
            """
            update instances set status = 'Suspended', failure = @1, updated_at = @2
            where id = @0 and status = 'Running'
            """,
            instanceId,
            HistoryJson.Write(new Failure(nameof(InstanceStatus.Suspended), reason)),
            IsoTime.Write(at)) > 0;

    public static bool Resume(Session session, string instanceId, string? owner, DateTimeOffset at)
    {
        var keys = session.Query(
            "select key from instances where id = @0 and status in ('Parked', 'Suspended')",
            r => r.GetInt64(0),
            instanceId);
        keys.ForEach(key => RunAgain(session, key, instanceId, owner, at));
        return keys.Count > 0;
    }

    /// <summary>
    /// An owner that lives keeps the instance, for it may still run attempts of it; a message tells it to go on.
    /// </summary>
    private static void RunAgain(Session session, long key, string instanceId, string? owner, DateTimeOffset at)
    {
        session.Run(
            """
            update instances set status = 'Running', failure = null, wake_at = @2, updated_at = @2,
              owner = case when owner in (select id from owners) then owner else @1 end
            where key = @0
            """,
            key, owner, IsoTime.Write(at));
        InstanceTable.Post(session, instanceId, HistoryJson.WriteUtf8(new WokenByOperator()));
    }

    public static Termination Terminate(Session session, string instanceId, string reason, DateTimeOffset at)
    {
        var tree = session.Query(
            """
            with recursive tree (key, id, parent_id, parent_step) as (
              select key, id, parent_id, parent_step from instances
                where id = @0 and status in ('Running', 'Parked', 'Suspended')
              union all
              select c.key, c.id, c.parent_id, c.parent_step from instances c join tree t on c.parent_id = t.id
                where c.status in ('Running', 'Parked', 'Suspended'))
            select key, id, parent_id, parent_step from tree
            """,
            r => (Key: r.GetInt64(0), Id: r.GetString(1), ParentId: r.GetText(2), ParentStep: r.GetInt32(3)),
            instanceId);
        if (tree.Count == 0)
            return new Termination([], null);

        var failure = new Failure(nameof(InstanceStatus.Terminated), reason);
        var fact = HistoryJson.WriteUtf8(new RunTerminated(at, reason));
        foreach (var (key, _, _, _) in tree)
        {
            session.Run(
                """
                update instances set status = 'Terminated', failure = @1, wake_at = null, updated_at = @2
                where key = @0
                """,
                key, HistoryJson.Write(failure), IsoTime.Write(at));
            InstanceTable.Append(session, key, InstanceTable.NextSeq(session, key), fact);
            DeadLetterTable.Bury(session, key, InstanceStatus.Terminated, at, []);
            Checkpoints.Reach(Checkpoint.TerminationHalfWritten);
        }

        var first = tree[0];
        var told = first.ParentId is not null
            && InstanceTable.Post(
                session, first.ParentId, HistoryJson.WriteUtf8(new ChildFailed(first.ParentStep, failure)));
        return new Termination(tree.ConvertAll(t => t.Id), told ? first.ParentId : null);
    }

    /// <returns>False when one of them has not failed; the caller's transaction has changed nothing then.</returns>
    public static bool Rewind(Session session, IReadOnlyList<Rewinding> rewindings, string? owner)
    {
        var keys = rewindings
            .Select(r => session.Query(
                "select key from instances where id = @0 and status = 'Failed'", row => row.GetInt64(0), r.InstanceId))
            .ToList();
        if (keys.Exists(key => key.Count == 0)
            || !rewindings.All(r => r.Fits(InstanceTable.History(session, r.InstanceId))))
            return false;
        foreach (var (rewinding, key) in rewindings.Zip(keys))
            Rewind(session, rewinding, key[0], owner);
        return true;
    }

    private static void Rewind(Session session, Rewinding rewinding, long key, string? owner)
    {
        session.Run(
            """
            delete from history where instance = @0 and seq in (
              select seq from history where instance = @0 order by seq limit -1 offset @1)
            """,
            key, rewinding.KeptFacts);
        InstanceTable.Append(session, key, InstanceTable.NextSeq(session, key), HistoryJson.WriteUtf8(rewinding.Fact));
        RunAgain(session, key, rewinding.InstanceId, owner, rewinding.Fact.At);
        Checkpoints.Reach(Checkpoint.RewindHalfWritten);
        var inbox = rewinding.Inbox.Select(HistoryJson.WriteUtf8).Concat(DeadLetterTable.Exhume(session, key));
        foreach (var message in inbox)
            InstanceTable.Post(session, rewinding.InstanceId, message);
    }

    public static int Purge(Session session, DateTimeOffset endedBefore, InstanceFilter filter, int atMost)
    {
        var keys = session.Query(
            $"""
            select key from instances i
            where status in ('Completed', 'Failed', 'Terminated', 'Cancelled') and updated_at < @0
              and {InstanceTable.Matches(1)}
              and not exists (select 1 from instances p
                where p.id = i.parent_id and p.status in ('Running', 'Parked', 'Suspended'))
            order by updated_at limit @6
            """,
            r => r.GetInt64(0),
            [IsoTime.Write(endedBefore), .. InstanceTable.MatchValues(filter), atMost]);
        foreach (var key in keys)
        {
            session.Run("delete from history where instance = @0", key);
            Checkpoints.Reach(Checkpoint.PurgeHalfWritten);
            session.Run("delete from dead_letters where instance = @0", key);
            session.Run("delete from instances where key = @0", key);
        }

        return keys.Count;
    }
}
