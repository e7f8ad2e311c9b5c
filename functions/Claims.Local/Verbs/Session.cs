using Claims.Azure;
using Claims.Core.Charts;
using Claims.Local.Chores;
using Claims.Local.Hosting;
using Claims.Workflows;

namespace Claims.Local.Verbs;

/// <summary>A working process: lock, pages, engine and chores, from start to a clean stop.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly InstanceLock _lock;

    private Session(InstanceLock @lock, WebApplication app, LocalSettings settings) =>
        (_lock, App, Settings) = (@lock, app, settings);

    public WebApplication App { get; }

    public LocalSettings Settings { get; }

    public IServiceProvider Services => App.Services;

    public ChoreLoop Chores => Services.GetRequiredService<ChoreLoop>();

    /// <summary>Signalled by Ctrl-C and SIGTERM.</summary>
    public CancellationToken Stopping => App.Lifetime.ApplicationStopping;

    /// <summary>Takes the folder and starts everything but the chores.</summary>
    /// <exception cref="InvalidOperationException">Folder or port is taken.</exception>
    /// <exception cref="InvalidDataException">Settings or clinic files need a correction.</exception>
    public static async Task<Session> StartAsync(
        LocalSettings settings, TimeProvider time, LogLevel console, Action<IServiceCollection>? add = null)
    {
        var data = new DataFolder(settings.Data);
        var @lock = InstanceLock.Take(data);
        try
        {
            if (settings.Azure is { } azure)
            {
                await AzureSetup.PrepareAsync(azure, CancellationToken.None);
            }

            var app = LocalHost.Build(settings, data, time, console, add);
            _ = app.Services.GetRequiredService<IClinicDirectory>(); // Its faults are told before anything runs.
            await app.Services.GetRequiredService<WorkflowEngine>().StartAsync();
            await StartPagesAsync(app, settings);
            return new(@lock, app, settings);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Services.GetRequiredService<WorkflowEngine>().StopAsync();
        await App.StopAsync();
        await App.DisposeAsync();
        _lock.Dispose();
    }

    private static async Task StartPagesAsync(WebApplication app, LocalSettings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"Port {settings.Port} is taken by another program; name a free one with --port.", exception);
        }
    }
}
