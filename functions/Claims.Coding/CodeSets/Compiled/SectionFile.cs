using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>
/// A compiled file of named sections, mapped into memory: rows are read where they lie, nothing is parsed on opening.
/// Layout, little-endian: magic (8), version (4), count of sections (4), file length (8), checksum (4), kind (4), then
/// one entry of name (8), offset (8), length (8) a section; sections begin at multiples of 8. It is the machine's own
/// file, made again whenever it is missing, damaged or of another version.
/// </summary>
internal sealed unsafe class SectionFile : IDisposable
{
    /// <summary>Raised with every change of the layout or of any section.</summary>
    public const int Version = 1;

    internal const int HeaderLength = 32;
    internal const int EntryLength = 24;

    private const string Remedy =
        "It is made again from the imported files; if those are gone too, import the official download again.";

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Dictionary<string, (long Offset, int Length)> _sections = [];
    private byte* _start;

    private SectionFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length;
        if (Length is < HeaderLength or > int.MaxValue)
            throw Damaged(path, $"has {Length} bytes");
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);

        // The reference taken here is given back by Dispose alone, so no finaliser unmaps what a span still reads.
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    public static ReadOnlySpan<byte> Magic => "CLMCODES"u8;

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <summary>Maps a file and checks all of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it must hold.</param>
    /// <exception cref="InvalidDataException">Damaged, or made by another version; says what to do.</exception>
    public static SectionFile Open(string path, CompiledKind kind)
    {
        var file = new SectionFile(path);
        try
        {
            file.Check(path, kind);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A section's rows; empty when the file has no such section.</summary>
    public ReadOnlySpan<T> Rows<T>(string name)
        where T : unmanaged
    {
        if (!_sections.TryGetValue(name, out var section))
            return [];
        return MemoryMarshal.Cast<byte, T>(Bytes(section.Offset, section.Length));
    }

    public void Dispose()
    {
        if (_start is null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        return new(_start + offset, length);
    }

    private void Check(string path, CompiledKind kind)
    {
        var all = Bytes(0, (int)Length);
        if (!all.StartsWith(Magic))
            throw Damaged(path, "does not begin as one");
        var version = BinaryPrimitives.ReadInt32LittleEndian(all[8..]);
        if (version != Version)
        {
            throw new InvalidDataException(
                $"{path} was compiled by another version of this program ({version}, wanted {Version}). {Remedy}");
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(all[12..]);
        if (BinaryPrimitives.ReadInt64LittleEndian(all[16..]) != Length)
            throw Damaged(path, "was cut off");
        if (BinaryPrimitives.ReadUInt32LittleEndian(all[24..]) != ChecksumOf(all))
            throw Damaged(path, "does not fit its checksum");
        if (BinaryPrimitives.ReadInt32LittleEndian(all[28..]) != (int)kind)
            throw Damaged(path, $"holds no {kind} tables");
        for (var i = 0; i < count; i++)
        {
            var entry = all.Slice(HeaderLength + (i * EntryLength), EntryLength);
            var offset = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            var length = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
            if (offset < 0 || length < 0 || offset > Length - length)
                throw Damaged(path, "has a section beyond its end");
            _sections[Encoding.ASCII.GetString(entry[..8]).TrimEnd('\0')] = (offset, (int)length);
        }
    }

    /// <summary>Of version, count and length, and of all after the header.</summary>
    internal static uint ChecksumOf(ReadOnlySpan<byte> all) =>
        Checksum.Of(all[8..24]) ^ Checksum.Of(all[HeaderLength..]);

    private static InvalidDataException Damaged(string path, string how) =>
        new($"{path} is no whole compiled code file: it {how}. {Remedy}");
}

/// <summary>What a compiled file holds; the numbers are in the files.</summary>
internal enum CompiledKind
{
    Diagnoses = 1,
    Procedures = 2,
    Edits = 3,
    Fees = 4,
}
