using System.Net;
using System.Text;

namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// Stands before @vercel/cosmosdb-server 1.0.1 and evens out what it lacks. This is the one list of its gaps:
/// <list type="bullet">
/// <item>a missing item answers 500: made 404 here;</item>
/// <item>TransactionalBatch: played by <see cref="BatchPlayer"/>, all or none because writes wait for one another
/// here;</item>
/// <item>OFFSET, GROUP BY, two-field ORDER BY and the time to live: not filled; nothing of ours asks for the first
/// three, and that items end is left to the real service;</item>
/// <item>limits (2 MB, 100 operations), 429 and request units (it charges 1 for all): not filled; our own limits are
/// checked before sending, and 429 is played by ScriptedFaults;</item>
/// <item>consistency, indexing policy and roles: not looked at by it at all.</item>
/// </list>
/// </summary>
internal sealed class CosmosGapFiller : IDisposable
{
    private static readonly string[] OwnHeaders = ["Host", "Connection", "Content-Length", "Transfer-Encoding"];

    private readonly HttpListener _listener = new();
    private readonly HttpClient _server;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly BatchPlayer _batches;

    public CosmosGapFiller(int serverPort)
    {
        Address = new($"http://127.0.0.1:{NodeServer.FreePort()}/");
        _server = new() { BaseAddress = new($"http://127.0.0.1:{serverPort}/") };
        _batches = new(_server);
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _ = ListenAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        _listener.Close();
        _server.Dispose();
        _writing.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the tests are over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var isRead = context.Request.HttpMethod == "GET" || IsTrue(context.Request, "x-ms-documentdb-isquery");
            if (!isRead)
            {
                await _writing.WaitAsync();
            }

            try
            {
                await AnswerAsync(context, body.ToArray());
            }
            finally
            {
                if (!isRead)
                {
                    _writing.Release();
                }
            }
        }
        catch (Exception fault)
        {
            context.Response.StatusCode = 500;
            context.Response.Close(Encoding.UTF8.GetBytes(fault.ToString()), willBlock: false);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, byte[] body)
    {
        if (IsTrue(context.Request, "x-ms-cosmos-is-batch-request"))
        {
            var (status, answer) = await _batches.PlayAsync(context.Request, body);
            await SendAsync(context.Response, status, answer);
            return;
        }

        using var request = Copy(context.Request, body);
        using var response = await _server.SendAsync(request);
        var content = await response.Content.ReadAsByteArrayAsync();
        foreach (var header in response.Headers.Where(header => !OwnHeaders.Contains(header.Key)))
        {
            context.Response.Headers[header.Key] = string.Join(",", header.Value);
        }

        var isMissing = context.Request.HttpMethod == "GET"
            && response.StatusCode == HttpStatusCode.InternalServerError
            && Encoding.UTF8.GetString(content).Contains("of undefined", StringComparison.Ordinal);
        await SendAsync(context.Response, isMissing ? 404 : (int)response.StatusCode, content);
    }

    private static HttpRequestMessage Copy(HttpListenerRequest from, byte[] body)
    {
        var request = new HttpRequestMessage(new(from.HttpMethod), from.RawUrl);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var name in from.Headers.AllKeys.Where(name => !OwnHeaders.Contains(name)))
        {
            if (!request.Headers.TryAddWithoutValidation(name!, from.Headers[name]))
            {
                request.Content?.Headers.TryAddWithoutValidation(name!, from.Headers[name]);
            }
        }

        return request;
    }

    private static async Task SendAsync(HttpListenerResponse response, int status, byte[] content)
    {
        response.StatusCode = status;
        response.ContentLength64 = content.Length;
        await response.OutputStream.WriteAsync(content);
        response.Close();
    }

    private static bool IsTrue(HttpListenerRequest request, string header) =>
        string.Equals(request.Headers[header], "true", StringComparison.OrdinalIgnoreCase);
}
