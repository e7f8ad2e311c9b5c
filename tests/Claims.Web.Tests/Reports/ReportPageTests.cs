using System.Net;
using System.Text.RegularExpressions;
using Claims.Core.Reports;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Reports;

/// <summary>The owner's page, the reports, their CSV files, and the claims behind each figure.</summary>
public sealed partial class ReportPageTests : IAsyncLifetime
{
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
    public async Task The_owner_sees_six_figures_where_the_money_is_and_what_to_do_next()
    {
        var html = await _staff.ReadAsync("/staff/reports");

        Assert.Equal(6, Tile().Count(html));
        foreach (var words in new[]
        {
            "Clean claims", "Denied at first", "Net collection rate", "Where every dollar is", "$210.00", "$185.00", "$25.00",
            "What to do next (1)", "first one due in 9 d",
        })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_report_has_its_page_with_definition_and_formula_and_its_csv()
    {
        var facts = await _host.Get<ReportReader>().ReadAsync(SampleClinic.Id, default);
        foreach (var table in ReportCatalog.All(facts))
        {
            var html = WebUtility.HtmlDecode(await _staff.ReadAsync($"/staff/reports/sample/{table.Id}"));
            Assert.Contains(table.Definition, html, StringComparison.Ordinal);
            Assert.Contains(table.Formula, html, StringComparison.Ordinal);
            Assert.All(table.Columns, column => Assert.Contains(column, html, StringComparison.Ordinal));
            var csv = await _staff.GetAsync($"/staff/reports/sample/{table.Id}.csv");
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
            Assert.Equal(ReportCatalog.Csv(table), await csv.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Every_figure_leads_to_its_claims()
    {
        var links = FigureLink().Matches(await _staff.ReadAsync("/staff/reports/sample/aging-payer"));

        Assert.NotEmpty(links);
        foreach (Match link in links)
        {
            var html = await _staff.ReadAsync(link.Groups[1].Value);
            Assert.Contains($"/staff/denial/sample/{SampleDenial.Id}/1", html, StringComparison.Ordinal);
            Assert.Contains("$25.00", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Marguerite", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/staff/reports")]
    [InlineData("/staff/reports/sample/aging-payer")]
    [InlineData("/staff/reports/sample/aging-payer.csv")]
    [InlineData("/staff/reports/sample/aging-payer/0/0")]
    public async Task Without_the_key_nothing_is_shown(string path) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client.GetAsync(path)).StatusCode);

    [Theory]
    [InlineData("/staff/reports/sample/nothing")]
    [InlineData("/staff/reports/elsewhere/aging-payer")]
    [InlineData("/staff/reports/sample/aging-payer/99/0")]
    [InlineData("/staff/reports/sample/aging-payer/0/99")]
    public async Task What_there_is_not_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _staff.GetAsync(path)).StatusCode);

    [GeneratedRegex("""class="tile """)]
    private static partial Regex Tile();

    [GeneratedRegex("""href="(/staff/reports/sample/aging-payer/\d+/\d+)">""")]
    private static partial Regex FigureLink();
}
