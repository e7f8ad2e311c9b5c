using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Claims.Edi.Syntax;

/// <summary>An immutable list that compares by content, so that records holding it do too. A value: the default one is
/// the list without items.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(EdiList), nameof(EdiList.Create))]
public readonly struct EdiList<T> : IReadOnlyList<T>, IEquatable<EdiList<T>>
{
    private readonly T[]? items;

    internal EdiList(T[] items) => this.items = items;

    /// <summary>The list without items.</summary>
    public static EdiList<T> Empty => default;

    /// <inheritdoc />
    public int Count => items is null ? 0 : items.Length;

    /// <inheritdoc />
    public T this[int index] => AsSpan()[index];

    /// <summary>Whether both hold equal items in the same order.</summary>
    public static bool operator ==(EdiList<T> left, EdiList<T> right) => left.Equals(right);

    /// <summary>Whether they do not hold equal items in the same order.</summary>
    public static bool operator !=(EdiList<T> left, EdiList<T> right) => !left.Equals(right);

    /// <summary>The items as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => items;

    /// <inheritdoc />
    public bool Equals(EdiList<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is EdiList<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
            hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Goes through the items without allocating.</summary>
    public Enumerator GetEnumerator() => new(items ?? []);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (items ?? []).GetEnumerator();

    /// <summary>How many items there are; never the items, which may be patient data.</summary>
    public override string ToString() => $"{typeof(T).Name}[{Count}]";

    /// <summary>Where a loop over a list stands.</summary>
    public struct Enumerator
    {
        private readonly T[] items;
        private int next;

        internal Enumerator(T[] items) => this.items = items;

        /// <summary>The item that the loop is at.</summary>
        public readonly T Current => items[next - 1];

        /// <summary>Goes to the next item; false after the last one.</summary>
        public bool MoveNext() => next++ < items.Length;
    }
}

/// <summary>Makes <see cref="EdiList{T}"/> work with collection expressions.</summary>
public static class EdiList
{
    /// <summary>A list of these items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EdiList<T> Create<T>(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
            return default;
        var all = new T[items.Length];
        items.CopyTo(all);
        return new(all);
    }

    /// <summary>What a list being filled holds now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static EdiList<T> Of<T>(List<T> items) => Create<T>(CollectionsMarshal.AsSpan(items));

    /// <summary>The first of these items; the array is the list's from now on.</summary>
    internal static EdiList<T> Of<T>(T[] items, int count) => new(count == items.Length ? items : items[..count]);

    /// <summary>What a list being filled holds now, and one more.</summary>
    internal static EdiList<T> Of<T>(List<T> items, T last)
    {
        var all = new T[items.Count + 1];
        CollectionsMarshal.AsSpan(items).CopyTo(all);
        all[^1] = last;
        return new(all);
    }

    /// <summary>A list of these items.</summary>
    public static EdiList<T> ToEdiList<T>(this IEnumerable<T> items) => new(items.ToArray());
}
