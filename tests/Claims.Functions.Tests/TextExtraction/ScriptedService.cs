using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Claims.Functions.Tests.TextExtraction;

/// <summary>
/// Document Intelligence's REST contract on loopback (2023-07-31: POST …/documentModels/MODEL:analyze, GET
/// …/analyzeResults/ID): it gives the answers of a script, one a request, and keeps what was asked.
/// </summary>
internal sealed class ScriptedService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<ScriptedAnswer> _script;
    private readonly Task _serving;

    public ScriptedService(params ScriptedAnswer[] script)
    {
        _script = new(script);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Method, path and length of each request, in order.</summary>
    public List<(string Method, string Path, int Length)> Asked { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(30));
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        Asked.Add((context.Request.HttpMethod, context.Request.Url!.AbsolutePath, (int)body.Length));
        var answer = _script.TryDequeue(out var next) ? next : new(418, "the script is at its end");
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        if (answer.RetryAfter is { } seconds)
        {
            response.Headers["Retry-After"] = $"{seconds}";
        }

        if (answer.Operation is { } operation)
        {
            response.Headers["Operation-Location"] = $"{Address}formrecognizer/documentModels/prebuilt-read"
                + $"/analyzeResults/{operation}?api-version=2023-07-31";
        }

        response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }
}

/// <summary>One answer of the service.</summary>
internal sealed record ScriptedAnswer(int Status, string Body = "", int? RetryAfter = null, string? Operation = null)
{
    public static ScriptedAnswer Accepted(string operation = "op-1", int retryAfter = 5) =>
        new(202, RetryAfter: retryAfter, Operation: operation);

    public static ScriptedAnswer Running(int retryAfter = 3) => new(200, Of("running"), retryAfter);

    public static ScriptedAnswer Succeeded() => new(200, Of(
        "succeeded",
        """
        , "analyzeResult": { "apiVersion": "2023-07-31", "modelId": "prebuilt-read",
          "stringIndexType": "utf16CodeUnit", "content": "Seen today", "styles": [], "paragraphs": [],
          "pages": [ { "pageNumber": 1, "angle": 0, "width": 8.5, "height": 11, "unit": "inch",
            "spans": [ { "offset": 0, "length": 10 } ],
            "words": [
              { "content": "Seen", "polygon": [0.8, 1.1, 1.7, 1.1, 1.7, 1.3, 0.8, 1.3], "confidence": 0.9,
                "span": { "offset": 0, "length": 4 } },
              { "content": "today", "polygon": [1.8, 1.1, 2.7, 1.1, 2.7, 1.3, 1.8, 1.3], "confidence": 0.7,
                "span": { "offset": 5, "length": 5 } } ],
            "lines": [ { "content": "Seen today", "polygon": [0.8, 1.1, 2.7, 1.1, 2.7, 1.3, 0.8, 1.3],
              "spans": [ { "offset": 0, "length": 10 } ] } ] } ] }
        """));

    public static ScriptedAnswer Failed(string code) =>
        new(200, Of("failed", $$""", "error": {"code": "{{code}}", "message": "invented"}"""));

    public static ScriptedAnswer Busy(int retryAfter = 0) =>
        new(429, """{"error":{"code":"429","message":"invented"}}""", retryAfter);

    public static ScriptedAnswer Broken() =>
        new(500, """{"error":{"code":"InternalServerError","message":"invented"}}""");

    public static ScriptedAnswer Malformed() => new(200, """{"status": "succ""");

    private static string Of(string status, string more = "") =>
        $$"""
        { "status": "{{status}}", "createdDateTime": "2026-11-02T08:00:00Z",
          "lastUpdatedDateTime": "2026-11-02T08:00:03Z"{{more}} }
        """;
}
