using Claims.Core.Primitives;

namespace Claims.Local.Demo;

/// <summary>
/// SIMULATED: the biller, who works the list: denials, underpayments, what patients ask (a day later, after a look at
/// the chart), what is only to be read; and once a day enters what the SIMULATED bank shows: all that was announced.
/// </summary>
internal sealed class SimulatedBiller(
    SamplePages pages, SampleStories stories, TimeProvider time, ILogger<SimulatedBiller> logger)
{
    private static readonly TimeSpan LookingTakes = TimeSpan.FromDays(1);

    private readonly Dictionary<string, DateTimeOffset> _answers = [];
    private DateOnly _bankSeen;

    /// <summary>When the biller will have looked at what the next patient asked.</summary>
    public DateTimeOffset? NextDue => _answers.Count == 0 ? null : _answers.Values.Min();

    /// <summary>Works what the list shows.</summary>
    /// <param name="desk">The list.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> ActAsync(string desk, CancellationToken cancellationToken)
    {
        var acted = await PostEachAsync(desk, "denial", _ =>
        [
            new("choice", "WriteOff"), new("reason", "Bundled into another service of the day; the edit is right."),
        ], cancellationToken);
        acted |= await PostEachAsync(desk, "dispute", _ => [], cancellationToken);
        acted |= await PostEachAsync(desk, "request", Answer, cancellationToken);
        acted |= await SeeBankAsync(cancellationToken);
        return acted | await PostEachAsync(desk, "close", Close, cancellationToken);
    }

    private async Task<bool> SeeBankAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today == _bankSeen)
        {
            return false;
        }

        var books = await pages.StaffAsync("staff/books", cancellationToken);
        var shown = await PostEachAsync(
            books, "deposit",
            hidden => hidden.TryGetValue("trace", out var trace)
                ? [new("reference", $"BANK-{trace}"), new("day", $"{today:yyyy-MM-dd}")]
                : null,
            cancellationToken);
        _bankSeen = today;
        return shown;
    }

    /// <summary>Who asks for help has it; what is disputed was looked at and is right.</summary>
    private KeyValuePair<string, string>[]? Answer(IReadOnlyDictionary<string, string> hidden)
    {
        var (request, now) = (hidden["request"], time.GetUtcNow());
        if (_answers.TryAdd(request, now + LookingTakes) || _answers[request] > now)
        {
            return null;
        }

        _answers.Remove(request);
        var story = stories.Of(TextId.Parse<EncounterId>(request.Split('/')[0]));
        return [new("answer", story?.Patient?.Ends == "forgiven" ? "WrittenOff" : "BillStands")];
    }

    /// <summary>Reads what a payer decided after all was settled; what waits for a payer stays.</summary>
    private static KeyValuePair<string, string>[]? Close(IReadOnlyDictionary<string, string> hidden) =>
        hidden["key"].StartsWith("late-decision/", StringComparison.Ordinal)
            ? [new("resolution", "The payer paid what the dispute asked for.")]
            : null;

    private async Task<bool> PostEachAsync(
        string desk,
        string action,
        Func<IReadOnlyDictionary<string, string>, KeyValuePair<string, string>[]?> fill,
        CancellationToken cancellationToken)
    {
        var acted = false;
        foreach (var hidden in SamplePages.Forms(desk, action))
        {
            if (fill(hidden) is { } filled)
            {
                await pages.PostAsync($"staff/{action}", [.. hidden, .. filled], cancellationToken);
                logger.PersonActed($"biller: {action}", hidden.GetValueOrDefault("claim", hidden["clinic"]));
                acted = true;
            }
        }

        return acted;
    }
}
