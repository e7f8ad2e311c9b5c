using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Web.Tests.Hosting;

namespace Claims.EndToEnd.Tests.Browser;

public sealed class PagesInBrowserTests
{
    private const string Wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [SkippableFact]
    public async Task A_coder_approves_at_a_desk_with_pointer_and_keyboard()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var host = await PagesHost.StartAsync();
        var page = await chromium.OpenAsync(new(host.Address, await host.OpenRoundAsync()), 1440, 900);

        await page.HoverAsync("[data-key=d3] .title");
        await page.WaitForSelectorAsync(".mark.dx.on[data-owner=d3]");
        await Chromium.KeepAsync(page, "review-desk-evidence");
        await page.SelectOptionAsync("#field-PatientSex", "F");
        await page.FocusAsync("#d0-code");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        Assert.Equal("2", await page.TextContentAsync("[data-key=d0] .place"));
        Assert.Equal("2, 1, 3, 4", await page.InputValueAsync("#p0-pointers"));
        await page.FillAsync("#dx-search", "Z79.4");
        await page.WaitForSelectorAsync(".options li[role=option]");
        await page.Keyboard.PressAsync("Enter");
        await page.UncheckAsync("[name='p1.use']");
        Assert.Equal("$185.00", await page.TextContentAsync("#total"));
        await page.ClickAsync("[data-key=p0] details.how summary");
        await page.WaitForSelectorAsync("[data-key=p0] details.how li:text-is('I12.9: the visit dealt with it')");
        await Chromium.KeepAsync(page, "review-desk-ready");
        Assert.Equal(0, await page.EvaluateAsync<int>(Wider));
        await page.ClickAsync("button[value=approve]");
        await page.WaitForSelectorAsync("h1:text-is('Approved')");
        await Chromium.KeepAsync(page, "review-desk-approved");

        var approved = Assert.IsType<ReviewDecision.Approved>((await host.RoundAsync()).Decision);
        Assert.Equal(
            ["I12.9", "E11.42", "N18.31", "E78.2", "Z79.4"], approved.Diagnoses.Select(code => code.ToString()));
        Assert.Equal([2, 1, 3, 4], Assert.Single(approved.Lines).Pointers);
        Assert.Empty(chromium.Errors);
    }

    [SkippableFact]
    public async Task A_coder_asks_from_a_phone_and_the_physician_answers()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var host = await PagesHost.StartAsync();
        var page = await chromium.OpenAsync(new(host.Address, await host.OpenRoundAsync()), 390, 844);

        await Chromium.KeepAsync(page, "review-phone");
        await page.Locator("[data-key=p1]").ScrollIntoViewIfNeededAsync();
        await Chromium.KeepAsync(page, "review-phone-services");
        Assert.Equal(0, await page.EvaluateAsync<int>(Wider));
        await page.ClickAsync("[data-question]");
        Assert.Contains("low back pain", await page.InputValueAsync("#question"), StringComparison.Ordinal);
        await Chromium.KeepAsync(page, "review-phone-ask");
        await page.ClickAsync("button[value=ask]");
        await page.WaitForSelectorAsync("h1:text-is('The question is on its way')");

        var asked = Assert.IsType<ReviewDecision.AskPhysician>((await host.RoundAsync()).Decision);
        Assert.Equal(SampleClinic.Venkataraman, asked.Provider);
        Assert.Equal(2, asked.Draft!.Lines.Count);
        var answer = await chromium.OpenAsync(new(host.Address, await host.AskAsync(asked.Question)), 390, 844);
        await answer.CheckAsync("text=Muscular strain");
        await answer.FillAsync("#answer", "After lifting.");
        await Chromium.KeepAsync(answer, "answer-phone");
        Assert.Equal(0, await answer.EvaluateAsync<int>(Wider));
        await answer.ClickAsync("button[type=submit]");
        await answer.WaitForSelectorAsync("h1:text-is('Thank you, doctor')");
        var query = await host.Records.GetAsync<PhysicianQuery>(
            SampleClinic.Id, ReviewRound.KeyOf(SampleChart.Ref.Encounter, 1), default);
        Assert.Equal("Muscular strain\nAfter lifting.", query.Answer);
        Assert.Empty(chromium.Errors);
    }

    [SkippableFact]
    public async Task Without_scripts_the_form_still_approves()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var host = await PagesHost.StartAsync();
        var page = await chromium.OpenAsync(
            new(host.Address, await host.OpenRoundAsync()), 1280, 900, scripts: false);

        await page.FillAsync("[name='d0.order']", "9");
        await page.FillAsync("#p0-units", "none");
        await page.ClickAsync("button[value=approve]");
        await page.WaitForSelectorAsync("#problems");
        await Chromium.KeepAsync(page, "review-plain-problems");
        await page.FillAsync("#p0-units", "1");
        await page.ClickAsync("button[value=approve]");
        await page.WaitForSelectorAsync("h1:text-is('Approved')");

        var approved = Assert.IsType<ReviewDecision.Approved>((await host.RoundAsync()).Decision);
        Assert.Equal("E11.42", approved.Diagnoses[^1].ToString());
    }

    [SkippableFact]
    public async Task The_status_page_follows_without_being_loaded_again()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var host = await PagesHost.StartAsync();
        var page = await chromium.OpenAsync(host.Address, 1280, 900);
        var header = await page.QuerySelectorAsync("header");

        await SampleBooks.AddStagesAsync(host);

        await page.WaitForSelectorAsync("text=b23c77-2");
        Assert.True(await header!.EvaluateAsync<bool>("old => old.isConnected"));
        Assert.Empty(chromium.Errors);
    }

    [SkippableFact]
    public async Task The_other_pages_fit_a_desk_and_a_phone()
    {
        await using var chromium = await Chromium.StartAsync();
        await using var host = await PagesHost.StartAsync();
        var statement = await SampleBooks.AddStatementAsync(host);
        await SampleBooks.AddStagesAsync(host);

        foreach (var (name, width) in new[] { ("desk", 1280), ("phone", 390) })
        {
            foreach (var (what, path) in new[] { ("status", "/"), ("statement", statement), ("gone", "/review/none") })
            {
                var page = await chromium.OpenAsync(new(host.Address, path), width, 900);
                await Chromium.KeepAsync(page, $"{what}-{name}");
                Assert.Equal(0, await page.EvaluateAsync<int>(Wider));
            }

            var staff = await chromium.OpenAsync(new(host.Address, $"/staff#{PagesHost.StaffKey}"), width, 900);
            await staff.FillAsync("#name", "Ana");
            await staff.ClickAsync("button");
            await staff.WaitForSelectorAsync("text=Post a patient's payment");
            await Chromium.KeepAsync(staff, $"staff-{name}");
            Assert.Equal(0, await staff.EvaluateAsync<int>(Wider));
        }

        // The pages that refuse answer 401 and 403, which the console reports; nothing else may stand there.
        Assert.DoesNotContain(chromium.Errors, error => !error.Contains("status of 40", StringComparison.Ordinal));
    }
}
