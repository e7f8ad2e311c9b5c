using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Claims.Core.Charts;
using Claims.Machine.TextExtraction;

namespace Claims.Local.Tests.TextExtraction;

[Collection(nameof(TextExtraction))]
public sealed class WorkerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("claims-worker-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task Cancelling_ends_every_child_and_leaves_no_file()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions { WorkFolder = folder, Workers = 2 });
        using var cancel = new CancellationTokenSource();
        var reading = extractor.ExtractAsync(
            new MemoryStream(Scans.Bytes("docs/bw_300_g4.pdf")), FileKind.Pdf, cancel.Token);
        await UntilAsync(() => WorkersHere() == 2 || reading.IsCompleted);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(0, WorkersHere());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [SkippableFact]
    public async Task A_worker_whose_host_is_gone_removes_the_chart_and_ends()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        var chart = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "private")).FullName, "chart");
        await File.WriteAllBytesAsync(chart, Scans.Bytes("images/p10_clean_200.png"));
        var options = new ExtractionOptions();
        var order = new WorkerOrder(chart, FileKind.Png, options.ToolPath, options.Limits);
        using var worker = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(TesseractExtractor).Assembly.Location, ExtractionWorker.Verb },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await worker.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, WorkerJson.Options));
        await worker.StandardInput.FlushAsync();
        var hello = new byte[4];
        await worker.StandardOutput.BaseStream.ReadExactlyAsync(hello);
        Assert.InRange(BinaryPrimitives.ReadInt32LittleEndian(hello), 2, 1000);
        Assert.True(File.Exists(chart));

        worker.StandardInput.Close();

        await worker.WaitForExitAsync();
        Assert.False(Directory.Exists(Path.GetDirectoryName(chart)));
    }

    [SkippableFact]
    public async Task A_missing_tool_is_named_with_the_package_to_install()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions { WorkFolder = folder, ToolPath = folder });

        var fault = await Assert.ThrowsAsync<IOException>(() => ExtractAsync(extractor, "images/p10_clean_200.png"));

        Assert.Contains("apt-get install poppler-utils", fault.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/nonexistent/claims")]
    [InlineData("/bin/false")]
    public async Task A_worker_that_does_not_start_is_the_machines_fault_not_the_files(string program)
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(
            new ExtractionOptions { WorkFolder = folder, WorkerCommand = [program] });

        await Assert.ThrowsAsync<IOException>(() => ExtractAsync(extractor, "images/p10_clean_200.png"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [SkippableFact]
    public async Task A_page_that_takes_too_long_is_too_costly()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions
        {
            WorkFolder = folder,
            Limits = new ExtractionLimits { PageCpuSeconds = 0 },
        });

        var result = await ExtractAsync(extractor, "images/p08_stamp_200.png");

        Assert.Equal(QuarantineReason.TooCostly, Assert.IsType<ExtractionResult.Unreadable>(result).Reason);
    }

    [SkippableFact]
    public async Task A_page_that_is_not_recognised_in_time_is_shown_without_words()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions
        {
            WorkFolder = folder,
            Limits = new ExtractionLimits { RecognitionCpuSeconds = 0 },
        });

        var read = Assert.IsType<ExtractionResult.Read>(await ExtractAsync(extractor, "images/p08_stamp_200.png"));

        Assert.Empty(Assert.Single(read.Text.Pages).Lines);
        Assert.NotEqual(0, Assert.Single(read.Images).Content.Length);
    }

    [SkippableFact]
    public async Task A_page_that_takes_too_much_memory_is_not_read_and_ends_no_one_but_the_worker()
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions
        {
            WorkFolder = folder,
            Limits = new ExtractionLimits { MemoryBytes = 20_000_000 },
        });

        var result = await ExtractAsync(extractor, "images/p08_stamp_200.png");

        Assert.Contains(
            Assert.IsType<ExtractionResult.Unreadable>(result).Reason,
            new[] { QuarantineReason.TooCostly, QuarantineReason.Damaged });
    }

    [SkippableTheory]
    [InlineData("docs/bw_200x200.tif")]
    [InlineData("docs/bw_300_g4.pdf")]
    public async Task More_pages_than_the_limit_are_refused_before_any_is_read(string file)
    {
        Skip.If(Scans.WhyNot() is not null, Scans.WhyNot());
        using var extractor = new TesseractExtractor(new ExtractionOptions
        {
            WorkFolder = folder,
            Limits = new ExtractionLimits { Pages = 11 },
        });

        var result = await ExtractAsync(extractor, file);

        Assert.Equal(QuarantineReason.TooManyPages, Assert.IsType<ExtractionResult.Unreadable>(result).Reason);
    }

    [Fact]
    public async Task A_file_larger_than_the_limit_is_refused_without_a_worker()
    {
        using var extractor = new TesseractExtractor(new ExtractionOptions
        {
            WorkFolder = folder,
            WorkerCommand = ["/nonexistent/claims"],
            Limits = new ExtractionLimits { FileBytes = 1000 },
        });

        var result = await extractor.ExtractAsync(new MemoryStream(new byte[1001]), FileKind.Pdf, default);

        Assert.Equal(QuarantineReason.TooLarge, Assert.IsType<ExtractionResult.Unreadable>(result).Reason);
    }

    [Fact]
    public void Folders_of_processes_that_died_are_swept_and_those_of_living_ones_stay()
    {
        var dead = Directory.CreateDirectory(Path.Combine(folder, "claims-extract-99999999-x")).FullName;
        using var own = PrivateFolder.CreateIn(folder);

        PrivateFolder.SweepLeftovers(folder);

        Assert.False(Directory.Exists(dead));
        Assert.True(Directory.Exists(own.Path));
    }

    private static Task<ExtractionResult> ExtractAsync(TesseractExtractor extractor, string file) =>
        extractor.ExtractAsync(new MemoryStream(Scans.Bytes(file)), Scans.KindOf(file), default);

    private static int WorkersHere()
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Count(process => IsWorkerOf(process, own));
    }

    private static bool IsWorkerOf(string process, string parent)
    {
        try
        {
            var status = File.ReadAllText(Path.Combine(process, "stat"));
            return status[(status.LastIndexOf(')') + 2)..].Split(' ')[1] == parent
                && File.ReadAllText(Path.Combine(process, "cmdline")).Contains(ExtractionWorker.Verb);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20);
        }
    }
}
