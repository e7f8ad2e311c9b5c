using System.Net;

namespace Claims.Functions.Tests.Triggers;

/// <summary>A webhook that takes everything, or nothing.</summary>
internal sealed class FakeHook : HttpMessageHandler
{
    public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

    public List<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new(Answer);
    }
}
