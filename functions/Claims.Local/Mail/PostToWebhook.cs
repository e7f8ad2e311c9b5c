using System.Net.Http.Headers;
using Claims.Local.Chores;

namespace Claims.Local.Mail;

/// <summary>Posts each message's subject and link to the webhook.</summary>
internal sealed class PostToWebhook(
    WebhookNotes notes, LocalSettings settings, HttpClient http, ILogger<PostToWebhook> logger)
    : PostNotes(() => notes.Pending, settings.Webhook, http, logger);

/// <summary>Posts text messages to the provider's webhook.</summary>
internal sealed class PostTexts(
    TextNotes notes, LocalSettings settings, HttpClient http, ILogger<PostTexts> logger)
    : PostNotes(() => notes.Pending, settings.TextsWebhook, http, logger);

/// <summary>
/// Posts notes to a webhook. A webhook that is down holds nobody up: the note stays and is tried again, each time
/// after a longer wait of real time, also after a restart.
/// </summary>
internal abstract class PostNotes(
    Func<IReadOnlyList<string>> pending, Uri? webhook, HttpClient http, ILogger logger) : IChore
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private TimeSpan _wait = TimeSpan.FromSeconds(1);
    private DateTimeOffset _notBefore;

    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        if (webhook is not { } address || TimeProvider.System.GetUtcNow() < _notBefore)
        {
            return ChoreOutcome.Nothing;
        }

        var did = ChoreOutcome.Nothing;
        foreach (var path in pending())
        {
            if (!await PostAsync(address, path, cancellationToken))
            {
                _notBefore = TimeProvider.System.GetUtcNow() + _wait;
                _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
                return did;
            }

            File.Delete(path);
            _wait = TimeSpan.FromSeconds(1);
            did = ChoreOutcome.Did;
        }

        return did;
    }

    private async Task<bool> PostAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancellationToken));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync(address, content, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            logger.WebhookRefused((int)response.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            logger.WebhookUnreachable(exception.GetType().Name);
        }

        return false;
    }
}
