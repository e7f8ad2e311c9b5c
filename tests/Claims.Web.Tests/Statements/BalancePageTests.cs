using System.Net;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Tests.Statements;

public sealed class BalancePageTests : IAsyncLifetime
{
    private static readonly string Path =
        $"/staff/balance/{SampleClinic.Id}/{SampleChart.Ref.Encounter}";

    private PagesHost _host = null!;
    private HttpClient _biller = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        await SampleBooks.AddStatementAsync(_host);
        await SampleBooks.AddClaimAsync(_host);
        _biller = await SignInAsync("Ada");
    }

    public async Task DisposeAsync()
    {
        _biller.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_page_says_why_nothing_was_sent_and_what_happens_next_and_when()
    {
        var page = await _biller.GetStringAsync(Path);
        var list = await _biller.GetStringAsync("/staff/balances");

        Assert.Contains("Next step", page, StringComparison.Ordinal);
        Assert.Contains("2026-11-19 09:00", page, StringComparison.Ordinal);
        Assert.Contains("statement 2 by Mail", page, StringComparison.Ordinal);
        Assert.Contains("to collections", page, StringComparison.Ordinal);
        Assert.Contains("<dt>No agency before</dt><dd>2027-02-17</dd>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Path}\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Harlow", page + list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_shows_who_set_it_and_is_lifted_by_a_person()
    {
        await ActAsync("stop", ("reason", "Attorney"));
        var stopped = await _biller.GetStringAsync(Path);
        await ActAsync("lift", ("number", "1"));
        var lifted = await _biller.GetStringAsync(Path);

        Assert.Contains("rests: attorney", stopped, StringComparison.Ordinal);
        Assert.Contains("all bills, set by Ada", stopped, StringComparison.Ordinal);
        Assert.Contains("lifted by Ada", lifted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_persons_write_off()
    {
        await ActAsync("propose", ("why", "hardship"));
        var alone = await _biller.PostAsync($"{Path}/decide", Form(("number", "1"), ("approve", "yes")));
        using var second = await SignInAsync("Ben");
        await second.PostAsync($"{Path}/decide", Form(("number", "1"), ("approve", "yes")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        var books = await _host.Get<Ledger>().BooksAsync(SampleClinic.Id, SampleChart.Ref.Encounter, default);
        Assert.Equal((Money.Zero, new Money(55.5m)), (books[Account.Patient], books[Account.WrittenOff]));
    }

    [Theory]
    [InlineData("stop", "reason", "Nothing")]
    [InlineData("note", "what", "Statement")]
    [InlineData("moved", "zip", "1")]
    [InlineData("promise", "day", "never")]
    [InlineData("agency", "gross", "-1")]
    [InlineData("return", "x", "")]
    public async Task What_makes_no_sense_is_not_taken(string word, string field, string value) =>
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await _biller.PostAsync($"{Path}/{word}", Form((field, value)))).StatusCode);

    [Fact]
    public async Task Nobody_sees_a_balance_without_the_key_and_there_is_no_page_for_what_is_not()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client.GetAsync("/staff/balances")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await _host.Client.PostAsync($"{Path}/stop", Form())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _biller.GetAsync($"{Path}9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _biller.PostAsync($"{Path}/sing", Form())).StatusCode);
    }

    [Fact]
    public async Task A_reply_of_stop_ends_texts_and_only_the_provider_can_say_it()
    {
        const string key = "texts-key-of-the-tests-0123456789";
        await using var host = await PagesHost.StartAsync(services => services.Configure<ClaimsPagesOptions>(
            options => options.TextsKey = key));
        await SampleBooks.AddClaimAsync(host);
        var cards = host.Get<PatientCards>();
        Assert.Empty(await cards.ConsentAsync(SampleChart.Ref, Channel.Sms, "5550134471", "page", default));

        var stranger = await host.Client.PostAsync("/texts/guess", Form(("From", "+15550134471"), ("Body", "STOP")));
        var chatter = await host.Client.PostAsync($"/texts/{key}", Form(("From", "+15550134471"), ("Body", "ok")));
        Assert.Single((await Card(host)).Consents!);
        var stop = await host.Client.PostAsync($"/texts/{key}", Form(("From", "+15550134471"), ("Body", "Stop")));

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NoContent],
            new[] { stranger, chatter, stop }.Select(answer => answer.StatusCode));
        Assert.False((await Card(host)).Of(Channel.Sms)!.Given);

        static async Task<PatientCard> Card(PagesHost host) => Assert.Single(
            await host.Records.ReadAllAsync<PatientCard>(SampleClinic.Id, "", default));
    }

    private async Task ActAsync(string word, params (string Name, string Value)[] fields) =>
        Assert.Equal(HttpStatusCode.SeeOther, (await _biller.PostAsync($"{Path}/{word}", Form(fields))).StatusCode);

    private async Task<HttpClient> SignInAsync(string name)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = _host.Address,
        };
        await client.PostAsync("/staff/door", Form(("key", PagesHost.StaffKey), ("name", name)));
        return client;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
