using System.Net;
using Claims.Core.Review;
using Claims.Delivery;
using Claims.Delivery.Mail;
using Claims.Delivery.Notes;
using Claims.Local.Delivery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace Claims.Local.Tests.Delivery;

public sealed class MailFolderTests : IDisposable
{
    private static readonly Message Sample = new(
        "review-c1-1", "coder@north.example", "Ready for review", "Open:\nhttp://localhost/review/k1.x\n",
        new Uri("http://localhost/review/k1.x"));

    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 14, 0, 0, TimeSpan.Zero));

    public MailFolderTests() => _data = new(_folder.Root);

    [Fact]
    public async Task A_message_is_a_file_that_a_mail_program_reads()
    {
        await Mail().SendAsync(Sample, default);
        using var mime = MimeMessage.Load(Path.Combine(_data.Mail, "review-c1-1.eml"));
        Assert.Equal("Ready for review", mime.Subject);
        Assert.Equal("coder@north.example", Assert.Single(mime.To.Mailboxes).Address);
        Assert.Contains("http://localhost/review/k1.x", mime.TextBody, StringComparison.Ordinal);
        Assert.Equal(_time.GetUtcNow(), mime.Date);
    }

    [Fact]
    public async Task A_message_handed_over_twice_is_written_and_noted_once()
    {
        var mail = Mail("http://hook.example/");
        await mail.SendAsync(Sample, default);
        var first = await File.ReadAllBytesAsync(Path.Combine(_data.Mail, "review-c1-1.eml"));
        File.Delete(Path.Combine(_data.Mail, "webhook", "review-c1-1.json"));
        _time.Advance(TimeSpan.FromDays(1));
        await mail.SendAsync(Sample, default);
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(_data.Mail, "review-c1-1.eml")));
        Assert.False(File.Exists(Path.Combine(_data.Mail, "webhook", "review-c1-1.json")));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("")]
    [InlineData("a/b")]
    public async Task An_id_that_is_no_plain_name_is_refused(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Mail().SendAsync(Sample with { Id = id }, default));

    [Fact]
    public async Task The_webhook_gets_subject_and_link_and_a_note_is_kept_until_it_took_them()
    {
        await Mail("http://hook.example/").SendAsync(Sample, default);
        var server = new Hook(HttpStatusCode.ServiceUnavailable);
        await Post(server).RunAsync(default);
        Assert.Single(Waiting);

        server.Answer = HttpStatusCode.OK;
        Assert.True(await Post(server).RunAsync(default));
        Assert.Empty(Waiting);
        Assert.Equal(
            """{"subject":"Ready for review","link":"http://localhost/review/k1.x"}""", server.Bodies[^1]);
    }

    [Fact]
    public async Task A_webhook_that_is_down_is_left_alone_for_a_while()
    {
        await Mail("http://hook.example/").SendAsync(Sample, default);
        var server = new Hook(HttpStatusCode.ServiceUnavailable);
        var post = Post(server);
        await post.RunAsync(default);
        await post.RunAsync(default);
        Assert.Single(server.Bodies);
    }

    public void Dispose() => _folder.Dispose();

    private string[] Waiting => Directory.GetFiles(Path.Combine(_data.Mail, "webhook"));

    private PostToWebhook Post(Hook server) => new(
        FolderDelivery.Of(_data), Settings("http://hook.example/"), new HttpClient(server),
        NullLogger<PostToWebhook>.Instance);

    private MailFolder Mail(string? webhook = null) => new(FolderDelivery.Of(_data), Settings(webhook), _time);

    private static DeliverySettings Settings(string? webhook) =>
        DeliverySettings.Read(new(name => name == DeliverySettings.WebhookName ? webhook : null));

    private sealed class Hook(HttpStatusCode answer) : HttpMessageHandler
    {
        public HttpStatusCode Answer { get; set; } = answer;

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(Answer);
        }
    }
}
