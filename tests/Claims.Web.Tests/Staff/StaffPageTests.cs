using System.Net;
using Claims.Core;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Staff;

public sealed class StaffPageTests : IAsyncLifetime
{
    private PagesHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        await SampleBooks.AddStatementAsync(_host);
        await SampleBooks.AddStagesAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff?done=payment")]
    public async Task Without_the_key_nothing_is_shown(string path)
    {
        var answer = await _host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("c0ffee-1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payment")]
    [InlineData("denial")]
    [InlineData("request")]
    public async Task Without_the_key_nothing_is_done(string action) => Assert.Equal(
        HttpStatusCode.Unauthorized, (await SendAsync($"/staff/{action}", null, ("amount", "1"))).StatusCode);

    [Theory]
    [InlineData("wrong-key-of-the-tests-0123456789", "Ana")]
    [InlineData(PagesHost.StaffKey, "")]
    public async Task The_door_opens_to_the_key_and_a_name_only(string key, string name)
    {
        var answer = await SendAsync("/staff/door", null, ("key", key), ("name", name));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Signed_in_one_sees_the_work_the_words_of_patients_and_open_balances()
    {
        var cookie = await SignInAsync();

        var html = await (await GetAsync("/staff", cookie)).Content.ReadAsStringAsync();

        foreach (var words in new[]
        {
            "Ana Núñez", "0123456789ABCDEFG", "I could pay &lt;b&gt;20 dollars&lt;/b&gt; a month.",
            "c0ffee-1 owes $55.50",
        })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cookie_that_was_changed_opens_nothing()
    {
        var cookie = await SignInAsync();
        var changed = cookie.Replace("claims-staff=41", "claims-staff=42", StringComparison.Ordinal);
        Assert.NotEqual(cookie, changed);

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/staff", changed)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/staff", "claims-staff=zz.zz")).StatusCode);
    }

    [Theory]
    [InlineData("payment", "STF-ENCOUNTER", "encounter=sample/other-1&amount=5&method=card&reference=1")]
    [InlineData("payment", "STF-AMOUNT", "encounter=sample/c0ffee-1&amount=-5&method=card&reference=1")]
    [InlineData("payment", "STF-AMOUNT", "encounter=sample/c0ffee-1&amount=5.001&method=card&reference=1")]
    [InlineData("payment", "STF-REFERENCE", "encounter=sample/c0ffee-1&amount=5&method=card&reference=")]
    [InlineData("denial", "STF-DENIAL", "clinic=sample&claim=nothing&decision=1&choice=WriteOff&reason=x")]
    [InlineData("denial", "STF-CHOICE", "clinic=sample&claim=0123456789ABCDEFG&decision=1&choice=&reason=x")]
    [InlineData("denial", "STF-CHOICE", "clinic=sample&claim=0123456789ABCDEFG&decision=1&choice=WriteOff&reason=")]
    [InlineData("request", "STF-ANSWER", "clinic=sample&request=c0ffee-1/001&answer=Perhaps")]
    [InlineData("request", "REQ-PLAN", "clinic=sample&request=c0ffee-1/001&answer=PlanAgreed")]
    [InlineData("denial", "DEN-UNKNOWN", "clinic=sample&claim=0123456789ABCDEFG&decision=1&choice=WriteOff&reason=x")]
    [InlineData("close", "STF-RESOLUTION", "clinic=sample&key=bad-file/x.835&resolution=")]
    [InlineData("deposit", "STF-BOOKS", "clinic=sample&reference=B1&trace=T1&amount=much&day=2026-11-02")]
    [InlineData("deposit", "PAY-DEPOSIT", "clinic=sample&reference=B 1&trace=T1&amount=5&day=2026-11-02")]
    [InlineData("refund", "STF-BOOKS", "clinic=sample&encounter=none&to=Payer&amount=5&reference=1")]
    [InlineData("refund", "PAY-CREDIT", "clinic=sample&encounter=c0ffee-1&to=Payer&amount=5&reference=1")]
    [InlineData("day", "PAY-CLOSED", "clinic=sample&day=2999-01-01")]
    [InlineData("close", "WRK-CLOSE", "clinic=sample&key=denial/0123456789ABCDEFG/001&resolution=done")]
    public async Task A_slip_is_refused_with_its_code(string action, string code, string form)
    {
        var values = form.Split('&').Select(part => part.Split('=')).Select(part => (part[0], part[1])).ToArray();

        var answer = await SendAsync($"/staff/{action}", await SignInAsync(), values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_is_posted_to_the_books()
    {
        var answer = await SendAsync(
            "/staff/payment", await SignInAsync(),
            ("encounter", "sample/c0ffee-1"), ("amount", "$20.00"), ("method", "check"), ("reference", "1042"));

        Assert.Equal("/staff?done=payment", answer.Headers.Location!.OriginalString);
        var balance = Assert.Single((await _host.Get<BillerDesk>().OpenAsync(default)).Balances);
        Assert.Equal(35.5m, balance.Owed.Amount);
    }

    [Fact]
    public async Task The_books_show_where_the_money_is_and_whether_they_agree()
    {
        var cookie = await SignInAsync();

        var html = await (await GetAsync("/staff/books", cookie)).Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("/staff/books", "none=1")).StatusCode);
        Assert.Contains("Still to be had", html, StringComparison.Ordinal);
        Assert.Contains("$55.50", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answered_and_closed_work_no_longer_waits()
    {
        var cookie = await SignInAsync();

        await SendAsync(
            "/staff/request", cookie, ("clinic", "sample"), ("request", "c0ffee-1/001"), ("answer", "BillStands"));
        await SendAsync(
            "/staff/close", cookie, ("clinic", "sample"), ("key", "bad-file/x.835"), ("resolution", "sent again"));

        var left = Assert.Single((await _host.Get<BillerDesk>().OpenAsync(default)).Work);
        Assert.Equal(1, left.Decision);
    }

    private async Task<string> SignInAsync()
    {
        var answer = await SendAsync("/staff/door", null, ("key", PagesHost.StaffKey), ("name", "Ana Núñez"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(PagesHost.StaffKey, cookie, StringComparison.Ordinal);
        return cookie.Split(';')[0];
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await _host.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(
        string path, string? cookie, params (string Name, string Value)[] values)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await _host.Client.SendAsync(request);
    }
}
