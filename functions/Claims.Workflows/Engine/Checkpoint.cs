namespace Claims.Workflows;

/// <summary>The places where the end of the process matters most. The crash suite kills a process at each of them.
/// </summary>
internal enum Checkpoint
{
    /// <summary>A start was asked for; nothing is written.</summary>
    StartAsked,

    /// <summary>An instance is durable; its starter does not know yet.</summary>
    StartDurable,

    /// <summary>An event was raised; nothing is written.</summary>
    EventAsked,

    /// <summary>An event is durable; who raised it does not know yet.</summary>
    EventDurable,

    /// <summary>An end by an operator was asked for; nothing is written.</summary>
    TerminationAsked,

    /// <summary>An instance was terminated; the operator does not know yet.</summary>
    TerminationDurable,

    /// <summary>An instance is suspended; its activities under way do not know yet.</summary>
    SuspendDurable,

    /// <summary>A suspended instance may run again; nothing has set it going.</summary>
    ResumeDurable,

    /// <summary>A turn was taken; nothing is written.</summary>
    TurnTaken,

    /// <summary>A turn is durable; nothing of what follows from it has been set going.</summary>
    TurnDurable,

    /// <summary>What follows from a turn has been set going.</summary>
    TurnFollowed,

    /// <summary>An attempt of an activity is about to begin.</summary>
    AttemptBegins,

    /// <summary>An activity has changed the world; its outcome is known to nobody.</summary>
    EffectDone,

    /// <summary>An activity's outcome is in memory.</summary>
    OutcomeNoted,

    /// <summary>A heartbeat begins.</summary>
    HeartbeatBegins,

    /// <summary>A heartbeat's claim is durable; what it found has not been woken.</summary>
    HeartbeatDurable,

    /// <summary>The engine has stopped its work and still owns its instances.</summary>
    ReleaseBegins,

    /// <summary>The engine owns nothing any more; its process still runs.</summary>
    ReleaseDurable,

    /// <summary>SQLite: a transaction has begun.</summary>
    TransactionBegun,

    /// <summary>SQLite: all of a transaction is written, its commit is not.</summary>
    TransactionWritten,

    /// <summary>SQLite: a transaction is durable; those who wait for it do not know yet.</summary>
    TransactionCommitted,

    /// <summary>SQLite: a turn's facts are written; its inbox, sub-workflows and messages are not.</summary>
    TurnHalfWritten,

    /// <summary>SQLite: some of a tree of instances is terminated.</summary>
    TerminationHalfWritten,

    /// <summary>SQLite: an instance's history is cut and it runs again; its messages are not given back.</summary>
    RewindHalfWritten,

    /// <summary>SQLite: an event is a dead letter and still in its inbox or history.</summary>
    LettersHalfWritten,

    /// <summary>SQLite: an ended instance's history is deleted; it is not.</summary>
    PurgeHalfWritten,

    /// <summary>SQLite: an owner's file is locked; its row is not written.</summary>
    OwnerLocked,

    /// <summary>SQLite: a dead owner was found; it still owns its instances.</summary>
    DeadOwnerFound,

    /// <summary>SQLite: an owner has left the database; its file is still there.</summary>
    OwnerFileLeft,

    /// <summary>SQLite: an owner's file is deleted.</summary>
    OwnerFileDeleted,

    /// <summary>SQLite: the database is open; its schema has not been looked at.</summary>
    DatabaseOpened,

    /// <summary>SQLite: a step of the schema is written, its commit is not.</summary>
    SchemaStepWritten,

    /// <summary>SQLite: a step of the schema is durable.</summary>
    SchemaStepDurable,
}

/// <summary>Tells the crash suite that a checkpoint was reached; tells nobody in any other process.</summary>
internal static class Checkpoints
{
    /// <summary>Called at every checkpoint, by many threads.</summary>
    public static Action<Checkpoint>? Reached { get; set; }

    public static void Reach(Checkpoint checkpoint) => Reached?.Invoke(checkpoint);
}
