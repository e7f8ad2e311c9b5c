using System.Net;
using Claims.Core.Denials;
using Claims.Core.Primitives;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Staff;

/// <summary>A denial on one page: everything a biller needs, and the decision.</summary>
public sealed class DenialPageTests : IAsyncLifetime
{
    private static readonly string Path = $"/staff/denial/sample/{SampleDenial.Id}/1";

    private PagesHost _host = null!;
    private StaffVisit _staff = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        await SampleDenial.AddAsync(_host);
        _staff = await StaffVisit.SignInAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Everything_a_biller_needs_is_on_the_page()
    {
        var html = await _staff.ReadAsync(Path);

        foreach (var words in new[]
        {
            "Denial of $25.00", "paid within another service", "N20, not paid together with another service",
            "Marguerite &lt;i&gt;", "HPX0091", "PCN-4711", "99214-25", "E11.65", "277CA of", "in time", "first-level appeal",
            "days from", "Attach an authorization number",
        })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Bill the patient", html, StringComparison.Ordinal); // CO is never the patient's.
    }

    [Fact]
    public async Task The_work_list_leads_to_it()
    {
        Assert.Contains($"href=\"{Path}\"", await _staff.ReadAsync("/staff"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/denial/sample/nothing/1")]
    [InlineData("/staff/denial/sample/0123456789ABCDEFG/1")]
    [InlineData("/staff/denial/elsewhere/0123456789ABCDEFG/1")]
    public async Task What_there_is_not_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Without_the_key_it_is_not_shown()
    {
        var answer = await _host.Client.GetAsync(Path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("Marguerite", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_biller_attaches_an_authorization_from_it()
    {
        var answer = await _staff.PostAsync(
            "/staff/denial", ("clinic", "sample"), ("claim", SampleDenial.Id.Value), ("decision", "1"),
            ("choice", "AttachAuthorization"), ("authorization", "A-99"), ("reason", "granted by phone"));

        Assert.Equal("/staff?done=denial", answer.Headers.Location!.OriginalString);
        var decision = await _host.Records.GetAsync<DenialDecision>(
            SampleClinic.Id, FiledAppeal.KeyOf(SampleDenial.Id, 1), default);
        Assert.Equal((BillerChoice.AttachAuthorization, "A-99"), (decision.Choice, decision.Authorization));
        Assert.Contains(", by Ana on", await _staff.ReadAsync(Path), StringComparison.Ordinal);
    }
}
