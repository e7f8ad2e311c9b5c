using System.Collections.Concurrent;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction;

/// <summary>The reading of one chart: a first look, then its pages, shared out over the workers.</summary>
internal sealed class ChartReading(ExtractionOptions options, SemaphoreSlim places, WorkerOrder order) : IDisposable
{
    private readonly ConcurrentQueue<PagePlan> todo = new();
    private readonly ConcurrentDictionary<int, (PageText Text, PageImage Image)> done = new();
    private readonly ConcurrentDictionary<string, bool> engines = new();
    private readonly CancellationTokenSource allTaken = new();
    private Refusal? refusal;

    public async Task<ExtractionResult> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seat = await WorkerSeat.TakeAsync(options, places, order, cancellationToken);
        await LookAsync(seat, cancellationToken);
        var readers = Enumerable.Range(0, Math.Clamp(todo.Count, 1, options.Workers))
            .Select(number => ReadPagesAsync(number == 0 ? seat : null, stop))
            .ToList();
        try
        {
            await Task.WhenAll(readers);
        }
        catch (OperationCanceledException) when (refusal is not null)
        {
            // One page cannot be read; the others were called off.
        }

        return refusal is null ? Read() : new ExtractionResult.Unreadable(refusal.Reason, refusal.Detail);
    }

    public void Dispose() => allTaken.Dispose();

    private async Task LookAsync(WorkerSeat seat, CancellationToken cancellationToken)
    {
        try
        {
            var (answer, _) = await seat.AskAsync(new WorkerRequest(null), cancellationToken);
            refusal = answer.Refusal;
            foreach (var plan in answer.Pages ?? [])
            {
                todo.Enqueue(plan);
            }
        }
        catch
        {
            seat.Dispose();
            throw;
        }
    }

    private async Task ReadPagesAsync(WorkerSeat? seat, CancellationTokenSource stop)
    {
        try
        {
            do
            {
                using var place = seat ?? await TakeSeatAsync(stop.Token);
                seat = null;
                await ReadSomeAsync(place, stop);
            }
            while (!todo.IsEmpty);
        }
        catch (OperationCanceledException) when (allTaken.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // Other workers took the last page while this one waited for a place.
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task<WorkerSeat> TakeSeatAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, allTaken.Token);
        return await WorkerSeat.TakeAsync(options, places, order, either.Token);
    }

    private async Task ReadSomeAsync(WorkerSeat seat, CancellationTokenSource stop)
    {
        for (var count = 0; count < options.Limits.PagesPerWorker && todo.TryDequeue(out var plan); count++)
        {
            if (todo.IsEmpty)
            {
                await allTaken.CancelAsync();
            }

            var (answer, picture) = await seat.AskAsync(new WorkerRequest(plan), stop.Token);
            if (answer.Refusal is not null)
            {
                Interlocked.CompareExchange(ref refusal, answer.Refusal, null);
                await stop.CancelAsync();
                return;
            }

            engines.TryAdd(answer.Engine!, true);
            done[plan.Number] = (answer.Page!, new PageImage(plan.Number, answer.MediaType!, picture));
        }
    }

    private ExtractionResult.Read Read()
    {
        var pages = done.OrderBy(page => page.Key).Select(page => page.Value).ToList();
        return new(
            new ChartText([.. pages.Select(page => page.Text)], string.Join(", ", engines.Keys.Order())),
            [.. pages.Select(page => page.Image)]);
    }
}
