namespace Claims.Local.Chores;

/// <summary>
/// Something that is done whenever it can be done: taking files in, sending batches, reading answers. Doing it twice
/// is doing it once, so a crash in the middle costs nothing.
/// </summary>
internal interface IChore
{
    /// <summary>When it will next have something to do by itself; null when only others can give it work.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Does all that can be done now.</summary>
    Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken);
}

/// <summary>What came of doing a chore.</summary>
internal enum ChoreOutcome
{
    /// <summary>There was nothing to do.</summary>
    Nothing,

    /// <summary>Something waits for the real world, such as a file that is still being written.</summary>
    Waiting,

    /// <summary>Something was done; others may have work now.</summary>
    Did,
}
