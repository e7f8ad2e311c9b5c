using Claims.Local.Chores;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Claims.Local.Mail;

/// <summary>
/// Hands messages to the SMTP server, oldest first, over one connection. A message stays until the server has taken it;
/// its Message-ID is always the same, so that a repeat after a crash is known for one. What a server refuses for good
/// is put aside and holds nobody up; a server that is down is tried again after a longer and longer wait.
/// </summary>
internal sealed class PostToSmtp(DataFolder data, LocalSettings settings, ILogger<PostToSmtp> logger) : IChore
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private TimeSpan _wait = TimeSpan.FromSeconds(1);
    private DateTimeOffset _notBefore;

    public DateTimeOffset? NextDue => null;

    public async Task<ChoreOutcome> DoAsync(CancellationToken cancellationToken)
    {
        var folder = FolderMail.Outgoing(data);
        if (settings.Smtp is not { } server || TimeProvider.System.GetUtcNow() < _notBefore
            || !Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml") is not { Length: > 0 } files)
        {
            return ChoreOutcome.Nothing;
        }

        try
        {
            using var client = await ConnectAsync(server, cancellationToken);
            foreach (var path in files.OrderBy(File.GetLastWriteTimeUtc).ThenBy(path => path, StringComparer.Ordinal))
            {
                await SendAsync(client, path, cancellationToken);
            }

            await client.DisconnectAsync(quit: true, cancellationToken);
            _wait = TimeSpan.FromSeconds(1);
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException or ProtocolException
            or AuthenticationException or SslHandshakeException or SmtpCommandException or TimeoutException or NotSupportedException)
        {
            logger.SmtpUnreachable(fault.GetType().Name);
            _notBefore = TimeProvider.System.GetUtcNow() + _wait;
            _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
            return ChoreOutcome.Nothing;
        }

        return ChoreOutcome.Did;
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

    private async Task SendAsync(SmtpClient client, string path, CancellationToken cancellationToken)
    {
        using var message = await MimeMessage.LoadAsync(path, cancellationToken);
        try
        {
            await client.SendAsync(message, cancellationToken);
            File.Delete(path);
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500)
        {
            logger.SmtpRefused(Path.GetFileNameWithoutExtension(path), (int)refusal.StatusCode);
            Stores.DurableFile.Move(path, Path.Combine(FolderMail.Outgoing(data), "refused", Path.GetFileName(path)));
        }
    }
}
