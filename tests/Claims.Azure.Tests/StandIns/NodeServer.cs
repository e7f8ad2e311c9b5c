using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Claims.Azure.Tests.StandIns;

/// <summary>
/// A server of the npm folder that CLAIMS_AZURE_PEER names, on a port of its own: <c>npm install --prefix FOLDER
/// azurite@3.35.0 @vercel/cosmosdb-server@1.0.1</c>. Test only, never shipped.
/// </summary>
internal sealed class NodeServer : IDisposable
{
    private readonly Process _process;

    private NodeServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Why there can be no stand-in; null when there can.</summary>
    public static string? WhyNot => Folder is null
        ? "CLAIMS_AZURE_PEER does not name a folder with azurite and @vercel/cosmosdb-server."
        : null;

    private static string? Folder => Environment.GetEnvironmentVariable("CLAIMS_AZURE_PEER") is { Length: > 0 } folder
        ? folder
        : null;

    /// <summary>Starts a server and waits until it says that it listens.</summary>
    /// <param name="script">Its script below node_modules.</param>
    /// <param name="ready">What it prints when it listens.</param>
    /// <param name="arguments">Its arguments for a port.</param>
    public static async Task<NodeServer> StartAsync(string script, string ready, Func<int, string[]> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Folder!, "node_modules", script));
        Array.ForEach(arguments(port), start.ArgumentList.Add);
        var process = Process.Start(start)!;
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var printed = new StringBuilder();
        void Hear(string? line)
        {
            lock (printed)
            {
                printed.AppendLine(line);
            }

            if (line?.Contains(ready, StringComparison.Ordinal) == true)
            {
                listens.TrySetResult();
            }
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(listens.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(1));
        return listens.Task.IsCompleted
            ? new(process, port)
            : throw new InvalidOperationException($"{script} ended at once:\n{printed}");
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
