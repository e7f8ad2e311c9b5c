using System.Diagnostics;
using System.Globalization;
using System.Text;
using Claims.Core.Charts;

namespace Claims.Machine.TextExtraction.Worker;

/// <summary>Runs one of poppler's tools under limits of its own; it dies with the worker's main thread.</summary>
internal sealed class BoundedTool(string toolPath, ExtractionLimits limits)
{
    private const int KilledBySignal = 128;
    private const int SegmentationFault = 139;

    public ToolOutput Run(string tool, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Find("setpriv"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] bounds =
        [
            "--pdeathsig", "KILL", Find("prlimit"), "--core=0", Limit("cpu", limits.ToolCpuSeconds),
            Limit("as", limits.MemoryBytes), Find(tool),
        ];
        foreach (var argument in (ReadOnlySpan<string>)[.. bounds, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = ReadErrorAsync(process.StandardError);
        var output = ReadBounded(process);
        process.WaitForExit();
        return process.ExitCode switch
        {
            SegmentationFault => throw RefusedException.Damaged("reading the PDF crashed"),
            > KilledBySignal => throw new RefusedException(
                QuarantineReason.TooCostly,
                "The PDF takes too much time or memory to read. Print it and scan the print."),
            var code => new(code, output, error.GetAwaiter().GetResult()),
        };
    }

    private static string Limit(string name, long value) =>
        string.Create(CultureInfo.InvariantCulture, $"--{name}={value}:{value}");

    // Enough to tell a password from damage; the rest is drained.
    private static async Task<string> ReadErrorAsync(StreamReader reader)
    {
        var kept = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (kept.Length < 4000)
            {
                kept.AppendLine(line[..Math.Min(line.Length, 200)]);
            }
        }

        return kept.ToString();
    }

    private string Find(string tool) =>
        Installation.FindTool(toolPath, tool) ?? throw new IOException($"{tool} is not installed.");

    private byte[] ReadBounded(Process process)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = process.StandardOutput.BaseStream.Read(buffer)) > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > limits.AnswerBytes)
            {
                process.Kill();
                throw new RefusedException(
                    QuarantineReason.TooCostly, "The PDF holds more than can be read. Print it and scan the print.");
            }
        }

        return kept.ToArray();
    }
}

/// <summary>What a tool left.</summary>
internal sealed record ToolOutput(int ExitCode, byte[] Bytes, string Error)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}
