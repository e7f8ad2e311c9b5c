using System.Collections.Concurrent;

namespace Claims.Workflows.Sqlite;

/// <summary>
/// Who runs which instances. An owner is a row with a lease and a locked file; when either ends, its instances go to
/// whoever claims next. Runs on the writer's thread, inside its transaction.
/// </summary>
internal sealed class OwnerLeases(string database, TimeSpan lease, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<string, OwnerLock> _locks = new(StringComparer.Ordinal);

    // The database's version when each owner's last claim was made durable.
    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <returns>The claim, and the database's version to confirm once it is durable.</returns>
    public (Claim Claim, long Version) Claim(Session session, string owner)
    {
        var now = clock.GetUtcNow();
        var held = session.Query(
            "select lease_until from owners where id = @0", r => IsoTime.Read(r.GetString(0)), owner);
        var wasKnown = _seen.TryGetValue(owner, out var seen);
        var version = session.Query("pragma data_version", r => r.GetInt64(0)).Single();
        var foreign = !wasKnown || version != seen;
        var until = held.SingleOrDefault();
        if (until - now < lease * 2 / 3)
        {
            Lock(owner);
            until = now + lease;
            session.Run("insert or replace into owners values (@0, @1)", owner, IsoTime.Write(until));
        }

        var wakes = TakeOver(session, owner, now);
        if (foreign)
            wakes.AddRange(Mail(session, owner));
        return (new Claim(wasKnown && held.Count == 0, foreign, until - now, wakes), version);
    }

    /// <summary>Notes that a claim is durable and its wakes are on their way.</summary>
    public void Confirm(string owner, long version) => _seen[owner] = version;

    public bool Release(Session session, string owner)
    {
        session.Run("update instances set owner = null where owner = @0 and status = 'Running'", owner);
        session.Run("delete from owners where id = @0", owner);
        _seen.TryRemove(owner, out _);
        if (_locks.Remove(owner, out var file))
            file.Delete();
        return true;
    }

    public void Dispose()
    {
        foreach (var file in _locks.Values)
            file.Dispose();
    }

    private void Lock(string owner)
    {
        if (!_locks.ContainsKey(owner))
            _locks.Add(owner, new OwnerLock(database, owner));
    }

    /// <summary>Takes what nobody owns and what the dead leave behind.</summary>
    private List<Wake> TakeOver(Session session, string owner, DateTimeOffset now)
    {
        var wakes = Take(session, owner, from: null);
        var others = session.Query(
            "select id, lease_until from owners where id <> @0",
            r => (Id: r.GetString(0), Until: IsoTime.Read(r.GetString(1))),
            owner);
        foreach (var (id, until) in others)
        {
            var isDead = _locks[owner].IsDead(database, id);
            if (until > now && !isDead)
                continue;
            session.Run("delete from owners where id = @0", id);
            wakes.AddRange(Take(session, owner, id));
        }

        return wakes;
    }

    private static List<Wake> Take(Session session, string owner, string? from) =>
        session.Query(
            """
            update instances set owner = @0 where status = 'Running' and owner is @1
            returning id, wake_at, exists (select 1 from inbox where instance = key)
            """,
            r => (Id: r.GetString(0), Due: r.GetText(1), HasMail: r.GetBoolean(2)),
            owner, from)
        .Where(i => i.HasMail || i.Due is not null)
        .Select(i => new Wake(i.Id, i.HasMail ? null : IsoTime.Read(i.Due!)))
        .ToList();

    private static List<Wake> Mail(Session session, string owner) =>
        session.Query(
            """
            select id from instances
            where key in (select instance from inbox) and owner = @0 and status = 'Running'
            """,
            r => new Wake(r.GetString(0), null),
            owner);
}
