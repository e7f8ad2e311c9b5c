using System.Text;
using System.Text.Json;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Delivery.Notes;

/// <summary>
/// Text messages that wait to be posted to a provider's webhook: one file each, {"id", "to", "text"}; the id lets the
/// provider know a repeat. Once posted an empty mark stays, so that a text handed over twice is sent once.
/// </summary>
internal sealed class TextNotes(DeliveryFolders folders, DeliverySettings settings) : ITexts
{
    /// <summary>Where they wait, and the marks stay.</summary>
    public const string Folder = "texts";

    public bool CanSend => settings.TextsWebhook is not null;

    public async Task SendAsync(string id, string number, string text, CancellationToken cancellationToken)
    {
        var name = $"{Folder}/{FileName.Checked(id)}";
        if (await folders.Mail.HasAsync($"{name}.known", cancellationToken))
        {
            return; // Handed over before.
        }

        var json = JsonSerializer.Serialize(new { id, to = $"+1{number}", text });
        await folders.Mail.AddAsync($"{name}.json", Encoding.UTF8.GetBytes(json), cancellationToken);
        await folders.Mail.AddAsync($"{name}.known", ReadOnlyMemory<byte>.Empty, cancellationToken);
    }
}
