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

    private Task<HttpResponseMessage> AskAsync(string type, string text) => _host.Client.PostAsync(
        _path, new FormUrlEncodedContent([new("type", type), new("text", text)]));
}
