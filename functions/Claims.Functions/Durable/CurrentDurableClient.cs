using Microsoft.DurableTask.Client;

namespace Claims.Functions.Durable;

/// <summary>
/// Durable's client for services that are no functions. The extension binds it to a function's parameter and nowhere
/// else, so each function that may start or tell workflows hands it on; it is the same for the whole process.
/// </summary>
public sealed class CurrentDurableClient
{
    private volatile DurableTaskClient? _client;

    /// <summary>The client.</summary>
    /// <exception cref="InvalidOperationException">No function has handed one on.</exception>
    public DurableTaskClient Client => _client
        ?? throw new InvalidOperationException("The function that led here must take [DurableClient] and hand it on.");

    /// <summary>Hands a function's client on.</summary>
    public void Use(DurableTaskClient client) => _client = client;
}
