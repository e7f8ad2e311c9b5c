using System.Net;
using System.Text;

namespace Claims.Azure.Tests.Records;

/// <summary>In the SDK's HTTP pipeline: answers requests for items with faults before it lets them through.</summary>
internal sealed class ScriptedFaults() : DelegatingHandler(new SocketsHttpHandler())
{
    private HttpStatusCode _status;
    private int _left;

    /// <summary>The body of a fault.</summary>
    public string Body { get; set; } = "{}";

    /// <summary>How many requests for items came.</summary>
    public int Seen { get; private set; }

    /// <summary>Faults to come, each asking to be tried again in a millisecond.</summary>
    public void Fail(HttpStatusCode status, int times) => (_status, _left, Seen) = (status, times, 0);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        Seen++;
        if (_left == 0)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        _left--;
        var response = new HttpResponseMessage(_status)
        {
            RequestMessage = request,
            Content = new StringContent(Body, Encoding.UTF8, "application/json"),
        };
        response.Headers.Add("x-ms-retry-after-ms", "1");
        return response;
    }
}
