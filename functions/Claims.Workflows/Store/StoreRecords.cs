namespace Claims.Workflows;

/// <summary>An instance to be created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">The first fact of its history.</param>
/// <param name="ParentId">The instance that waits for it, if any.</param>
/// <param name="ParentStep">The step of the parent that waits for it.</param>
public sealed record NewInstance(string Id, RunStarted Start, string? ParentId = null, int ParentStep = 0);

/// <summary>A message in an inbox.</summary>
/// <param name="Id">Greater than that of every message before it.</param>
/// <param name="Message">The message.</param>
public sealed record InboxMessage(long Id, Message Message);

/// <summary>An instance as its owner loads it.</summary>
/// <param name="History">All facts of the present run.</param>
/// <param name="Inbox">The messages no turn has consumed.</param>
/// <param name="ParentId">The instance that waits for it, if any.</param>
/// <param name="ParentStep">The step of the parent that waits for it.</param>
/// <param name="CustomStatus">What it last said of itself.</param>
public sealed record StoredInstance(
    IReadOnlyList<HistoryEvent> History,
    IReadOnlyList<InboxMessage> Inbox,
    string? ParentId,
    int ParentStep,
    string? CustomStatus);

/// <summary>An instance has, or will have, something to do.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Due">When; null for now.</param>
public sealed record Wake(string InstanceId, DateTimeOffset? Due);

/// <summary>What a heartbeat found.</summary>
/// <param name="LeaseWasLost">The owner had lost its lease: what it holds in memory may be another's by now.</param>
/// <param name="ForeignChange">Another process has written since the last heartbeat.</param>
/// <param name="HeldFor">How long from the call on no other may take over the owner's instances.</param>
/// <param name="Wakes">Instances taken over, and own ones that others have sent messages to.</param>
public sealed record Claim(
    bool LeaseWasLost, bool ForeignChange, TimeSpan HeldFor, IReadOnlyList<Wake> Wakes);

/// <summary>What ending an instance did.</summary>
/// <param name="Ended">The ids that were ended, the sub-workflows' included; empty when it had ended already.</param>
/// <param name="ParentId">The parent that was told, if any.</param>
public sealed record Termination(IReadOnlyList<string> Ended, string? ParentId);

/// <summary>A message to another instance; dropped when that one has ended.</summary>
/// <param name="InstanceId">To whom.</param>
/// <param name="Message">What.</param>
public sealed record Outgoing(string InstanceId, Message Message);

/// <summary>All that one turn changes.</summary>
/// <param name="InstanceId">Whose turn it was.</param>
/// <param name="Owner">Who ran it.</param>
/// <param name="At">When.</param>
/// <param name="Status">The instance's status after it. An ended instance loses its inbox.</param>
public sealed record Turn(string InstanceId, string Owner, DateTimeOffset At, InstanceStatus Status)
{
    /// <summary>Facts to append to the history.</summary>
    public IReadOnlyList<HistoryEvent> Appended { get; init; } = [];

    /// <summary>True to empty the history before appending: the instance continued as new.</summary>
    public bool ClearsHistory { get; init; }

    /// <summary>Messages of the inbox that are now in the history; removed from the inbox.</summary>
    public IReadOnlyList<long> Consumed { get; init; } = [];

    /// <summary>Messages to keep for the instance itself, when it is parked before it could take them.</summary>
    public IReadOnlyList<Message> Kept { get; init; } = [];

    /// <summary>
    /// Events of the history that no wait took, when the instance ends: they become dead letters, as do those of its
    /// inbox.
    /// </summary>
    public IReadOnlyList<EventRaised> Untaken { get; init; } = [];

    /// <summary>Sub-workflows to start, for the same owner.</summary>
    public IReadOnlyList<NewInstance> Children { get; init; } = [];

    /// <summary>Messages to others.</summary>
    public IReadOnlyList<Outgoing> Outgoing { get; init; } = [];

    /// <summary>When the instance next has something to do by itself; null when only a message can wake it.</summary>
    public DateTimeOffset? Wake { get; init; }

    /// <summary>What the instance says of itself.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>The result as JSON, when completed.</summary>
    public string? Output { get; init; }

    /// <summary>What it failed or was parked with.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>How a failed instance is rewound.</summary>
/// <param name="InstanceId">Which.</param>
/// <param name="Run">The how-manieth run of it this was planned for.</param>
/// <param name="Facts">How many facts its history had then.</param>
/// <param name="KeptFacts">How many facts of its history, from the first, are kept.</param>
/// <param name="Fact">The fact to append to them.</param>
/// <param name="Inbox">
/// Messages of the dropped facts that still hold; they come before those of dead letters from its inbox.
/// </param>
public sealed record Rewinding(
    string InstanceId, int Run, int Facts, int KeptFacts, Rewound Fact, IReadOnlyList<Message> Inbox)
{
    /// <summary>
    /// Whether a failed instance's history is the one this was planned for. Another process may have rewound it since,
    /// and it may have failed again.
    /// </summary>
    public bool Fits(IReadOnlyList<HistoryEvent> history) =>
        history.Count == Facts && history[0] is RunStarted started && started.Run == Run
        && history.OfType<Rewound>().All(rewound => rewound.Ordinal < Fact.Ordinal);
}

/// <summary>What became of a turn.</summary>
public enum CommitOutcome
{
    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>It is durable, and the instance's own inbox got a message by it.</summary>
    CommittedWithMessage,

    /// <summary>Nothing was written: the instance has ended or is another owner's.</summary>
    NotOwned,
}
