using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Claims.Delivery.Mail;

/// <summary>
/// Hands messages to the SMTP server, oldest first, over one connection. A message stays until the server has taken it;
/// its Message-ID is always the same, so that a repeat after a crash is known for one. What a server refuses for good
/// is put aside and holds nobody up; a server that is down is tried again after a longer and longer wait.
/// </summary>
internal sealed class PostToSmtp(DeliveryFolders folders, DeliverySettings settings, ILogger<PostToSmtp> logger)
    : IDelivery
{
    private readonly Patience _patience = new();

    public DateTimeOffset? NextDue => null;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (settings.Smtp is not { } server || _patience.IsWaiting
            || await folders.Mail.ListAsync(MailFolder.Outgoing, cancellationToken) is not { Count: > 0 } names)
        {
            return false;
        }

        try
        {
            using var client = await ConnectAsync(server, cancellationToken);
            foreach (var name in names)
            {
                await SendAsync(client, name, cancellationToken);
            }

            await client.DisconnectAsync(quit: true, cancellationToken);
            _patience.Answered();
            return true;
        }
        catch (Exception fault) when (fault is IOException or SocketException or ProtocolException
            or AuthenticationException or SslHandshakeException or SmtpCommandException or TimeoutException
            or NotSupportedException)
        {
            logger.SmtpUnreachable(fault.GetType().Name);
            _patience.Failed();
            return false;
        }
    }

    /// <summary>A password is never sent in the clear: with one, smtp:// insists on STARTTLS.</summary>
    private static async Task<SmtpClient> ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var (user, password) = server.UserInfo.Split(':', 2) is [var name, var word]
            ? (Uri.UnescapeDataString(name), Uri.UnescapeDataString(word))
            : ("", "");
        var security = server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
            : user.Length > 0 ? SecureSocketOptions.StartTls
            : SecureSocketOptions.StartTlsWhenAvailable;
        var client = new SmtpClient { Timeout = 30_000 };
        try
        {
            var port = server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587;
            await client.ConnectAsync(server.Host, port, security, cancellationToken);
            if (user.Length > 0)
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task SendAsync(SmtpClient client, string name, CancellationToken cancellationToken)
    {
        var path = $"{MailFolder.Outgoing}/{name}";
        if (await folders.Mail.ReadAsync(path, cancellationToken) is not { } written)
        {
            return; // Another process was faster.
        }

        using var stream = new MemoryStream(written, writable: false);
        using var message = await MimeMessage.LoadAsync(stream, cancellationToken);
        try
        {
            await client.SendAsync(message, cancellationToken);
            await folders.Mail.RemoveAsync(path, cancellationToken);
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500)
        {
            logger.SmtpRefused(Path.GetFileNameWithoutExtension(name), (int)refusal.StatusCode);
            await folders.Mail.MoveAsync(path, $"{MailFolder.Outgoing}/refused/{name}", cancellationToken);
        }
    }
}
