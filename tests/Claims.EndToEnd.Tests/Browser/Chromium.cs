using Microsoft.Playwright;

namespace Claims.EndToEnd.Tests.Browser;

/// <summary>The machine's own Chromium, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Path = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Errors of the pages' console, refusals of the content security policy among them.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<Chromium> StartAsync()
    {
        Skip.IfNot(File.Exists(Path), $"{Path} is not there: apt-get install chromium.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
        return new(playwright, browser);
    }

    public async Task<IPage> OpenAsync(Uri address, int width, int height, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Errors.Add(error);
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>Keeps a picture of the page for people, in a folder that git does not see.</summary>
    public static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = System.IO.Path.Combine(Root(), "screenshots", $"{name}.png"),
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
