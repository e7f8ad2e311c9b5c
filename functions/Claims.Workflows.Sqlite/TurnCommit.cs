namespace Claims.Workflows.Sqlite;

/// <summary>Writes one turn, inside the writer's transaction.</summary>
internal static class TurnCommit
{
    public static CommitOutcome Run(Session session, Turn turn, byte[][] facts)
    {
        // The fence: an owner that lost the instance, or whose instance was ended, changes nothing.
        var keys = session.Query(
            """
            update instances
            set status = @2, custom_status = @3, output = @4, failure = @5, wake_at = @6, updated_at = @7
            where id = @0 and owner = @1 and status = 'Running' returning key
            """,
            r => r.GetInt64(0),
            turn.InstanceId,
            turn.Owner,
            turn.Status.ToString(),
            turn.CustomStatus,
            turn.Output,
            turn.Failure is { } failure ? HistoryJson.Write(failure) : null,
            IsoTime.Write(turn.Wake),
            IsoTime.Write(turn.At));
        if (keys.Count == 0)
            return CommitOutcome.NotOwned;

        WriteHistory(session, keys[0], turn, facts);
        Checkpoints.Reach(Checkpoint.TurnHalfWritten);
        WriteInbox(session, keys[0], turn);
        return WriteOthers(session, turn) ? CommitOutcome.CommittedWithMessage : CommitOutcome.Committed;
    }

    private static void WriteHistory(Session session, long key, Turn turn, byte[][] facts)
    {
        if (turn.ClearsHistory)
            session.Run("delete from history where instance = @0", key);
        if (facts.Length == 0)
            return;
        var seq = turn.ClearsHistory ? 0 : InstanceTable.NextSeq(session, key);
        foreach (var fact in facts)
            InstanceTable.Append(session, key, seq++, fact);
    }

    private static void WriteInbox(Session session, long key, Turn turn)
    {
        foreach (var id in turn.Consumed)
            session.Run("delete from inbox where id = @0", id);
        if (!turn.Status.IsOpen())
            DeadLetterTable.Bury(session, key, turn.Status, turn.At, turn.Untaken);
        foreach (var message in turn.Kept)
            InstanceTable.Post(session, turn.InstanceId, HistoryJson.WriteUtf8(message));
    }

    /// <returns>True when a sub-workflow's id was taken and the instance was told so.</returns>
    private static bool WriteOthers(Session session, Turn turn)
    {
        var refused = false;
        foreach (var child in turn.Children)
        {
            if (InstanceTable.Insert(session, child, turn.Owner))
                continue;
            var message = HistoryJson.WriteUtf8(ChildIdTaken.Message(child));
            refused |= InstanceTable.Post(session, turn.InstanceId, message);
        }

        foreach (var outgoing in turn.Outgoing)
            InstanceTable.Post(session, outgoing.InstanceId, HistoryJson.WriteUtf8(outgoing.Message));
        return refused;
    }
}
