using System.Text;
using System.Text.Json;
using Claims.Core.Review;
using Claims.Delivery.Notes;
using MimeKit;
using MimeKit.Text;

namespace Claims.Delivery.Mail;

/// <summary>
/// Messages as .eml files that any mail program opens. With a mail server, one more waits in smtp/; with a webhook, a
/// note of what is to be posted there. The file's name is the message's id, so a message handed over twice is one file.
/// </summary>
internal sealed class MailFolder(DeliveryFolders folders, DeliverySettings settings, TimeProvider time) : IMail
{
    /// <summary>Where messages lie that are still to be handed to the SMTP server.</summary>
    public const string Outgoing = "smtp";

    public async Task SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.Id.Length == 0 || !message.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new ArgumentException("A message's id has letters, digits and hyphens.", nameof(message));
        }

        var name = $"{message.Id}.eml";
        if (await folders.Mail.HasAsync(name, cancellationToken))
        {
            return; // Handed over before.
        }

        if (settings.Webhook is not null && message.Link is not null)
        {
            var note = JsonSerializer.Serialize(new { subject = message.Subject, link = message.Link });
            await folders.Mail.AddAsync(
                $"{PostToWebhook.Folder}/{message.Id}.json", Encoding.UTF8.GetBytes(note), cancellationToken);
        }

        var written = Write(message);
        if (settings.Smtp is not null)
        {
            await folders.Mail.AddAsync($"{Outgoing}/{name}", written, cancellationToken);
        }

        await folders.Mail.AddAsync(name, written, cancellationToken);
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
