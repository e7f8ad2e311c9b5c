using System.Net;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Web.Status;
using Claims.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Tests.Status;

public sealed class StatusPageTests
{
    [Fact]
    public async Task The_board_shows_stages_deadlines_work_money_and_no_names()
    {
        await using var host = await PagesHost.StartAsync();
        await SampleBooks.AddStatementAsync(host);
        await SampleBooks.AddStagesAsync(host);

        var html = await host.Client.GetStringAsync("/");

        foreach (var words in new[]
        {
            "SIMULATED payer", "b23c77-2", "9 h late", "Asking physician", "Encrypted", "CO-97", "$210.00 billed",
            "Every billed cent is in one of these places",
        })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Doe", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Harlow", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo clock", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_says_the_same()
    {
        await using var host = await PagesHost.StartAsync();
        await SampleBooks.AddStagesAsync(host);

        var json = await host.Client.GetStringAsync("/status.json");

        var clinic = JsonDocument.Parse(json).RootElement[0];
        Assert.Equal("sample", clinic.GetProperty("clinic").GetString());
        Assert.Equal(6, clinic.GetProperty("charts").GetArrayLength());
        Assert.DoesNotContain("Doe", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_clock_goes_on_when_the_button_is_pressed()
    {
        var demo = new Demo();
        await using var host = await PagesHost.StartAsync(services => services.AddSingleton<IDemoControls>(demo));

        var html = await host.Client.GetStringAsync("/");
        Assert.Contains("<b id=\"now\">5 Jan 2027 08:00</b>", html, StringComparison.Ordinal);
        var pressed = await host.Client.PostAsync("/demo/advance", null);

        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        Assert.Equal(1, demo.Pressed);
        demo.CanAdvance = false;
        await host.Client.PostAsync("/demo/advance", null);
        Assert.Equal(1, demo.Pressed);
    }

    [Fact]
    public async Task Without_a_demo_there_is_no_clock_to_press()
    {
        await using var host = await PagesHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync("/demo/advance", null)).StatusCode);
    }

    [Fact]
    public void Every_stage_stands_in_one_step_of_the_strip() => Assert.Equal(
        Enum.GetValues<Stage>().Order(), StatusPage.Steps.SelectMany(step => step.Stages).Order());

    private sealed class Demo : IDemoControls
    {
        public int Pressed { get; private set; }

        public DateTimeOffset Now { get; } = new(2027, 1, 5, 8, 0, 0, TimeSpan.Zero);

        public bool CanAdvance { get; set; } = true;

        public Task AdvanceAsync(CancellationToken cancellationToken)
        {
            Pressed++;
            return Task.CompletedTask;
        }
    }
}
