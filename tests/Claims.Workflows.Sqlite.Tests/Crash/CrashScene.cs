using System.Diagnostics;

namespace Claims.Workflows.Sqlite.Tests;

/// <summary>A folder with a database, a ledger and the processes that work on them.</summary>
internal sealed class CrashScene : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _workers = [];

    public string Folder => _folder.Path;

    public string Database => _folder.File("workflows.db");

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    public static string KillNote(string folder) => Path.Combine(folder, "killed-at.txt");

    /// <summary>Starts a worker; see <see cref="CrashWorker"/> for what it may be told.</summary>
    public Process Start(int orders, params string[] task) => StartAhead(TimeSpan.Zero, orders, task);

    /// <summary>Starts a worker whose clocks are ahead of all others'.</summary>
    public Process StartAhead(TimeSpan ahead, int orders, params string[] task)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            typeof(CrashWorker).Assembly.Location,
            "crash-worker",
            Folder,
            $"{_workers.Count}",
            $"{orders}",
            $"{ahead.TotalSeconds:0}",
            .. task,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var worker = Process.Start(start)!;
        _workers.Add(worker);
        return worker;
    }

    public static Task WhenReadyAsync(Process worker) => WhenSaidAsync(worker, "ready");

    /// <summary>Waits until a worker has asked for all its orders.</summary>
    public static async Task WhenLoadedAsync(Process worker)
    {
        await WhenReadyAsync(worker);
        await WhenSaidAsync(worker, "loaded");
    }

    /// <summary>Sets the clocks of a worker that lingers; one that ended by itself tells why.</summary>
    public static async Task JumpAsync(Process worker, int seconds)
    {
        try
        {
            await worker.StandardInput.WriteLineAsync($"{seconds}");
        }
        catch (IOException)
        {
            Assert.Fail(await worker.StandardError.ReadToEndAsync());
        }
    }

    /// <summary>
    /// Waits until every thread of a worker that was sent SIGSTOP stands still: until then one that is inside of a
    /// system call may still take a lock, and would keep it for as long as the process sleeps.
    /// </summary>
    public static async Task WhenStoppedAsync(Process worker)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Directory.GetDirectories($"/proc/{worker.Id}/task").All(IsStopped))
            await Task.Delay(1, patience.Token);
    }

    public async Task KillAsync(Process worker)
    {
        Assert.False(worker.HasExited, "It had ended by itself.");
        worker.Kill();
        await worker.WaitForExitAsync();
        Kills++;
    }

    /// <summary>Waits for a worker to kill itself at its checkpoint.</summary>
    public async Task<string> WhenKilledAsync(Process worker)
    {
        await WhenExitedAsync(worker);
        var errors = await worker.StandardError.ReadToEndAsync();
        Assert.True(worker.ExitCode == 128 + 9, $"exit {worker.ExitCode}: {errors}");
        var note = await File.ReadAllTextAsync(KillNote(Folder));
        File.Delete(KillNote(Folder));
        Kills++;
        return note;
    }

    /// <summary>Waits for a worker to end as it should.</summary>
    public static async Task WhenDoneAsync(Process worker)
    {
        await WhenExitedAsync(worker);
        Assert.True(worker.ExitCode == 0, await worker.StandardError.ReadToEndAsync());
    }

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            if (!worker.HasExited)
                worker.Kill();
            worker.WaitForExit();
            worker.Dispose();
        }

        _folder.Dispose();
    }

    /// <summary>A thread that is gone by now stands still too.</summary>
    private static bool IsStopped(string thread)
    {
        try
        {
            // The state follows the thread's name, which is in parentheses and may hold any character.
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[stat.LastIndexOf(')') + 2] is 'T' or 'X' or 'Z';
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task WhenSaidAsync(Process worker, string word)
    {
        var line = await worker.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(line == word, line ?? await worker.StandardError.ReadToEndAsync());
    }

    private static async Task WhenExitedAsync(Process worker)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await worker.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("Some instances never ended.");
        }
    }
}
