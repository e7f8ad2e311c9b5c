using System.CommandLine;
using Claims.Local.Clock;
using Claims.Local.Hosting;

namespace Claims.Local.Verbs;

/// <summary>The services over a data folder beside a running process: nothing is started.</summary>
internal static class FolderServices
{
    /// <summary>Runs a verb's action on the services over the folder that the command line names.</summary>
    /// <returns>The action's exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> act)
    {
        var settings = VerbOptions.Settings(parsed);
        var data = new DataFolder(settings.Data);
        await using var app = LocalHost.Build(settings, data, await Clocks.OfAsync(data), LogLevel.Warning);
        return await act(app.Services);
    }
}
