using System.Collections;
using System.Runtime.CompilerServices;

namespace Claims.Edi.Syntax;

/// <summary>An immutable list that compares by content, so that records holding it do too.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(EdiList), nameof(EdiList.Create))]
public sealed class EdiList<T> : IReadOnlyList<T>, IEquatable<EdiList<T>>
{
    /// <summary>The list without items.</summary>
    public static readonly EdiList<T> Empty = new([]);

    private readonly T[] items;

    internal EdiList(T[] items) => this.items = items;

    /// <inheritdoc />
    public int Count => items.Length;

    /// <inheritdoc />
    public T this[int index] => items[index];

    /// <summary>The items as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <inheritdoc />
    public bool Equals(EdiList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EdiList<T>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <summary>How many items there are; never the items, which may be patient data.</summary>
    public override string ToString() => $"{typeof(T).Name}[{items.Length}]";
}

/// <summary>Makes <see cref="EdiList{T}"/> work with collection expressions.</summary>
public static class EdiList
{
    /// <summary>A list of these items.</summary>
    public static EdiList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? EdiList<T>.Empty : new(items.ToArray());

    /// <summary>What a list being filled holds now.</summary>
    internal static EdiList<T> Of<T>(List<T> items) => items.Count == 0 ? EdiList<T>.Empty : new(items.ToArray());

    /// <summary>What a list being filled holds now, and one more.</summary>
    internal static EdiList<T> Of<T>(List<T> items, T last)
    {
        var all = new T[items.Count + 1];
        items.CopyTo(all);
        all[^1] = last;
        return new(all);
    }

    /// <summary>A list of these items.</summary>
    public static EdiList<T> ToEdiList<T>(this IEnumerable<T> items) => new(items.ToArray());
}
