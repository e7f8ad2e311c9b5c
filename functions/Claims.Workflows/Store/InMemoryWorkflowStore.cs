using System.Runtime.CompilerServices;

namespace Claims.Workflows;

/// <summary>A store that lives as long as its process: for tests and for work that may be lost.</summary>
/// <param name="leaseClock">The clock of leases; the system's by default.</param>
/// <param name="lease">How long an owner that is not heard of keeps its instances; 30 seconds by default.</param>
public sealed class InMemoryWorkflowStore(TimeProvider? leaseClock = null, TimeSpan? lease = null) : IWorkflowStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _leaseClock = leaseClock ?? TimeProvider.System;
    private readonly TimeSpan _lease = lease ?? TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OwnerRow> _owners = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, (DeadLetter Letter, bool FromInbox)> _deadLetters = [];
    private long _lastMessage;
    private long _lastDeadLetter;
    private long _lastRow;
    private long _changes;

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<bool> CreateAsync(NewInstance instance, string? owner, CancellationToken cancellationToken) =>
        Locked(() => Add(instance, owner));

    /// <inheritdoc/>
    public Task<bool> PostAsync(string instanceId, Message message, CancellationToken cancellationToken) =>
        Locked(() => Post(instanceId, message));

    /// <inheritdoc/>
    public Task<Termination> TerminateAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_rows.TryGetValue(instanceId, out var first) || !first.IsOpen)
            return new Termination([], null);

        var ended = new List<string>();
        _changes++;
        End(first);
        var told = first.Start.ParentId is { } parent
            && Post(parent, new ChildFailed(first.Start.ParentStep, new Failure("Terminated", reason)));
        return new Termination(ended, told ? first.Start.ParentId : null);

        void End(Row row)
        {
            row.History.Add(new RunTerminated(at, reason));
            Bury(row, InstanceStatus.Terminated, at, []);
            row.Close(InstanceStatus.Terminated, at, new Failure("Terminated", reason));
            ended.Add(row.Start.Id);
            foreach (var child in _rows.Values.Where(r => r.Start.ParentId == row.Start.Id && r.IsOpen).ToList())
                End(child);
        }
    });

    /// <inheritdoc/>
    public Task<bool> SuspendAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_rows.TryGetValue(instanceId, out var row) || row.Status != InstanceStatus.Running)
            return false;
        row.Status = InstanceStatus.Suspended;
        row.Failure = new Failure(nameof(InstanceStatus.Suspended), reason);
        row.UpdatedAt = at;
        _changes++;
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> ResumeAsync(
        string instanceId, string? owner, DateTimeOffset at, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_rows.TryGetValue(instanceId, out var row)
            || row.Status is not (InstanceStatus.Parked or InstanceStatus.Suspended))
        {
            return false;
        }

        Reopen(row, owner, at);
        _changes++;
        return true;
    });

    /// <inheritdoc/>
    public Task<WorkflowInstance?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        Locked(() => _rows.TryGetValue(instanceId, out var row) ? row.View() : null);

    /// <inheritdoc/>
    public Task<bool> RewindAsync(
        IReadOnlyList<Rewinding> rewindings, string? owner, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!rewindings.All(r => _rows.TryGetValue(r.InstanceId, out var row) && row.Status == InstanceStatus.Failed
                && r.Fits(row.History)))
            return false;
        foreach (var rewinding in rewindings)
            Rewind(_rows[rewinding.InstanceId], rewinding, owner);
        _changes++;
        return true;
    });

    /// <inheritdoc/>
    public Task<int> PurgeAsync(
        DateTimeOffset endedBefore, InstanceFilter filter, int atMost, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            var old = _rows.Values
                .Where(r => !r.IsOpen && r.UpdatedAt < endedBefore && r.Matches(filter) && !HasOpenParent(r))
                .Take(atMost)
                .Select(r => r.Start.Id)
                .ToHashSet();
            foreach (var id in old)
                _rows.Remove(id);
            foreach (var (id, (letter, _)) in _deadLetters.ToList())
            {
                if (old.Contains(letter.InstanceId))
                    _deadLetters.Remove(id);
            }

            return old.Count;
        });

    /// <inheritdoc/>
    public Task<bool> KeepAsync(
        string instanceId, string owner, IReadOnlyList<Message> outcomes, CancellationToken cancellationToken) =>
        Locked(() =>
        {
            var kept = _rows.TryGetValue(instanceId, out var row) && row.IsOpen && row.Owner == owner;
            foreach (var outcome in kept ? outcomes : [])
                Post(instanceId, outcome);
            return kept;
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        long afterId, int size, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<DeadLetter>>(() =>
            [.. _deadLetters.Where(d => d.Key > afterId).Take(size).Select(d => d.Value.Letter)]);

    /// <inheritdoc/>
    public Task<int> SetAsideAsync(
        string instanceId, string reason, DateTimeOffset at, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_rows.TryGetValue(instanceId, out var row) || row.Status != InstanceStatus.Parked)
            return 0;
        var events = row.Inbox.Select(m => m.Message).OfType<EventRaised>().ToList();
        foreach (var raised in events)
            AddDeadLetter(row, raised, reason, at, fromInbox: true);
        return row.Inbox.RemoveAll(m => m.Message is EventRaised);
    });

    /// <inheritdoc/>
    public Task<bool> RedeliverAsync(long deadLetterId, string instanceId, CancellationToken cancellationToken) =>
        Locked(() => _deadLetters.TryGetValue(deadLetterId, out var dead)
            && Post(instanceId, dead.Letter.Event)
            && _deadLetters.Remove(deadLetterId));

    /// <inheritdoc/>
    public Task<bool> DiscardAsync(long deadLetterId, CancellationToken cancellationToken) =>
        Locked(() => _deadLetters.Remove(deadLetterId));

    /// <inheritdoc/>
    public Task<InstancePage> ListAsync(
        InstanceFilter filter, int size, string? after, CancellationToken cancellationToken)
    {
        var mark = PageMark.Parse(after);
        return Locked(() =>
        {
            var found = _rows.Values
                .Where(r => r.Matches(filter) && (mark is null || r.Mark.CompareTo(mark.Value) < 0))
                .OrderByDescending(r => r.Mark)
                .Take(size + 1)
                .ToList();
            var page = found.Take(size).ToList();
            var next = found.Count > size ? page[^1].Mark.ToString() : null;
            return new InstancePage(page.ConvertAll(r => r.View()), next);
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<HistoryEvent> ReadHistoryAsync(
        string instanceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var history = await Locked<HistoryEvent[]>(() =>
            _rows.TryGetValue(instanceId, out var row) ? [.. row.History] : []).ConfigureAwait(false);
        foreach (var fact in history)
            yield return fact;
    }

    /// <inheritdoc/>
    public Task<Claim> ClaimAsync(string owner, CancellationToken cancellationToken) => Locked(() =>
    {
        var now = _leaseClock.GetUtcNow();
        var knew = _owners.TryGetValue(owner, out var row);
        var known = knew && row!.Until > now;
        var news = !known || row!.Seen != _changes;
        _owners[owner] = new OwnerRow(now + _lease, _changes);
        var wakes = new List<Wake>();
        foreach (var free in _rows.Values.Where(r => r.Status == InstanceStatus.Running && !IsHeld(r.Owner, now)))
        {
            free.Owner = owner;
            if (free.Inbox.Count > 0 || free.Wake is not null)
                wakes.Add(new Wake(free.Start.Id, free.Inbox.Count > 0 ? null : free.Wake));
        }

        if (news)
        {
            wakes.AddRange(_rows.Values
                .Where(r => r.Owner == owner && r.IsOpen && r.Inbox.Count > 0)
                .Select(r => new Wake(r.Start.Id, null)));
        }

        return new Claim(knew && !known, news, _lease, wakes);
    });

    /// <inheritdoc/>
    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        Locked(() => _owners.Remove(owner));

    /// <inheritdoc/>
    public Task<StoredInstance?> LoadAsync(string instanceId, string owner, CancellationToken cancellationToken) =>
        Locked(() => _rows.TryGetValue(instanceId, out var row) && row.IsRunFor(owner)
            ? new StoredInstance(
                [.. row.History], [.. row.Inbox], row.Start.ParentId, row.Start.ParentStep, row.CustomStatus)
            : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(
        string instanceId, long afterId, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<InboxMessage>>(() =>
            _rows.TryGetValue(instanceId, out var row) ? [.. row.Inbox.Where(m => m.Id > afterId)] : []);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(Turn turn, CancellationToken cancellationToken) => Locked(() =>
    {
        if (!_rows.TryGetValue(turn.InstanceId, out var row) || !row.IsRunFor(turn.Owner))
            return CommitOutcome.NotOwned;

        if (turn.ClearsHistory)
            row.History.Clear();
        row.History.AddRange(turn.Appended);
        var consumed = turn.Consumed.ToHashSet();
        row.Inbox.RemoveAll(m => consumed.Contains(m.Id));
        row.Inbox.AddRange(turn.Kept.Select(m => new InboxMessage(++_lastMessage, m)));
        row.CustomStatus = turn.CustomStatus;
        row.Output = turn.Output;
        row.Wake = turn.Wake;
        row.UpdatedAt = turn.At;
        _changes++;
        if (turn.Status is InstanceStatus.Running or InstanceStatus.Parked)
            (row.Status, row.Failure) = (turn.Status, turn.Failure);
        else
            End(row, turn);

        var refused = turn.Children.Where(child => !Add(child, turn.Owner)).ToList();
        foreach (var child in refused)
            Post(turn.InstanceId, ChildIdTaken.Message(child));
        foreach (var outgoing in turn.Outgoing)
            Post(outgoing.InstanceId, outgoing.Message);
        return refused.Count > 0 ? CommitOutcome.CommittedWithMessage : CommitOutcome.Committed;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void End(Row row, Turn turn)
    {
        Bury(row, turn.Status, turn.At, turn.Untaken);
        row.Close(turn.Status, turn.At, turn.Failure);
    }

    /// <summary>The events of an instance that ends become dead letters.</summary>
    private void Bury(Row row, InstanceStatus end, DateTimeOffset at, IReadOnlyList<EventRaised> untaken)
    {
        foreach (var raised in untaken)
            AddDeadLetter(row, raised, DeadLetterReason.Of(end), at, fromInbox: false);
        foreach (var raised in row.Inbox.Select(m => m.Message).OfType<EventRaised>())
            AddDeadLetter(row, raised, DeadLetterReason.Of(end), at, fromInbox: true);
    }

    private void AddDeadLetter(Row row, EventRaised raised, string reason, DateTimeOffset at, bool fromInbox)
    {
        var id = ++_lastDeadLetter;
        _deadLetters.Add(id, (new DeadLetter(id, row.Start.Id, raised, reason, at), fromInbox));
    }

    /// <summary>The history has the events that were in it; those of the inbox are put back.</summary>
    private void Rewind(Row row, Rewinding rewinding, string? owner)
    {
        row.History.RemoveRange(rewinding.KeptFacts, row.History.Count - rewinding.KeptFacts);
        row.History.Add(rewinding.Fact);
        Reopen(row, owner, rewinding.Fact.At);
        foreach (var message in rewinding.Inbox)
            Post(row.Start.Id, message);
        foreach (var (id, (letter, fromInbox)) in _deadLetters.ToList())
        {
            if (letter.InstanceId != row.Start.Id)
                continue;
            _deadLetters.Remove(id);
            if (fromInbox)
                Post(row.Start.Id, letter.Event);
        }
    }

    /// <summary>
    /// An owner that lives keeps the instance, for it may still run attempts of it; a message tells it to go on.
    /// </summary>
    private void Reopen(Row row, string? owner, DateTimeOffset at)
    {
        row.Reopen(IsHeld(row.Owner, _leaseClock.GetUtcNow()) ? row.Owner : owner, at);
        Post(row.Start.Id, new WokenByOperator());
    }

    private bool HasOpenParent(Row row) =>
        row.Start.ParentId is { } parent && _rows.TryGetValue(parent, out var found) && found.IsOpen;

    private bool IsHeld(string? owner, DateTimeOffset now) =>
        owner is not null && _owners.TryGetValue(owner, out var row) && row.Until > now;

    private bool Add(NewInstance instance, string? owner)
    {
        _changes++;
        return _rows.TryAdd(instance.Id, new Row(instance, ++_lastRow) { Owner = owner });
    }

    private bool Post(string instanceId, Message message)
    {
        if (!_rows.TryGetValue(instanceId, out var row) || !row.IsOpen)
            return false;
        row.Inbox.Add(new InboxMessage(++_lastMessage, message));
        _changes++;
        return true;
    }

    private Task<T> Locked<T>(Func<T> action)
    {
        lock (_lock)
            return Task.FromResult(action());
    }

    private sealed record OwnerRow(DateTimeOffset Until, long Seen);

    private sealed class Row(NewInstance start, long key)
    {
        public PageMark Mark { get; } = new(start.Start.At, key);

        public NewInstance Start { get; } = start;

        public InstanceStatus Status { get; set; } = InstanceStatus.Running;

        public string? Owner { get; set; }

        public DateTimeOffset? Wake { get; set; } = start.Start.At;

        public DateTimeOffset UpdatedAt { get; set; } = start.Start.At;

        public string? CustomStatus { get; set; }

        public string? Output { get; set; }

        public Failure? Failure { get; set; }

        public List<HistoryEvent> History { get; } = [start.Start];

        public List<InboxMessage> Inbox { get; } = [];

        public bool IsOpen => Status.IsOpen();

        public bool IsRunFor(string owner) => Status == InstanceStatus.Running && Owner == owner;

        public void Close(InstanceStatus status, DateTimeOffset at, Failure? failure)
        {
            (Status, UpdatedAt, Failure, Wake) = (status, at, failure, null);
            Inbox.Clear();
        }

        public void Reopen(string? owner, DateTimeOffset at)
        {
            (Status, Owner, Failure, Wake, UpdatedAt) = (InstanceStatus.Running, owner, null, at, at);
        }

        public bool Matches(InstanceFilter filter) =>
            (filter.Status is null || Status == filter.Status)
            && (filter.IdPrefix is null || Start.Id.StartsWith(filter.IdPrefix, StringComparison.Ordinal))
            && (filter.Workflow is null || Start.Start.Workflow == filter.Workflow)
            && (filter.CreatedFrom is null || Start.Start.At >= filter.CreatedFrom)
            && (filter.CreatedBefore is null || Start.Start.At < filter.CreatedBefore);

        public WorkflowInstance View() => new(
            Start.Id, Start.Start.Workflow, Status, CustomStatus, Output, Failure, Start.ParentId, Start.Start.At,
            UpdatedAt);
    }
}
