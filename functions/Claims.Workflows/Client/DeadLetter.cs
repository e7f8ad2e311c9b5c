namespace Claims.Workflows;

/// <summary>An event that was acknowledged and that no wait will take; kept until an operator decides.</summary>
/// <param name="Id">Greater than that of every dead letter before it.</param>
/// <param name="InstanceId">To whom it was raised.</param>
/// <param name="Event">The event.</param>
/// <param name="Reason">Why it was not taken.</param>
/// <param name="At">When it became a dead letter.</param>
public sealed record DeadLetter(long Id, string InstanceId, EventRaised Event, string Reason, DateTimeOffset At);
