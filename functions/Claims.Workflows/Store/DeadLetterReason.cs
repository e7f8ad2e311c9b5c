namespace Claims.Workflows;

/// <summary>Why, in every store alike, an event that was acknowledged is taken by no wait.</summary>
public static class DeadLetterReason
{
    /// <summary>Its instance ended first.</summary>
    /// <param name="end">How it ended.</param>
    public static string Of(InstanceStatus end) => $"The instance ended ({end}) before it took the event.";
}
