namespace Claims.Machine.TextExtraction;

/// <summary>Where text extraction works and what it may cost.</summary>
public sealed record ExtractionOptions
{
    /// <summary>How many workers read pages at the same time, over all charts.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The folder for private working folders.</summary>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>Folders in which poppler's tools are looked for, separated by colons.</summary>
    public string ToolPath { get; init; } = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>The program and leading arguments that start a worker; null for Claims.Machine, which lies beside.</summary>
    public IReadOnlyList<string>? WorkerCommand { get; init; }

    /// <summary>What one file may cost.</summary>
    public ExtractionLimits Limits { get; init; } = new();
}

/// <summary>Limits for one file, one page and one worker.</summary>
public sealed record ExtractionLimits
{
    /// <summary>Bytes in a file.</summary>
    public long FileBytes { get; init; } = 100_000_000;

    /// <summary>Pages in a file.</summary>
    public int Pages { get; init; } = 500;

    /// <summary>Pixels on a page; A4 at 600 dpi has 35 million.</summary>
    public long PagePixels { get; init; } = 50_000_000;

    /// <summary>Processor seconds for one page; a worker that takes more is stopped.</summary>
    public int PageCpuSeconds { get; init; } = 60;

    /// <summary>
    /// Processor seconds for recognising one page; a clear page takes one or two. What is not recognised by then is
    /// noise to this program: the page stays without words, for a person to look at.
    /// </summary>
    public int RecognitionCpuSeconds { get; init; } = 15;

    /// <summary>Processor seconds for one call of a PDF tool.</summary>
    public int ToolCpuSeconds { get; init; } = 20;

    /// <summary>Wall seconds for one page or for the first look at a file; generous, for a busy machine.</summary>
    public int AnswerSeconds { get; init; } = 240;

    /// <summary>Bytes of memory a worker or a tool may take beyond what its runtime maps at the start.</summary>
    public long MemoryBytes { get; init; } = 1_500_000_000;

    /// <summary>Bytes in one answer of a worker or in the output of one tool.</summary>
    public int AnswerBytes { get; init; } = 64_000_000;

    /// <summary>Pages after which a worker is replaced and lets others have its place.</summary>
    public int PagesPerWorker { get; init; } = 25;
}
