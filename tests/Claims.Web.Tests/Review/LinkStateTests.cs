using System.Net;
using Claims.Core.Review;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Review;

public sealed class LinkStateTests : IAsyncLifetime
{
    private PagesHost _host = null!;

    public async Task InitializeAsync() => _host = await PagesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_used_link_says_so_and_changes_nothing()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        form["reason"] = "illegible";
        var rejected = await (await form.SendAsync("reject")).Content.ReadAsStringAsync();
        Assert.Contains("Rejected", rejected, StringComparison.Ordinal);

        await AssertGoneAsync(path, form, HttpStatusCode.Gone, "already decided");

        Assert.IsType<ReviewDecision.Rejected>((await _host.RoundAsync()).Decision);
        Assert.Single(_host.Raised);
    }

    [Fact]
    public async Task An_expired_link_says_so_and_changes_nothing()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        _host.Time.Advance(TimeSpan.FromDays(8));

        await AssertGoneAsync(path, form, HttpStatusCode.Gone, "has run out");

        Assert.Null((await _host.RoundAsync()).Decision);
    }

    [Fact]
    public async Task A_link_that_was_changed_says_so_and_shows_nothing()
    {
        var path = await _host.OpenRoundAsync();
        var form = await PageFormReader.ReadAsync(_host, path);
        var middle = path.Length - 10;
        var changed = string.Concat(path.AsSpan(0, middle), path[middle] == 'A' ? "B" : "A", path.AsSpan(middle + 1));

        await AssertGoneAsync(changed, form, HttpStatusCode.Forbidden, "not complete");
        var elsewhere = path.Replace("/review/", "/answer/", StringComparison.Ordinal);
        await AssertGoneAsync(elsewhere, form, HttpStatusCode.Forbidden, "not complete");
        await AssertGoneAsync("/statement/anything", form, HttpStatusCode.Forbidden, "not complete");

        Assert.Null((await _host.RoundAsync()).Decision);
    }

    [Fact]
    public async Task Who_keeps_knocking_with_a_bad_link_is_turned_away_for_a_while()
    {
        var good = await _host.OpenRoundAsync();
        for (var knock = 0; knock < FailureLimit.Most; knock++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await _host.Client.GetAsync("/review/guess")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _host.Client.GetAsync("/review/guess")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.Client.GetAsync(good)).StatusCode);
        _host.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Forbidden, (await _host.Client.GetAsync("/review/guess")).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var path = await _host.OpenRoundAsync();

        var answer = await _host.Client.PostAsync(path, new StringContent("{}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task AssertGoneAsync(string path, PageFormReader form, HttpStatusCode status, string said)
    {
        var seen = await _host.Client.GetAsync(path);
        var sent = await PageFormReader.Parse(_host, path, form.Html).SendAsync("approve");
        foreach (var answer in path.StartsWith("/statement", StringComparison.Ordinal) ? [seen] : new[] { seen, sent })
        {
            Assert.Equal(status, answer.StatusCode);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains(said, html, StringComparison.Ordinal);
            Assert.DoesNotContain("Harlow", html, StringComparison.Ordinal);
        }
    }
}
