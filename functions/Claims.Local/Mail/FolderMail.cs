using System.Text;
using System.Text.Json;
using Claims.Core.Review;
using Claims.Local.Stores;
using MimeKit;
using MimeKit.Text;

namespace Claims.Local.Mail;

/// <summary>
/// Messages as .eml files that any mail program opens; with a webhook, also a note of what is to be posted there.
/// The file's name is the message's id, so a message handed over twice is one file.
/// </summary>
internal sealed class FolderMail(DataFolder data, WebhookNotes webhook, LocalSettings settings, TimeProvider time)
    : IMail
{
    /// <summary>Where messages lie that are still to be handed to the SMTP server.</summary>
    public static string Outgoing(DataFolder data) => Path.Combine(data.Mail, "smtp");

    public async Task SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.Id.Length == 0 || !message.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new ArgumentException("A message's id has letters, digits and hyphens.", nameof(message));
        }

        var path = Path.Combine(data.Mail, $"{message.Id}.eml");
        if (!File.Exists(path))
        {
            await webhook.AddAsync(message, cancellationToken);
            var written = Write(message);
            if (settings.Smtp is not null)
            {
                await DurableFile.WriteAsync(
                    Path.Combine(Outgoing(data), $"{message.Id}.eml"), written, cancellationToken);
            }

            await DurableFile.WriteAsync(path, written, cancellationToken);
        }
    }

    private byte[] Write(Message message)
    {
        using var mime = new MimeMessage
        {
            Subject = message.Subject,
            Date = time.GetUtcNow(),
            MessageId = $"{message.Id}@claims.localhost",
            Body = new TextPart(TextFormat.Plain)
            {
                Text = message.Text,
                ContentTransferEncoding = ContentEncoding.EightBit,
            },
        };
        mime.From.Add(MailboxAddress.Parse(settings.MailFrom));
        mime.To.Add(MailboxAddress.Parse(message.To));
        using var stream = new MemoryStream();
        mime.WriteTo(stream);
        return stream.ToArray();
    }
}

/// <summary>What waits to be posted to the webhook: one file a message, {"subject", "link"}.</summary>
internal sealed class WebhookNotes(DataFolder data, LocalSettings settings)
{
    private string Folder => Path.Combine(data.Mail, "webhook");

    /// <summary>The notes, oldest first.</summary>
    public IReadOnlyList<string> Pending => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.json").OrderBy(File.GetLastWriteTimeUtc).ThenBy(path => path)]
        : [];

    /// <summary>Notes a message that carries a link; without a webhook, does nothing.</summary>
    public async Task AddAsync(Message message, CancellationToken cancellationToken)
    {
        if (settings.Webhook is null || message.Link is null)
        {
            return;
        }

        var json = JsonSerializer.Serialize(new { subject = message.Subject, link = message.Link });
        await DurableFile.WriteAsync(
            Path.Combine(Folder, $"{message.Id}.json"), Encoding.UTF8.GetBytes(json), cancellationToken);
    }
}
