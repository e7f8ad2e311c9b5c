using System.Collections.Concurrent;

namespace Claims.Workflows.Sqlite;

/// <summary>What a heartbeat wrote and found; to be confirmed once it is durable.</summary>
/// <param name="Claim">What the engine is told.</param>
/// <param name="Version">The database's version.</param>
/// <param name="RenewedAt">When the owner's lease was last renewed, as a timestamp of the lease clock.</param>
/// <param name="DeadFiles">Lock files nobody needs any more.</param>
internal sealed record Heartbeat(Claim Claim, long Version, long RenewedAt, IReadOnlyList<string> DeadFiles);

/// <summary>
/// Who runs which instances. An owner is a row with a lease and a locked file; when either ends, its instances go to
/// whoever claims next. A lease ends when others have seen its row unchanged for its length, by timestamps that no one
/// can set: a time of day that jumps neither shortens nor prolongs it. Runs on the writer's thread, inside its
/// transaction, except where said otherwise.
/// </summary>
internal sealed class OwnerLeases(string database, TimeSpan lease, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<string, OwnerLock> _locks = new(StringComparer.Ordinal);

    // Each owner's last heartbeat that was made durable.
    private readonly ConcurrentDictionary<string, Heartbeat> _last = new(StringComparer.Ordinal);

    // The other owners' rows, and since when they are as they are.
    private Dictionary<string, (string Until, long Since)> _watched = new(StringComparer.Ordinal);

    public Heartbeat Claim(Session session, string owner)
    {
        var tick = clock.GetTimestamp();
        var isHeld = session.Query("select 1 from owners where id = @0", _ => true, owner).Count > 0;
        var last = _last.GetValueOrDefault(owner);
        var version = session.Query("pragma data_version", r => r.GetInt64(0)).Single();
        var foreign = last is null || version != last.Version;
        var renewed = last?.RenewedAt ?? tick;
        if (last is null || !isHeld || clock.GetElapsedTime(renewed, tick) > lease / 3)
        {
            _locks.GetOrAdd(owner, o => new OwnerLock(database, o));
            renewed = tick;
            var until = IsoTime.Write(clock.GetUtcNow() + lease);
            session.Run("insert or replace into owners values (@0, @1)", owner, until);
        }

        var files = last is null ? Orphans(session) : [];
        var wakes = TakeOver(session, owner, tick, files);
        if (foreign)
            wakes.AddRange(Mail(session, owner));
        var heldFor = lease - clock.GetElapsedTime(renewed, tick);
        return new Heartbeat(new Claim(last is not null && !isHeld, foreign, heldFor, wakes), version, renewed, files);
    }

    /// <summary>Notes that a heartbeat is durable and its wakes are on their way. For any thread.</summary>
    public void Confirm(string owner, Heartbeat heartbeat)
    {
        _last[owner] = heartbeat;
        foreach (var file in heartbeat.DeadFiles)
            Delete(file);
    }

    public static bool Release(Session session, string owner)
    {
        session.Run("update instances set owner = null where owner = @0 and status = 'Running'", owner);
        session.Run("delete from owners where id = @0", owner);
        return true;
    }

    /// <summary>Notes that a release is durable. For any thread.</summary>
    public void Forget(string owner)
    {
        _last.TryRemove(owner, out _);
        if (!_locks.TryRemove(owner, out var held))
            return;
        Delete(OwnerLock.PathOf(database, owner));
        held.Dispose();
    }

    public void Dispose()
    {
        foreach (var file in _locks.Values)
            file.Dispose();
    }

    /// <summary>Only after the row is gone: a row without a file must wait for the end of its lease.</summary>
    private static void Delete(string file)
    {
        Checkpoints.Reach(Checkpoint.OwnerFileLeft);
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It does no harm; the next owner tries again.
        }

        Checkpoints.Reach(Checkpoint.OwnerFileDeleted);
    }

    /// <summary>The files of owners that died after their rows had gone.</summary>
    private List<string> Orphans(Session session)
    {
        var known = session.Query("select id from owners", r => OwnerLock.PathOf(database, r.GetString(0)));
        return OwnerLock.LeftBehind(database).Except(known).ToList();
    }

    /// <summary>Takes what nobody owns and what the dead leave behind.</summary>
    private List<Wake> TakeOver(Session session, string owner, long tick, List<string> files)
    {
        var wakes = Take(session, owner, from: null);
        var before = _watched;
        _watched = session.Query(
            "select id, lease_until from owners where id <> @0",
            r => (Id: r.GetString(0), Until: r.GetString(1)),
            owner)
            .ToDictionary(
                o => o.Id,
                o => before.TryGetValue(o.Id, out var seen) && seen.Until == o.Until ? seen : (o.Until, tick),
                StringComparer.Ordinal);
        foreach (var (id, (until, since)) in _watched)
        {
            var file = OwnerLock.PathOf(database, id);
            var isGone = IsGone(owner, file, until);
            if (!isGone && clock.GetElapsedTime(since, tick) < lease)
                continue;
            Checkpoints.Reach(Checkpoint.DeadOwnerFound);
            session.Run("delete from owners where id = @0", id);
            wakes.AddRange(Take(session, owner, id));

            // One that only sleeps needs its file when it wakes.
            if (isGone)
                files.Add(file);
        }

        return wakes;
    }

    /// <summary>A living owner has its file; where there is none, as in a restored backup, the time of day decides.
    /// </summary>
    private bool IsGone(string owner, string file, string until) =>
        File.Exists(file) ? _locks[owner].IsDead(file) : IsoTime.Read(until) <= clock.GetUtcNow();

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
