using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>Reads X12 files: any number of interchanges, groups and transactions. Never throws on bad data.</summary>
public static class InterchangeReader
{
    /// <summary>Reads a file's text.</summary>
    public static ReadResult<EdiList<Interchange>> Read(string text, ReadOptions? options = null) =>
        Read(new StringReader(text), options);

    /// <summary>Reads a file from a stream of UTF-8 (ASCII, as X12 files are), which stays open.</summary>
    public static ReadResult<EdiList<Interchange>> Read(Stream stream, ReadOptions? options = null) =>
        Read(new Utf8Text(stream), options);

    /// <summary>Reads a file to its end.</summary>
    public static ReadResult<EdiList<Interchange>> Read(TextReader text, ReadOptions? options = null)
    {
        var reader = new PartReader(text, options ?? ReadOptions.Default, streaming: false);
        var file = new FileBuilder();
        while (reader.Next() is { } part)
            file.Take(part);
        return new(file.Interchanges, reader.Issues);
    }

    /// <summary>
    /// Reads a file of any size part by part, in constant memory: claims of an 837 and claim payments of an 835 come
    /// one by one with what is around them, other transactions whole. Findings come with the parts. Of control numbers
    /// in no order only the last thousands are remembered to see which are repeated; those that run on, all.
    /// </summary>
    /// <param name="stream">UTF-8 (ASCII, as X12 files are), which stays open.</param>
    /// <param name="options">How far to check.</param>
    public static IEnumerable<EdiPart> ReadParts(Stream stream, ReadOptions? options = null)
    {
        var reader = new PartReader(new Utf8Text(stream), options ?? ReadOptions.Default, streaming: true);
        while (reader.Next() is { } part)
            yield return part;
    }
}
