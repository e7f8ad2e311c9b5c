using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction;

/// <summary>One of the places for workers, with the worker that sits there; one that died is replaced once.</summary>
internal sealed class WorkerSeat : IDisposable
{
    private readonly ExtractionOptions options;
    private readonly SemaphoreSlim places;
    private readonly WorkerOrder order;
    private WorkerProcess? worker;

    private WorkerSeat(ExtractionOptions options, SemaphoreSlim places, WorkerOrder order)
    {
        this.options = options;
        this.places = places;
        this.order = order;
    }

    public static async Task<WorkerSeat> TakeAsync(
        ExtractionOptions options, SemaphoreSlim places, WorkerOrder order, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        return new(options, places, order);
    }

    /// <summary>Asks; when the worker dies over it, asks a fresh one, and then gives the file the blame.</summary>
    /// <exception cref="IOException">The machine, not the file, is at fault.</exception>
    public async Task<(WorkerAnswer Answer, byte[] Picture)> AskAsync(
        WorkerRequest request, CancellationToken cancellationToken)
    {
        for (var retried = false; ; retried = true)
        {
            try
            {
                worker ??= await WorkerProcess.StartAsync(options, order, cancellationToken);
                return await worker.AskAsync(request, cancellationToken);
            }
            catch (WorkerFailure failure)
            {
                worker!.Dispose();
                worker = null;
                if (retried)
                {
                    return (new WorkerAnswer { Refusal = Blame(failure, request) }, []);
                }
            }
        }
    }

    public void Dispose()
    {
        worker?.Dispose();
        places.Release();
    }

    private static Refusal Blame(WorkerFailure failure, WorkerRequest request)
    {
        var where = request.Page is { } page ? $"Page {page.Number}" : "The file";
        return failure.End switch
        {
            WorkerEnd.KilledFromOutside =>
                throw new IOException("Text extraction was killed twice, mostly for want of memory.", failure),
            WorkerEnd.Starved =>
                throw new IOException("Text extraction was too slow twice; the machine is too busy.", failure),
            WorkerEnd.OutOfTime =>
                new(QuarantineReason.TooCostly, $"{where} takes too long to read. Print it and scan the print."),
            WorkerEnd.OutOfMemory =>
                new(QuarantineReason.TooCostly, $"{where} takes too much memory to read. Scan it again at 300 dpi."),
            _ => new(QuarantineReason.Damaged, $"{where} is damaged: reading it crashed twice. Scan it again."),
        };
    }
}
