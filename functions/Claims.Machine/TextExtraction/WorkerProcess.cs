using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Claims.Machine.TextExtraction;

/// <summary>A child process that decodes a file. It may die at any time; the host only sees bounded answers.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int SigKill = 137;
    private readonly Process process;
    private readonly ExtractionLimits limits;

    private WorkerProcess(Process process, ExtractionLimits limits)
    {
        this.process = process;
        this.limits = limits;
    }

    public static async Task<WorkerProcess> StartAsync(
        ExtractionOptions options, WorkerOrder order, CancellationToken cancellationToken)
    {
        var start = StartInfo(options);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new IOException($"The text extraction worker {start.FileName} could not be started.", fault);
        }

        // Diagnostics of native libraries are of no use here and may quote the file.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var worker = new WorkerProcess(process, order.Limits);
        try
        {
            await worker.SayHelloAsync(order, cancellationToken);
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Asks and waits.</summary>
    /// <exception cref="WorkerFailure">It died, hung or broke the protocol; it is of no more use.</exception>
    public async Task<(WorkerAnswer Answer, byte[] Picture)> AskAsync(
        WorkerRequest request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(limits.AnswerSeconds));
        var before = ProcessorTime();
        try
        {
            await SendAsync(request, deadline.Token);
            return await ReadAnswerAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A page is not to blame for a machine that gave its worker hardly any time.
            var worked = ProcessorTime() - before;
            var starved = worked < TimeSpan.FromSeconds(limits.PageCpuSeconds / 2.0);
            throw new WorkerFailure(starved ? WorkerEnd.Starved : WorkerEnd.OutOfTime);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            throw new WorkerFailure(await HowItEndedAsync(cancellationToken));
        }
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    private static ProcessStartInfo StartInfo(ExtractionOptions options)
    {
        var command = options.WorkerCommand ?? OwnCommand();
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in command.Skip(1).Append(ExtractionWorker.Verb))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x20000000";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    // This assembly as a program, on the runtime that the edition, or a test of it, was started with.
    private static IReadOnlyList<string> OwnCommand()
    {
        var self = Environment.ProcessPath;
        var runtime = Path.GetFileName(self) == "dotnet" ? self! : "dotnet";
        return [runtime, typeof(WorkerProcess).Assembly.Location];
    }

    private TimeSpan ProcessorTime()
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }

    // The worker answers once before it looks at the file: what fails until then is the machine's fault.
    private async Task SayHelloAsync(WorkerOrder order, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(limits.AnswerSeconds));
        WorkerAnswer hello;
        try
        {
            await SendAsync(order, deadline.Token);
            (hello, _) = await ReadAnswerAsync(deadline.Token);
        }
        catch (Exception fault) when (fault is IOException or JsonException || deadline.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new IOException(
                $"The text extraction worker did not start: run `{process.StartInfo.FileName} "
                + $"{string.Join(' ', process.StartInfo.ArgumentList)}` by hand to see why.",
                fault);
        }

        if (hello.Missing is { } missing)
        {
            throw new IOException(missing);
        }
    }

    private async Task SendAsync<T>(T message, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.Serialize(message, WorkerJson.Options) + "\n";
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(Encoding.UTF8.GetBytes(line), cancellationToken);
        await input.FlushAsync(cancellationToken);
    }

    private async Task<(WorkerAnswer Answer, byte[] Picture)> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        var json = await ReadFrameAsync(cancellationToken);
        var picture = await ReadFrameAsync(cancellationToken);
        return (JsonSerializer.Deserialize<WorkerAnswer>(json, WorkerJson.Options)!, picture);
    }

    private async Task<byte[]> ReadFrameAsync(CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.BaseStream;
        var header = new byte[4];
        await output.ReadExactlyAsync(header, cancellationToken);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < 0 || length > limits.AnswerBytes)
        {
            throw new IOException("A worker's answer is larger than the limit.");
        }

        var frame = new byte[length];
        await output.ReadExactlyAsync(frame, cancellationToken);
        return frame;
    }

    private async Task<WorkerEnd> HowItEndedAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return WorkerEnd.Crashed;
        }

        const int sigAbort = 134;
        const int sigCpu = 152;
        return process.ExitCode switch
        {
            SigKill => WorkerEnd.KilledFromOutside,
            sigCpu => WorkerEnd.OutOfTime,
            sigAbort or ExtractionWorker.OutOfMemoryExit => WorkerEnd.OutOfMemory,
            _ => WorkerEnd.Crashed,
        };
    }
}

/// <summary>How a worker ended before it had answered.</summary>
internal enum WorkerEnd
{
    /// <summary>It used up its processor or wall time.</summary>
    OutOfTime,

    /// <summary>It got too little processor time to be done within its wall time: not the file's fault.</summary>
    Starved,

    /// <summary>An allocation beyond its limit ended it.</summary>
    OutOfMemory,

    /// <summary>It crashed or broke the protocol.</summary>
    Crashed,

    /// <summary>Someone else, mostly the kernel short of memory, killed it: not the file's fault.</summary>
    KilledFromOutside,
}

/// <summary>A worker ended before it had answered.</summary>
internal sealed class WorkerFailure(WorkerEnd end) : Exception($"A text extraction worker ended: {end}.")
{
    public WorkerEnd End { get; } = end;
}
