namespace Claims.Workflows;

/// <summary>What is stored of an instance cannot be read. The instance is parked; all others go on.</summary>
/// <param name="instanceId">The instance.</param>
/// <param name="fact">Which fact or message, and where it is stored; none of its content.</param>
/// <param name="cause">What the reader said.</param>
public sealed class UnreadableFactException(string instanceId, string fact, Exception? cause = null) : Exception(
    $"Instance '{instanceId}': {fact} cannot be read. It is damaged, or a newer version wrote it. "
    + "Restore the database from a backup, run the newer version, or terminate the instance.",
    cause);
