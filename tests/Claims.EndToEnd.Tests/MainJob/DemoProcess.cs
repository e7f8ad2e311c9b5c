using System.Diagnostics;
using System.Text;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>The real program, run as its user runs it: another process on a data folder of its own.</summary>
internal sealed class DemoProcess : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    /// <summary>Starts the sample charts with simulated people.</summary>
    /// <param name="data">The data folder; one that was used before goes on where it was.</param>
    /// <param name="settings">Settings, as environment variables.</param>
    /// <param name="first">How many of the samples; null for all.</param>
    public DemoProcess(string data, IReadOnlyDictionary<string, string>? settings = null, int? first = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "claims.dll"),
            "demo", "--auto-approve", "--data", data, "--port", "0",
            .. first is { } count ? (string[])["--first", $"{count}"] : [],
        ];
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that it has printed.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> WaitAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills it (SIGKILL) after a while, unless it ended before.</summary>
    /// <returns>False when it had ended.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan delay)
    {
        using var wait = new CancellationTokenSource(delay);
        try
        {
            await _process.WaitForExitAsync(wait.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            return true;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
