using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Native;
using Claims.Machine.TextExtraction.Worker;

namespace Claims.Machine.TextExtraction;

/// <summary>The child process: decodes one untrusted file under limits, and answers on standard output.</summary>
public static class ExtractionWorker
{
    /// <summary>The hidden verb that starts a worker.</summary>
    public const string Verb = "extract-worker";

    internal const int OutOfMemoryExit = 12;

    /// <summary>Serves the process that started this one until its end of the pipe closes.</summary>
    /// <remarks>
    /// To be called on the main thread: the tools it starts are told to die with the thread that started them.
    /// </remarks>
    public static int Run()
    {
        using var output = Console.OpenStandardOutput();
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        if (input.ReadLine() is not { } first)
        {
            return 0;
        }

        var order = Parse<WorkerOrder>(first);
        var requests = WatchRequests(input, order);
        var missing = Installation.FindMissing(order.ToolPath);
        Send(output, new WorkerAnswer { Missing = missing }, []);
        if (missing is not null)
        {
            return 1;
        }

        try
        {
            Kernel.LimitMemory(order.Limits.MemoryBytes);
            using var reader = new DocumentReader(order);
            foreach (var request in requests.GetConsumingEnumerable())
            {
                // The recogniser stops by itself at the limit; this stops decoders.
                Kernel.LimitCpu((2 * order.Limits.PageCpuSeconds) + 1);
                var (answer, picture) = Answer(reader, request);
                Send(output, answer, picture);
            }
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemoryExit;
        }

        return 0;
    }

    private static (WorkerAnswer Answer, byte[] Picture) Answer(DocumentReader reader, WorkerRequest request)
    {
        try
        {
            return request.Page is { } plan
                ? reader.Read(plan)
                : (new WorkerAnswer { Pages = reader.Look() }, []);
        }
        catch (RefusedException refused)
        {
            return (new WorkerAnswer { Refusal = refused.Refusal }, []);
        }
        catch (InvalidDataException)
        {
            var where = request.Page is { } page ? $"Page {page.Number}" : "The file";
            var refusal = new Refusal(
                QuarantineReason.Damaged, $"{where} is damaged and cannot be decoded. Scan or export it again.");
            return (new WorkerAnswer { Refusal = refusal }, []);
        }
    }

    // The end of the pipe means that the host is gone, kill -9 included: nobody else would clean up then.
    private static BlockingCollection<WorkerRequest> WatchRequests(StreamReader input, WorkerOrder order)
    {
        var requests = new BlockingCollection<WorkerRequest>();
        var watcher = new Thread(() =>
        {
            while (input.ReadLine() is { } line)
            {
                requests.Add(Parse<WorkerRequest>(line));
            }

            PrivateFolder.Delete(Path.GetDirectoryName(order.File)!);
            Environment.Exit(0);
        });
        watcher.IsBackground = true;
        watcher.Start();
        return requests;
    }

    private static T Parse<T>(string line) => JsonSerializer.Deserialize<T>(line, WorkerJson.Options)!;

    private static void Send(Stream output, WorkerAnswer answer, byte[] picture)
    {
        SendFrame(output, JsonSerializer.SerializeToUtf8Bytes(answer, WorkerJson.Options));
        SendFrame(output, picture);
        output.Flush();
    }

    private static void SendFrame(Stream output, byte[] frame)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, frame.Length);
        output.Write(header);
        output.Write(frame);
    }
}
