using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Claims.Delivery.Notes;

/// <summary>Posts each message's subject and link to the webhook.</summary>
internal sealed class PostToWebhook(
    DeliveryFolders folders, DeliverySettings settings, HttpClient http, ILogger<PostToWebhook> logger)
    : PostNotes(folders.Mail, Folder, settings.Webhook, http, logger)
{
    /// <summary>Where notes of messages wait: one file each, {"subject", "link"}.</summary>
    public const string Folder = "webhook";
}

/// <summary>Posts text messages to the provider's webhook.</summary>
internal sealed class PostTexts(
    DeliveryFolders folders, DeliverySettings settings, HttpClient http, ILogger<PostTexts> logger)
    : PostNotes(folders.Mail, TextNotes.Folder, settings.TextsWebhook, http, logger);

/// <summary>
/// Posts notes, the .json files of a folder, to a webhook. A webhook that is down holds nobody up: the note stays and
/// is tried again, each time after a longer wait, also after a restart.
/// </summary>
internal abstract class PostNotes(
    IDeliveryFolder mail, string folder, Uri? webhook, HttpClient http, ILogger logger) : IDelivery
{
    private readonly Patience _patience = new();

    public DateTimeOffset? NextDue => null;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (webhook is not { } address || _patience.IsWaiting)
        {
            return false;
        }

        var did = false;
        var names = await mail.ListAsync(folder, cancellationToken);
        foreach (var name in names.Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            var note = await mail.ReadAsync($"{folder}/{name}", cancellationToken);
            if (note is not null && !await PostAsync(address, note, cancellationToken))
            {
                _patience.Failed();
                return did;
            }

            await mail.RemoveAsync($"{folder}/{name}", cancellationToken);
            _patience.Answered();
            did = true;
        }

        return did;
    }

    private async Task<bool> PostAsync(Uri address, byte[] note, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new ByteArrayContent(note);
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
