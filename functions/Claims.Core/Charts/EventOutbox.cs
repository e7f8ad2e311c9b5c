using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Charts;

/// <summary>An event to a workflow, stored together with the fact it tells of until it has been raised.</summary>
/// <param name="Instance">The workflow instance.</param>
/// <param name="Event">The event's name, unique to this fact: raised twice, the second is never taken.</param>
/// <param name="Payload">One word; the fact itself is in the records.</param>
public sealed record PendingEvent(string Instance, string Event, string Payload) : IRecord<PendingEvent>
{
    /// <inheritdoc/>
    public static string Kind => "pending-event";

    /// <inheritdoc/>
    public string Key => $"{Instance}/{Event}";
}

/// <summary>
/// Raises events whose facts are stored. A crash between the two leaves the event pending; it is raised at the next
/// start, so a decision is never stored without the workflow hearing of it.
/// </summary>
public sealed class EventOutbox(IRecords records, IWorkflowClient workflows)
{
    /// <summary>Raises a pending event and forgets it.</summary>
    public async Task RaiseAsync(ClinicId clinic, PendingEvent pending, CancellationToken cancellationToken)
    {
        await workflows.RaiseAsync(
            pending.Instance, new EventRef<string>(pending.Event), pending.Payload, cancellationToken);
        await records.SaveAsync(clinic, cancellationToken, RecordChange.Remove(pending));
    }

    /// <summary>Raises all that a crash kept pending; run at start.</summary>
    public async Task FlushAsync(ClinicId clinic, CancellationToken cancellationToken)
    {
        await foreach (var (pending, _) in records.ListAsync<PendingEvent>(clinic, "", cancellationToken))
        {
            await RaiseAsync(clinic, pending, cancellationToken);
        }
    }
}
