using Claims.Core.Primitives;

namespace Claims.Functions.TextExtraction;

/// <summary>
/// The pace at which all processes of the app together ask a service: each request takes the next free moment from one
/// record in the store, by its version, and waits for it. A process that dies before it asks loses one moment.
/// </summary>
/// <param name="records">The store that all processes share.</param>
/// <param name="time">The clock. Clocks that differ make a request early or late, never more of them.</param>
/// <param name="requestsPerSecond">How many requests a second all processes may send; 1 or more.</param>
public sealed class SharedPace(IRecords records, TimeProvider time, int requestsPerSecond)
{
    /// <summary>The record belongs to no clinic.</summary>
    internal static readonly ClinicId Partition = TextId.Parse<ClinicId>("whole-app");

    /// <summary>No queue is that long: each process reads two charts at once. A clock was wrong.</summary>
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _gap = new(
        (TimeSpan.TicksPerSecond + requestsPerSecond - 1) / requestsPerSecond); // Never a tick too short.

    /// <summary>Waits for a turn.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var wait = await ReserveAsync(cancellationToken) - time.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Takes the next free moment.</summary>
    internal async Task<DateTimeOffset> ReserveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var old = await records.FindAsync<ServicePace>(
                Partition, ServicePace.DocumentIntelligence, cancellationToken);
            var now = time.GetUtcNow();
            var turn = old?.Record.NextFree is { } free && free > now && free - now <= LongestQueue ? free : now;
            var taken = new ServicePace(ServicePace.DocumentIntelligence, turn + _gap);
            try
            {
                await records.SaveAsync(
                    Partition,
                    [old is null ? RecordChange.Add(taken) : RecordChange.Replace(old, taken)],
                    cancellationToken);
                return turn;
            }
            catch (RecordConflictException)
            {
                // Another process took it: look for the next.
            }
        }
    }
}

/// <summary>When a service may be asked next, by whichever process.</summary>
/// <param name="Service">Its name.</param>
/// <param name="NextFree">The moment that nobody has taken.</param>
public sealed record ServicePace(string Service, DateTimeOffset NextFree) : IRecord<ServicePace>, IEndingRecord
{
    /// <summary>The service that reads charts.</summary>
    public const string DocumentIntelligence = "document-intelligence";

    /// <inheritdoc/>
    public static string Kind => "service-pace";

    /// <inheritdoc/>
    public string Key => Service;

    /// <inheritdoc/>
    public DateTimeOffset EndsAt => NextFree.AddDays(1);
}
