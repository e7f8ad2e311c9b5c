using System.Net;

namespace Claims.Local.Tests.Verbs;

/// <summary>Answers as the agencies' sites do, with invented releases.</summary>
internal sealed class FakeAgency(TemporaryFolder folder) : HttpMessageHandler
{
    /// <summary>The host that cannot be reached; blank for all; null for none.</summary>
    public string? Down { get; init; }

    public List<Uri> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        Asked.Add(address);
        if (Down is not null && (Down.Length == 0 || Down == address.Host))
        {
            throw new HttpRequestException($"Name or service not known ({address.Host}:443)");
        }

        var name = Path.GetFileName(address.LocalPath);
        var made = folder.File(name);
        var path = File.Exists(made) ? made
            : name.Contains("description", StringComparison.Ordinal) ? Renamed(Download.Codes(folder, 2027), made)
            : name.Contains("index", StringComparison.Ordinal) ? Renamed(Download.Notes(folder, 2027), made)
            : null;
        return Task.FromResult(path is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage { Content = new ByteArrayContent(File.ReadAllBytes(path)) });
    }

    private static string Renamed(string path, string name)
    {
        File.Move(path, name, overwrite: true);
        return name;
    }
}
