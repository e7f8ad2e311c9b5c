namespace Claims.Workflows.Sqlite;

/// <summary>Statements about dead letters. Writes run inside the caller's transaction.</summary>
internal static class DeadLetterTable
{
    /// <summary>The events of an instance that ends: those no wait took, and those in its inbox.</summary>
    public static void Bury(
        Session session, long key, InstanceStatus end, DateTimeOffset at, IReadOnlyList<EventRaised> untaken)
    {
        var reason = DeadLetterReason.Of(end);
        foreach (var raised in untaken)
            Insert(session, key, HistoryJson.WriteUtf8(raised), reason, at, fromInbox: false);
        MoveInbox(session, key, reason, at);
        InstanceTable.ClearInbox(session, key);
    }

    /// <summary>Moves the events of a parked instance's inbox here.</summary>
    /// <returns>How many.</returns>
    public static int SetAside(Session session, string instanceId, string reason, DateTimeOffset at) =>
        session.Query(
            "select key from instances where id = @0 and status = 'Parked'", r => r.GetInt64(0), instanceId)
        .Sum(key => MoveInbox(session, key, reason, at));

    public static List<DeadLetter> List(Session session, long afterId, int size) =>
        session.Query(
            """
            select d.id, i.id, d.message, d.reason, d.at from dead_letters d join instances i on i.key = d.instance
            where d.id > @0 order by d.id limit @1
            """,
            r => new DeadLetter(
                r.GetInt64(0),
                r.GetString(1),
                (EventRaised)HistoryJson.Read(r.GetUtf8(2)),
                r.GetString(3),
                IsoTime.Read(r.GetString(4))),
            afterId, size);

    /// <returns>False when there is no such dead letter, or the instance has ended.</returns>
    public static bool Redeliver(Session session, long id, string instanceId)
    {
        var message = session.Query("select message from dead_letters where id = @0", r => r.GetUtf8(0).ToArray(), id);
        return message is [var found] && InstanceTable.Post(session, instanceId, found) && Delete(session, id);
    }

    public static bool Delete(Session session, long id) =>
        session.Run("delete from dead_letters where id = @0", id) > 0;

    /// <summary>Takes back what an end had buried; what is in the history too is only dropped.</summary>
    /// <returns>The messages for the inbox, oldest first.</returns>
    public static List<byte[]> Exhume(Session session, long key)
    {
        var inbox = session.Query(
            "select message from dead_letters where instance = @0 and from_inbox = 1 order by id",
            r => r.GetUtf8(0).ToArray(),
            key);
        session.Run("delete from dead_letters where instance = @0", key);
        return inbox;
    }

    private static int MoveInbox(Session session, long key, string reason, DateTimeOffset at)
    {
        var events = session.Query(
            "select id, message from inbox where instance = @0 order by id",
            r => (Id: r.GetInt64(0), Message: r.GetUtf8(1).ToArray()),
            key)
        .FindAll(m => HistoryJson.Read(m.Message) is EventRaised);
        foreach (var (id, message) in events)
        {
            Insert(session, key, message, reason, at, fromInbox: true);
            session.Run("delete from inbox where id = @0", id);
        }

        return events.Count;
    }

    private static void Insert(
        Session session, long key, byte[] message, string reason, DateTimeOffset at, bool fromInbox)
    {
        session.Run(
            "insert into dead_letters (instance, message, reason, at, from_inbox) values (@0, @1, @2, @3, @4)",
            key, message, reason, IsoTime.Write(at), fromInbox ? 1 : 0);
        Checkpoints.Reach(Checkpoint.LettersHalfWritten);
    }
}
