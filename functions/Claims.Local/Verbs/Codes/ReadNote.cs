using System.Text;
using Claims.Coding.Notes;
using Claims.Core.Charts;
using Claims.Core.Charts.Sniffing;
using Claims.Core.Coding;
using Claims.Machine.TextExtraction;

namespace Claims.Local.Verbs.Codes;

/// <summary>A note of a file: plain text, or a scan or PDF read as a chart is.</summary>
/// <param name="Text">The note.</param>
/// <param name="Pages">The way back to places on the pages; null for plain text.</param>
internal sealed record ReadNote(NoteText Text, PageNote? Pages)
{
    private const int LargestText = 10_000_000;

    /// <summary>Reads a file; "-" is standard input.</summary>
    /// <exception cref="InvalidDataException">It is neither text nor a page that can be read.</exception>
    public static async Task<ReadNote> OfAsync(string path, CancellationToken cancel)
    {
        if (path == "-")
            return new(NoteText.FromPlain(await Console.In.ReadToEndAsync(cancel)), null);
        await using var file = File.OpenRead(path);
        var head = new byte[FileSniffer.HeadLength];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        file.Position = 0;
        if (FileSniffer.Sniff(head.AsSpan(0, length), file.Length, long.MaxValue) is SniffedFile.Accepted page)
            return await PagesOfAsync(file, page.Kind, cancel);
        if (head.AsSpan(0, length).Contains((byte)0) || file.Length > LargestText)
            throw new InvalidDataException($"{path} is neither text nor a PDF, TIFF, PNG or JPEG.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        return new(NoteText.FromPlain(await reader.ReadToEndAsync(cancel)), null);
    }

    private static async Task<ReadNote> PagesOfAsync(Stream file, FileKind kind, CancellationToken cancel)
    {
        using var extractor = new TesseractExtractor(new ExtractionOptions());
        var pages = await extractor.ExtractAsync(file, kind, cancel) switch
        {
            ExtractionResult.Read read => new PageNote(read.Text, [.. read.Text.Pages.Select(page => page.Number)]),
            ExtractionResult.Unreadable fault => throw new InvalidDataException(fault.Detail),
            _ => throw new InvalidOperationException("The extractor gave no answer."),
        };
        return new(pages.Text, pages);
    }
}
