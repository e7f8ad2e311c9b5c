using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Writes a compiled file in one step: nobody ever sees a half of it.</summary>
internal sealed class SectionWriter(CompiledKind kind)
{
    private readonly List<(string Name, byte[] Bytes)> _sections = [];

    /// <summary>Adds a section of rows.</summary>
    public void Add<T>(string name, ReadOnlySpan<T> rows)
        where T : unmanaged => _sections.Add((name, MemoryMarshal.AsBytes(rows).ToArray()));

    /// <summary>Adds a section of texts.</summary>
    public void Add(string name, StringHeap texts) => _sections.Add((name, texts.ToBytes()));

    /// <summary>Writes beside the place, flushes to the disk, then takes the place.</summary>
    public void Write(string path)
    {
        var bytes = Build();
        var beside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private byte[] Build()
    {
        var tableEnd = SectionFile.HeaderLength + (_sections.Count * SectionFile.EntryLength);
        var length = _sections.Aggregate(Aligned(tableEnd), (at, section) => Aligned(at + section.Bytes.Length));
        var all = new byte[length];
        var at = Aligned(tableEnd);
        for (var i = 0; i < _sections.Count; i++)
        {
            var (name, bytes) = _sections[i];
            var entry = all.AsSpan(SectionFile.HeaderLength + (i * SectionFile.EntryLength), SectionFile.EntryLength);
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], at);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], bytes.Length);
            bytes.CopyTo(all, at);
            at = Aligned(at + bytes.Length);
        }

        SectionFile.Magic.CopyTo(all);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(8), SectionFile.Version);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(12), _sections.Count);
        BinaryPrimitives.WriteInt64LittleEndian(all.AsSpan(16), length);
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(28), (int)kind);
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(24), SectionFile.ChecksumOf(all));
        return all;
    }

    private static int Aligned(int at) => checked(at + 7) & ~7;
}
