namespace Claims.Web.Tests.Hosting;

/// <summary>A biller who is signed in.</summary>
public sealed class StaffVisit
{
    private readonly HttpClient _client;
    private readonly string _cookie;

    private StaffVisit(HttpClient client, string cookie) => (_client, _cookie) = (client, cookie);

    public static async Task<StaffVisit> SignInAsync(PagesHost host)
    {
        using var form = new FormUrlEncodedContent([new("key", PagesHost.StaffKey), new("name", "Ana")]);
        var answer = await host.Client.PostAsync("/staff/door", form);
        return new(host.Client, answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", _cookie);
        return await _client.SendAsync(request);
    }

    /// <summary>A page that must be there.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", _cookie);
        request.Content = new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return await _client.SendAsync(request);
    }
}
