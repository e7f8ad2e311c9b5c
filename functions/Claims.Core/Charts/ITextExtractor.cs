namespace Claims.Core.Charts;

/// <summary>
/// Port: reads the text of a chart file. Adapters: Tesseract on one machine, Document Intelligence in Azure.
/// </summary>
public interface ITextExtractor
{
    /// <summary>Reads a file that intake has accepted.</summary>
    /// <param name="content">The file's bytes, from the start.</param>
    /// <param name="kind">What intake sniffed it to be.</param>
    /// <param name="cancellationToken">Cancels the work; nothing is left running.</param>
    /// <returns>
    /// The text and pictures, or the reason why this file can never be read, or the word that a service is at it.
    /// </returns>
    /// <exception cref="IOException">A fault that may pass (no memory, a tool that died): try again.</exception>
    Task<ExtractionResult> ExtractAsync(Stream content, FileKind kind, CancellationToken cancellationToken);

    /// <summary>Asks how far an operation is that <see cref="ExtractAsync"/> left under way; costs nothing.</summary>
    /// <param name="operation">What <see cref="ExtractionResult.Pending"/> named.</param>
    /// <param name="content">The same file's bytes, from the start.</param>
    /// <param name="kind">What intake sniffed it to be.</param>
    /// <param name="cancellationToken">Cancels the question; the operation goes on.</param>
    /// <returns>As above; null when the operation is lost or failed by no fault of the file: begin again.</returns>
    /// <exception cref="IOException">A fault that may pass: ask again.</exception>
    Task<ExtractionResult?> ContinueAsync(
        string operation, Stream content, FileKind kind, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This extractor reads at once and leaves nothing under way.");
}

/// <summary>What came of reading a file.</summary>
public abstract record ExtractionResult
{
    private ExtractionResult()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="Images">A picture of each page for people, as PNG or JPEG, in page order.</param>
    public sealed record Read(ChartText Text, IReadOnlyList<PageImage> Images) : ExtractionResult;

    /// <summary>It cannot be read: quarantine it.</summary>
    /// <param name="Reason">A stable code of <see cref="QuarantineReason"/>.</param>
    /// <param name="Detail">Plain words: what is wrong and what to do; no patient data.</param>
    public sealed record Unreadable(QuarantineReason Reason, string Detail) : ExtractionResult;

    /// <summary>A service reads it: ask for it by its name after a while. Begun once, it is paid once.</summary>
    /// <param name="Operation">The service's name for it; no patient data.</param>
    /// <param name="After">How long to wait before asking.</param>
    public sealed record Pending(string Operation, TimeSpan After) : ExtractionResult;
}

/// <summary>A page's picture for the review page.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="MediaType">image/png or image/jpeg.</param>
/// <param name="Content">The encoded picture.</param>
public sealed record PageImage(int Page, string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>PDF, scanned or born digital.</summary>
    Pdf,

    /// <summary>TIFF with one or more pages.</summary>
    Tiff,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,
}

/// <summary>Why a file went to quarantine. Each is explained in docs/errors.md.</summary>
public enum QuarantineReason
{
    /// <summary>Zero bytes.</summary>
    Empty,

    /// <summary>Larger than the size limit.</summary>
    TooLarge,

    /// <summary>None of the kinds that can be read.</summary>
    UnknownKind,

    /// <summary>Ends before it should, or is damaged.</summary>
    Damaged,

    /// <summary>Needs a password.</summary>
    Encrypted,

    /// <summary>More pages than the limit.</summary>
    TooManyPages,

    /// <summary>A page has more pixels than the limit.</summary>
    TooManyPixels,

    /// <summary>Reading took more time or memory than it may, or the reading service kept failing on it.</summary>
    TooCostly,

    /// <summary>The sidecar beside it breaks its schema.</summary>
    BadSidecar,
}
