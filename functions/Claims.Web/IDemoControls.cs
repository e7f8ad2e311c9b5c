namespace Claims.Web;

/// <summary>A demo host's clock on the status page; a host with the real clock registers none.</summary>
public interface IDemoControls
{
    /// <summary>The time by the demo's clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Whether time may be moved on now.</summary>
    bool CanAdvance { get; }

    /// <summary>Moves the clock to the next thing that is due.</summary>
    Task AdvanceAsync(CancellationToken cancellationToken);
}
