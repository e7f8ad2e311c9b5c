using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Claims.Core.Review;
using Claims.Delivery;
using Claims.Delivery.Mail;
using Claims.Local.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Claims.Local.Tests.Delivery;

/// <summary>A real SMTP server on loopback takes what is written.</summary>
public sealed class PostToSmtpTests : IDisposable
{
    private static readonly Message Sample = new(
        "statement-c1-1-001", "patient@mail.example", "Your statement", "Read it:\nhttp://localhost/s\n", null);

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;

    public PostToSmtpTests() => _data = new(_folder.Root);

    [Fact]
    public async Task A_message_reaches_the_server_once_under_its_own_id()
    {
        await using var server = new MailServer();
        var settings = Settings(server.Port);
        await WriteAsync(settings);
        await WriteAsync(settings); // Handed over twice.

        Assert.True(await Post(settings).RunAsync(default));
        Assert.False(await Post(settings).RunAsync(default));

        var taken = Assert.Single(server.Taken);
        Assert.Equal("statement-c1-1-001@claims.localhost", taken.MessageId);
        Assert.Equal("clinic@clinic.example", Assert.Single(taken.From.Mailboxes).Address);
        Assert.Equal("patient@mail.example", Assert.Single(taken.To.Mailboxes).Address);
        Assert.True(File.Exists(Path.Combine(_data.Mail, "statement-c1-1-001.eml")));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_put_aside_and_holds_nobody_up()
    {
        await using var server = new MailServer();
        server.Refuses = "patient@mail.example";
        var settings = Settings(server.Port);
        await WriteAsync(settings);
        await WriteAsync(settings, Sample with { Id = "statement-c2-1-001", To = "other@mail.example" });

        await Post(settings).RunAsync(default);

        Assert.Equal("other@mail.example", Assert.Single(Assert.Single(server.Taken).To.Mailboxes).Address);
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Mail, "smtp", "refused")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_data.Mail, "smtp"), "*.eml"));
    }

    [Fact]
    public async Task A_server_that_is_down_keeps_the_message_waiting()
    {
        var settings = Settings(MailServer.FreePort());
        await WriteAsync(settings);

        Assert.False(await Post(settings).RunAsync(default));

        Assert.Single(Directory.GetFiles(Path.Combine(_data.Mail, "smtp"), "*.eml"));
    }

    [Fact]
    public async Task A_password_is_never_sent_to_a_server_without_encryption()
    {
        await using var server = new MailServer();
        var settings = Settings(server.Port, "user:secret@");
        await WriteAsync(settings);

        Assert.False(await Post(settings).RunAsync(default));

        Assert.Empty(server.Taken);
        Assert.Single(Directory.GetFiles(Path.Combine(_data.Mail, "smtp"), "*.eml"));
    }

    public void Dispose() => _folder.Dispose();

    private PostToSmtp Post(DeliverySettings settings) =>
        new(FolderDelivery.Of(_data), settings, NullLogger<PostToSmtp>.Instance);

    private Task WriteAsync(DeliverySettings settings, Message? message = null) => new MailFolder(
        FolderDelivery.Of(_data), settings, new FakeTimeProvider()).SendAsync(message ?? Sample, default);

    private static DeliverySettings Settings(int port, string user = "") => DeliverySettings.Read(new(name => name switch
    {
        DeliverySettings.SmtpName => $"smtp://{user}127.0.0.1:{port}/",
        DeliverySettings.MailFromName => "clinic@clinic.example",
        _ => null,
    }));

    /// <summary>A mail server that keeps what it takes.</summary>
    private sealed class MailServer : MessageStore, IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;

        public MailServer()
        {
            Port = FreePort();
            var options = new SmtpServerOptionsBuilder()
                .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)))
                .Build();
            var services = new SmtpServer.ComponentModel.ServiceProvider();
            services.Add(this);
            _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
        }

        public int Port { get; }

        public List<MimeMessage> Taken { get; } = [];

        public string? Refuses { get; set; }

        public static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            var message = await MimeMessage.LoadAsync(stream, cancellationToken);
            if (message.To.Mailboxes.Any(box => box.Address == Refuses))
            {
                return SmtpResponse.MailboxUnavailable;
            }

            Taken.Add(message);
            return SmtpResponse.Ok;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.ContinueWith(_ => { }, TaskScheduler.Default);
            _stop.Dispose();
        }
    }
}
