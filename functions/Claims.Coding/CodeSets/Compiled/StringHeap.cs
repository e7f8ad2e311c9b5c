using System.Runtime.InteropServices;
using System.Text;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Texts being gathered for a section; the same text is kept once.</summary>
internal sealed class StringHeap
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _texts = [""];

    /// <summary>The text's number; 0 is the empty text.</summary>
    public int Intern(string text)
    {
        if (_ids.TryGetValue(text, out var id))
            return id;
        _texts.Add(text);
        return _ids[text] = _texts.Count - 1;
    }

    /// <summary>The count, the end of each text, then the texts as UTF-8.</summary>
    public byte[] ToBytes()
    {
        var encoded = _texts.ConvertAll(Encoding.UTF8.GetBytes);
        var head = new int[_texts.Count + 1];
        head[0] = _texts.Count;
        for (var i = 0; i < encoded.Count; i++)
            head[i + 1] = (i == 0 ? 0 : head[i]) + encoded[i].Length;
        return [.. MemoryMarshal.AsBytes(head.AsSpan()), .. encoded.SelectMany(bytes => bytes)];
    }
}

/// <summary>A section of texts as it lies in the file.</summary>
internal readonly ref struct StringTable
{
    private readonly ReadOnlySpan<int> _ends;
    private readonly ReadOnlySpan<byte> _bytes;

    public StringTable(ReadOnlySpan<byte> section)
    {
        if (section.Length < 4)
            return;
        var count = MemoryMarshal.Read<int>(section);
        _ends = MemoryMarshal.Cast<byte, int>(section.Slice(4, count * 4));
        _bytes = section[(4 + (count * 4))..];
    }

    public int Count => _ends.Length;

    public string this[int id] => Encoding.UTF8.GetString(Utf8(id));

    public ReadOnlySpan<byte> Utf8(int id)
    {
        var start = id == 0 ? 0 : _ends[id - 1];
        return _bytes[start.._ends[id]];
    }
}
