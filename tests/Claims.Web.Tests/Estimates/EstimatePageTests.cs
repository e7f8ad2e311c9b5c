using System.Net;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Estimates;

/// <summary>The front desk's page of estimates, and the sheet behind its link.</summary>
public sealed class EstimatePageTests : IAsyncLifetime
{
    private static readonly (string, string)[] Filled =
    [
        ("clinic", "sample"), ("last", "Invented"), ("first", "Ida"), ("birth", "1960-02-03"), ("visit", "2026-11-20"),
        ("codes", "99213"), ("email", "ida@mail.example"),
    ];

    private PagesHost _host = null!;
    private StaffVisit _staff = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        _staff = await StaffVisit.SignInAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_form_makes_an_estimate_whose_clock_is_shown_and_which_is_sent_and_opened()
    {
        var made = await _staff.PostAsync("/staff/estimates/make", Filled);
        var html = await _staff.ReadAsync("/staff/estimates?done=made");
        var estimate = (await _host.Get<EstimateDesk>().ListAsync(SampleClinic.Id, default)).Single();
        var sent = await _staff.PostAsync("/staff/estimates/send", ("clinic", "sample"), ("estimate", estimate.Key));
        var after = await _staff.ReadAsync("/staff/estimates?done=sent");
        var path = await _host.IssueAsync(LinkAction.Estimate, estimate.Key, PagesHost.Start.AddDays(9));
        var sheet = await _host.Client.GetAsync(path);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (made.StatusCode, sent.StatusCode));
        Assert.Contains("due by 2026-11-05", html, StringComparison.Ordinal);
        Assert.Contains("$130.00", html, StringComparison.Ordinal);
        Assert.Contains("given 2026-11-02 by Ana", after, StringComparison.Ordinal);
        Assert.Equal("application/pdf", sheet.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("codes", "00000", "charge master")]
    [InlineData("birth", "yesterday", "date of birth")]
    [InlineData("email", "", "where a letter goes")]
    [InlineData("clinic", "elsewhere", "no such clinic")]
    public async Task What_is_wrong_is_said_and_what_was_entered_stays(string field, string value, string words)
    {
        var answer = await _staff.PostAsync(
            "/staff/estimates/make", [.. Filled.Where(pair => pair.Item1 != field), (field, value)]);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("value=\"Invented\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_shown_or_made()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client.GetAsync("/staff/estimates")).StatusCode);
        using var form = new FormUrlEncodedContent(Filled.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await _host.Client.PostAsync("/staff/estimates/make", form)).StatusCode);
        Assert.Empty(await _host.Records.ReadAllAsync<Estimate>(SampleClinic.Id, "", default));
    }

    [Fact]
    public async Task A_link_for_something_else_opens_no_estimate()
    {
        var path = await _host.IssueAsync(LinkAction.Statement, "x", PagesHost.Start.AddDays(9));
        var answer = await _host.Client.GetAsync(path.Replace("statement", "estimate", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
