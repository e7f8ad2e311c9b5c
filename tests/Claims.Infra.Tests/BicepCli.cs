using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Claims.Infra.Tests;

/// <summary>
/// The Bicep command line from its NuGet package. It carries the types of Azure's resources and works offline.
/// </summary>
public sealed class BicepCli : IAsyncLifetime
{
    private string? _program;
    private string _whyNot = "";

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
        {
            _whyNot = "The Bicep package is the one for Linux on x64.";
            return;
        }

        var project = Path.Combine(InfraFolder.Root, "tests", "Claims.Infra.Tests", "Cli", "Cli.csproj");
        var restored = await StartAsync("dotnet", ["restore", project, "-v", "quiet"]);
        if (restored.Code != 0)
        {
            _whyNot = $"Azure.Bicep.CommandLine.linux-x64 could not be restored: {restored.Output}{restored.Error}";
            return;
        }

        var asked = await StartAsync("dotnet", ["msbuild", project, "-getProperty:BicepPath", "-nologo"]);
        _program = asked.Output.Trim().Replace('\\', '/');
        Assert.True(File.Exists(_program), $"The package is restored, its program is not at '{_program}'.");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs a command; the test is skipped, and says why, where the program is not to be had.</summary>
    internal async Task<Run> RunAsync(params string[] arguments)
    {
        Skip.If(_program is null, _whyNot);
        return await StartAsync(_program!, arguments);
    }

    /// <summary>What SARIF reports tell, of warnings too: those alone do not make the program fail.</summary>
    internal static async Task<IReadOnlyList<string>> DiagnosticsAsync(string reports)
    {
        var found = new List<string>();
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(reports));
        var count = 0;
        await foreach (var report in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(text, topLevelValues: true))
        {
            count++;
            var results = report.GetProperty("runs")[0].GetProperty("results");
            found.AddRange(results.EnumerateArray().Select(one => $"{one}"));
        }

        Assert.True(count > 0, "Bicep reported nothing at all.");
        return found;
    }

    private static async Task<Run> StartAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = InfraFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Parameter files read these; snapshots are of their defaults.
        start.Environment.Remove("CLAIMS_OPERATOR_EMAIL");
        start.Environment.Remove("CLAIMS_OPERATOR_ID");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    internal sealed record Run(int Code, string Output, string Error);
}
