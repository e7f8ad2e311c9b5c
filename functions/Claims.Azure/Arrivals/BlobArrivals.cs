using System.Text.Json;
using Claims.Azure.Files;
using Claims.Core;
using Claims.Core.Submission;
using Microsoft.Extensions.Logging;

namespace Claims.Azure.Arrivals;

/// <summary>What arrives in the containers inbox and received, however one hears of it.</summary>
public sealed class BlobArrivals
{
    private const string SubjectOf = "/blobServices/default/containers/";

    private readonly ChartInbox _inbox;
    private readonly BlobFolder _deadLetters;
    private readonly IClearinghouse _clearinghouse;
    private readonly ReceiveClearinghouseFile _receive;
    private readonly ILogger<BlobArrivals> _logger;

    internal BlobArrivals(
        ChartInbox inbox,
        BlobFolder deadLetters,
        IClearinghouse clearinghouse,
        ReceiveClearinghouseFile receive,
        ILogger<BlobArrivals> logger)
    {
        _inbox = inbox;
        _deadLetters = deadLetters;
        _clearinghouse = clearinghouse;
        _receive = receive;
        _logger = logger;
    }

    /// <summary>Takes a scan of the inbox; twice the same is once.</summary>
    /// <param name="name">CLINIC/NAME.</param>
    /// <param name="cancellationToken">Cancels the work; the blob stays.</param>
    public Task TakeChartAsync(string name, CancellationToken cancellationToken) =>
        _inbox.TakeAsync(name, cancellationToken);

    /// <summary>Takes a file that the clearinghouse brought; one that is settled already is left alone.</summary>
    /// <param name="name">Its name in the container received.</param>
    /// <param name="cancellationToken">Cancels the work; the file stays.</param>
    public async Task TakeFileAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await _receive.ReceiveAsync(name, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // Settled when an event came twice.
        }
    }

    /// <summary>
    /// Takes whatever lies in both containers: what no event told of. One that fails holds up nobody.
    /// </summary>
    /// <returns>How many were found.</returns>
    /// <exception cref="AggregateException">Some could not be taken; they stay for the next time.</exception>
    public async Task<int> ReconcileAsync(CancellationToken cancellationToken)
    {
        var work = new List<Func<Task>>();
        await foreach (var name in _inbox.ListAsync(cancellationToken))
        {
            work.Add(() => TakeChartAsync(name, cancellationToken));
        }

        foreach (var name in await _clearinghouse.ListReceivedAsync(cancellationToken))
        {
            work.Add(() => TakeFileAsync(name, cancellationToken));
        }

        await DoAllAsync(work, cancellationToken);
        _logger.Reconciled(work.Count);
        return work.Count;
    }

    /// <summary>How many events Event Grid could not deliver and nobody has replayed; each is a blob.</summary>
    public Task<int> CountDeadLettersAsync(CancellationToken cancellationToken) =>
        _deadLetters.ListAsync("", cancellationToken).CountAsync(cancellationToken).AsTask();

    /// <summary>Takes what dead letters tell of, and removes those whose blobs are taken.</summary>
    /// <returns>How many dead letters were removed.</returns>
    /// <exception cref="AggregateException">Some could not be replayed; they stay.</exception>
    public async Task<int> ReplayDeadLettersAsync(CancellationToken cancellationToken)
    {
        var letters = await _deadLetters.ListAsync("", cancellationToken).ToListAsync(cancellationToken);
        await DoAllAsync(
            [.. letters.Select(letter => (Func<Task>)(() => ReplayAsync(letter.Name, cancellationToken)))],
            cancellationToken);
        _logger.DeadLettersReplayed(letters.Count);
        return letters.Count;
    }

    private async Task ReplayAsync(string letter, CancellationToken cancellationToken)
    {
        if (await _deadLetters.ReadAsync(letter, cancellationToken) is not { } content)
        {
            return;
        }

        foreach (var (container, name) in BlobsOf(content))
        {
            await (container == AzureNames.Inbox
                ? TakeChartAsync(name, cancellationToken)
                : TakeFileAsync(name, cancellationToken));
        }

        await _deadLetters.RemoveAsync(letter, cancellationToken);
    }

    /// <summary>The blobs of Event Grid's own schema: a list of events whose subjects name them.</summary>
    private static List<(string Container, string Name)> BlobsOf(byte[] letter)
    {
        using var events = JsonDocument.Parse(letter);
        var blobs = new List<(string, string)>();
        foreach (var one in events.RootElement.EnumerateArray())
        {
            var subject = one.GetProperty("subject").GetString() ?? "";
            if (subject.StartsWith(SubjectOf, StringComparison.Ordinal)
                && subject[SubjectOf.Length..].Split("/blobs/", 2) is [var container, var name]
                && container is AzureNames.Inbox or AzureNames.Received)
            {
                blobs.Add((container, name));
            }
        }

        return blobs;
    }

    private static async Task DoAllAsync(IReadOnlyList<Func<Task>> work, CancellationToken cancellationToken)
    {
        var faults = new List<Exception>();
        foreach (var one in work)
        {
            try
            {
                await one();
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
        {
            throw new AggregateException($"{faults.Count} of {work.Count} could not be taken.", faults);
        }
    }
}
