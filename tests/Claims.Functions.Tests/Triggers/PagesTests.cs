using System.Text;
using Claims.Functions.Triggers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Functions.Tests.Triggers;

/// <summary>The pages behind their one function, and what says whether the app can work.</summary>
public sealed class PagesTests : IDisposable
{
    private readonly AppFixture _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/health", 200, "ok")]
    [InlineData("/", 200, "<!doctype html>")]
    [InlineData("/status.json", 200, "\"clinic\"")]
    [InlineData("/nowhere", 404, "")]
    public async Task Each_address_has_its_page_whatever_the_host_routed_by(string path, int status, string part)
    {
        var http = Request(path);
        var function = new Endpoint(null, null, "the function");
        http.SetEndpoint(function);
        http.Request.RouteValues = new RouteValueDictionary { ["path"] = path };

        await _app.Function<Pages>().RunAsync(http.Request, _app.Durable.Object);

        Assert.Equal(status, http.Response.StatusCode);
        Assert.Contains(part, await BodyAsync(http), StringComparison.OrdinalIgnoreCase);
        Assert.Same(function, http.GetEndpoint());
    }

    [Fact]
    public async Task Pages_carry_their_headers_here_too()
    {
        var http = Request("/");

        await _app.Function<Pages>().RunAsync(http.Request, _app.Durable.Object);

        Assert.Contains("default-src 'none'", http.Response.Headers.ContentSecurityPolicy.ToString());
        Assert.Equal("no-store", http.Response.Headers.CacheControl);
    }

    [Fact]
    public async Task The_app_is_ready_when_clinics_and_records_answer()
    {
        var http = Request("/health/ready");

        var result = await _app.Function<Health>().RunAsync(http.Request);
        await result.ExecuteAsync(http);

        Assert.Equal(200, http.Response.StatusCode);
    }

    private static async Task<string> BodyAsync(HttpContext http)
    {
        http.Response.Body.Position = 0;
        using var reader = new StreamReader(http.Response.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private DefaultHttpContext Request(string path)
    {
        var http = new DefaultHttpContext { RequestServices = _app.Get<IServiceProvider>() };
        http.Request.Method = "GET";
        http.Request.Scheme = "https";
        http.Request.Host = new("claims.example.org");
        http.Request.Path = path;
        http.Response.Body = new MemoryStream();
        return http;
    }
}
