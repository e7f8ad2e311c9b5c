using System.Net;
using System.Text.RegularExpressions;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests;

public sealed class GuardTests : IAsyncLifetime
{
    private PagesHost _host = null!;

    public async Task InitializeAsync() => _host = await PagesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Every_page_is_locked_down()
    {
        string[] paths = ["/", "/staff", "/status.json", "/review/none", await _host.OpenRoundAsync()];
        foreach (var path in paths)
        {
            var headers = (await _host.Client.GetAsync(path)).Headers;
            Assert.Equal("no-store", headers.CacheControl!.ToString());
            Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            var policy = headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_hold_no_inline_code_or_style()
    {
        string[] paths = ["/", "/staff", await _host.OpenRoundAsync(), await _host.AskAsync("Which?\n- Left")];
        foreach (var path in paths)
        {
            var html = await (await _host.Client.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotMatch(new Regex("""(src|href|action)="(https?:)?//"""), html);
            Assert.DoesNotMatch(new Regex("""\son[a-z]+="|\sstyle="|<style|<script>|javascript:"""), html);
            foreach (Match asset in Regex.Matches(html, "\"(/assets/[^\"]+)\""))
            {
                var answer = await _host.Client.GetAsync(asset.Groups[1].Value);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
            }
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.UnprocessableEntity)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_sent_from_another_site_is_not_taken(string header, string value, HttpStatusCode status)
    {
        var path = await _host.OpenRoundAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("way", "reject")]),
        };
        request.Headers.Add(header, value);

        Assert.Equal(status, (await _host.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Health_is_plain() => Assert.Equal("ok", await _host.Client.GetStringAsync("/health"));

    [Fact]
    public async Task An_asset_under_another_hash_is_not_found() => Assert.Equal(
        HttpStatusCode.NotFound, (await _host.Client.GetAsync("/assets/0000000000000000/claims.css")).StatusCode);
}
