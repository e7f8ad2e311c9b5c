using System.Net;
using Claims.Core;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Statements;

public sealed class StatementPageTests : IAsyncLifetime
{
    private PagesHost _host = null!;
    private string _path = "";

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        _path = await SampleBooks.AddStatementAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_page_says_what_is_owed_and_why()
    {
        var html = await _host.Client.GetStringAsync(_path);

        string[] all = ["$55.50", "November 19, 2026", "Deductible", "Copay", "$89.50", "$65.00", "(555) 013-4471"];
        foreach (var words in all)
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }

        Assert.Contains("<title>Your statement</title>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_that_came_in_meanwhile_lowers_what_is_asked_for()
    {
        var id = SampleChart.Ref.Encounter;
        await _host.Records.SaveAsync(SampleClinic.Id, default, RecordChange.Put(new LedgerEntry(
            id, "paid", PagesHost.Start, Account.Patient, Account.PaidByPatient, new(20m), "card")));
        var partly = await _host.Client.GetStringAsync(_path);
        await _host.Records.SaveAsync(SampleClinic.Id, default, RecordChange.Put(new LedgerEntry(
            id, "paid2", PagesHost.Start, Account.Patient, Account.PaidByPatient, new(35.5m), "card")));
        var wholly = await _host.Client.GetStringAsync(_path);

        Assert.Contains("$35.50", partly, StringComparison.Ordinal);
        Assert.Contains("$20.00 came in since", partly, StringComparison.Ordinal);
        Assert.Contains("Nothing to pay", wholly, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bill_in_collections_is_not_called_settled()
    {
        await _host.Records.SaveAsync(SampleClinic.Id, default, RecordChange.Put(new LedgerEntry(
            SampleChart.Ref.Encounter, "handed", PagesHost.Start, Account.Patient, Account.Collections, new(55.5m),
            "dunning policy")));

        var page = await _host.Client.GetStringAsync(_path);

        Assert.Contains("collection agency", page, StringComparison.Ordinal);
        Assert.DoesNotContain("settled", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_that_was_sent_is_there_for_who_holds_the_link()
    {
        var answer = await _host.Client.GetAsync($"{_path}/statement.pdf");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("%PDF-1.7", await answer.Content.ReadAsStringAsync());
        var guessed = await _host.Client.GetAsync("/statement/none/statement.pdf");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
    }

    [Theory]
    [InlineData(PatientRequestType.Dispute)]
    [InlineData(PatientRequestType.Assistance)]
    [InlineData(PatientRequestType.PaymentPlan)]
    public async Task A_request_is_kept_and_waits_for_a_biller(PatientRequestType type)
    {
        var answer = await AskAsync(type.ToString(), "Please look\r\nat this.");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var waiting = Assert.Single((await _host.Get<BillerDesk>().OpenAsync(default)).Work);
        Assert.Equal(type, waiting.Request!.Type);
        Assert.Equal("Please look\nat this.", waiting.Request.Text);
        Assert.DoesNotContain(_host.Log.All, line => line.Contains("Please look", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_says_what_was_asked_and_what_was_answered()
    {
        await _host.Get<PatientRequests>().SubmitAsync(
            SampleChart.Ref, PatientRequestType.Dispute, "I was never there.", default);
        var asked = await _host.Client.GetStringAsync(_path);
        await _host.Get<PatientRequests>().AnswerAsync(
            SampleClinic.Id, $"{SampleChart.Ref.Encounter}/001", RequestAnswer.BillStands, null, "Ana", default);
        var answered = await _host.Client.GetStringAsync(_path);
        var spanish = await _host.Client.GetStringAsync($"{_path}?lang=es");

        Assert.Contains("What you told us", asked, StringComparison.Ordinal);
        Assert.Contains("We are looking at it", asked, StringComparison.Ordinal);
        Assert.Contains("the bill is right as it stands", answered, StringComparison.Ordinal);
        Assert.Contains("Lo que nos dijo", WebUtility.HtmlDecode(spanish), StringComparison.Ordinal);
        Assert.DoesNotContain("never there", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_words_is_not_taken()
    {
        var answer = await AskAsync("Dispute", "  ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"Dispute-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Refund")]
    [InlineData("99")]
    [InlineData("Hold")]
    public async Task A_request_that_patients_cannot_make_is_not_taken(string type) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(type, "x")).StatusCode);

    [Fact]
    public async Task The_page_speaks_spanish_to_who_asks_for_it_and_keeps_it_for_who_chooses_it()
    {
        await AddClaimAsync();
        var once = await _host.Client.GetStringAsync($"{_path}?lang=es");
        var before = await _host.Client.GetStringAsync(_path);
        await PostAsync("speak", ("language", "Spanish"), ("large", "yes"));
        var after = await _host.Client.GetStringAsync(_path);

        Assert.Contains("<html lang=\"es\">", once, StringComparison.Ordinal);
        Assert.Contains("19 de noviembre de 2026", once, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", before, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\">", after, StringComparison.Ordinal);
        Assert.True(Assert.Single(await CardsAsync()).LargePrint);
    }

    [Fact]
    public async Task A_plan_is_signed_on_the_page_and_the_page_says_the_next_part()
    {
        await AddClaimAsync();
        var unsigned = await PostAsync("plan", ("months", "3"), ("name", " "));
        var thanks = await PostAsync("plan", ("months", "3"), ("name", "Marguerite Harlow"));
        var page = await _host.Client.GetStringAsync(_path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.StatusCode);
        Assert.Contains("November 16, 2026: $18.50", await thanks.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("The next part, $18.50", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"sign\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Log.All, line => line.Contains("Marguerite", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_promise_is_for_a_day_the_policy_allows()
    {
        await AddClaimAsync();

        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await PostAsync("promise", ("day", "2027-11-01"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("promise", ("day", "2026-11-20"))).StatusCode);
        Assert.DoesNotContain("id=\"day\"", await _host.Client.GetStringAsync(_path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stop_link_shows_first_and_one_press_revokes()
    {
        await AddClaimAsync();
        var shown = await _host.Client.GetStringAsync($"{_path}/stop");
        Assert.Empty(await CardsAsync());

        var stopped = await PostAsync("stop");

        Assert.Contains($"action=\"{_path}/stop\"", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
        Assert.All(Assert.Single(await CardsAsync()).Consents!, consent => Assert.False(consent.Given));
    }

    [Fact]
    public async Task A_bill_far_over_its_estimate_offers_that_dispute_while_its_days_last()
    {
        Assert.DoesNotContain("EstimateDispute", await _host.Client.GetStringAsync(_path), StringComparison.Ordinal);
        await _host.Records.SaveAsync(SampleClinic.Id, default, RecordChange.Put(
            SampleBooks.Statement with { OverEstimateUntil = new(2026, 11, 2) }));

        Assert.Contains("EstimateDispute", await _host.Client.GetStringAsync(_path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("EstimateDispute", "far too much")).StatusCode);
        _host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync("EstimateDispute", "far too much")).StatusCode);
    }

    private async Task<IReadOnlyList<PatientCard>> CardsAsync() =>
        await _host.Records.ReadAllAsync<PatientCard>(SampleClinic.Id, "", default);

    private Task AddClaimAsync() => SampleBooks.AddClaimAsync(_host);

    private Task<HttpResponseMessage> PostAsync(string word, params (string Name, string Value)[] fields) =>
        _host.Client.PostAsync($"{_path}/{word}", new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private Task<HttpResponseMessage> AskAsync(string type, string text) => _host.Client.PostAsync(
        _path, new FormUrlEncodedContent([new("type", type), new("text", text)]));
}
