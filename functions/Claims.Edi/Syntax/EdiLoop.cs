namespace Claims.Edi.Syntax;

/// <summary>
/// A loop: its segments in order and the loops inside it. The named properties of the records derived from it are views
/// of those segments, so nothing a file carries is lost, known or not, and what is set lands at its place.
/// Absent text is the empty string, as in X12.
/// </summary>
public abstract record EdiLoop
{
    /// <summary>The loop's own segments in order.</summary>
    public EdiList<Segment> Segments { get; private set; } = [];

    /// <summary>The loops inside, in order.</summary>
    public EdiList<EdiLoop> Loops { get; private set; } = [];

    /// <summary>The ids of the loop's own segments in guide order, separated by spaces.</summary>
    private protected abstract string Order { get; }

    /// <summary>The first segments of the loops inside (<c>NM1*82</c>, <c>HL*22</c>) in guide order.</summary>
    private protected virtual string LoopOrder => "";

    /// <summary>The ids of own segments that come after the loops inside.</summary>
    internal virtual string Trailing => "";

    /// <summary>Whether a number given to the loop (LX01) stays as it is; else the writer counts.</summary>
    internal virtual bool KeepsOwnNumber => false;

    /// <summary>The type and size alone: the content may be patient data.</summary>
    public sealed override string ToString() => $"{GetType().Name}[{Segments.Count} segments, {Loops.Count} loops]";

    /// <summary>The first own segment of this id, with this first element if one is given; null when absent.</summary>
    public Segment? Find(string id, string qualifier = "")
    {
        foreach (var segment in Segments.AsSpan())
        {
            if (segment.Kind.Is(id) && (qualifier.Length == 0 || segment.Is(1, qualifier)))
                return segment;
        }
        return null;
    }

    /// <summary>The first own segment that came from a file says where the loop stands; 0 otherwise.</summary>
    internal int Ordinal => Segments.Count == 0 ? 0 : Segments[0].Ordinal;

    internal EdiLoop Fill(EdiList<Segment> segments, EdiList<EdiLoop> loops)
    {
        Segments = segments;
        Loops = loops;
        return this;
    }

    /// <summary>Another loop of this kind with other content.</summary>
    internal EdiLoop Copy(EdiList<Segment> segments, EdiList<EdiLoop> loops) =>
        (this with { }).Fill(segments, loops);

    private protected string Text(string id, int position, int component = 0) => Text(id, "", position, component);

    private protected string Text(string id, string qualifier, int position, int component = 0)
    {
        var segment = Find(id, qualifier);
        return segment is null ? "" : component == 0 ? segment[position] : segment[position, component];
    }

    private protected decimal? Number(string id, int position) => Find(id)?.Number(position);

    private protected decimal? Number(string id, string qualifier, int position) =>
        Find(id, qualifier)?.Number(position);

    private protected DateOnly? Date(string id, int position) => Find(id)?.Date(position);

    private protected DateOnly? QualifiedDate(string id, string qualifier, int position) =>
        Find(id, qualifier)?.Date(position);

    /// <summary>A date and, in the next element, its time, to the minute.</summary>
    private protected DateTime? Moment(string id, int position) =>
        EdiDate.ParseTime(Text(id, position), Text(id, position + 1));

    private protected void SetMoment(string id, int position, DateTime? value)
    {
        Set(id, position, EdiDate.Text(value));
        Set(id, position + 1, value is { } at ? EdiDate.Time(at) : "");
    }

    private protected void Set(string id, int position, string? value) =>
        ReplaceOrInsert(Find(id), (Find(id) ?? new Segment(id)).With(position, value));

    private protected void Set(string id, int position, int component, string? value) =>
        ReplaceOrInsert(Find(id), (Find(id) ?? new Segment(id)).With(position, component, value));

    private protected void Set(string id, int position, decimal? value) =>
        Set(id, position, EdiNumber.Text(value));

    /// <summary>Sets a segment that its first element tells apart; no value removes it.</summary>
    private protected void SetQualified(string id, string qualifier, int position, string? value)
    {
        var found = Find(id, qualifier);
        if (string.IsNullOrEmpty(value))
            ReplaceOrInsert(found, null);
        else
            ReplaceOrInsert(found, (found ?? new Segment(id, qualifier)).With(position, value));
    }

    private protected void SetDate(string id, string qualifier, DateOnly? date)
    {
        var segment = id == "DTM"
            ? new Segment(id, qualifier, EdiDate.Text(date))
            : new Segment(id, qualifier, "D8", EdiDate.Text(date));
        ReplaceOrInsert(Find(id, qualifier), date is null ? null : segment);
    }

    private protected EdiList<T> All<T>(string id, Func<Segment, T> wrap)
    {
        var count = 0;
        foreach (var segment in Segments.AsSpan())
            count += segment.Kind.Is(id) ? 1 : 0;
        if (count == 0)
            return [];
        var found = new T[count];
        count = 0;
        foreach (var segment in Segments.AsSpan())
        {
            if (segment.Kind.Is(id))
                found[count++] = wrap(segment);
        }
        return new(found);
    }

    private protected void SetAll(string id, IEnumerable<SegmentPart> parts)
    {
        Segments = Segments.Where(segment => segment.Id != id).ToEdiList();
        foreach (var part in parts)
            Insert(part.Segment);
    }

    /// <summary>The first own segment of this id whose first component is one of these.</summary>
    private protected Segment? Find(string id, ReadOnlySpan<string> startsWith)
    {
        foreach (var segment in Segments.AsSpan())
        {
            if (!segment.Kind.Is(id))
                continue;
            foreach (var one in startsWith)
            {
                if (segment.Span(1, 1).SequenceEqual(one))
                    return segment;
            }
        }
        return null;
    }

    private protected T? Child<T>(string first) where T : EdiLoop
    {
        foreach (var loop in Loops.AsSpan())
        {
            if (loop.StartsWith(first))
                return (T)loop;
        }
        return null;
    }

    private protected EdiList<T> Children<T>(string first) where T : EdiLoop
    {
        var count = 0;
        foreach (var loop in Loops.AsSpan())
            count += loop.StartsWith(first) ? 1 : 0;
        if (count == 0)
            return [];
        var found = new T[count];
        count = 0;
        foreach (var loop in Loops.AsSpan())
        {
            if (loop.StartsWith(first))
                found[count++] = (T)loop;
        }
        return new(found);
    }

    private protected void SetChild(string first, EdiLoop? child) =>
        SetChildren(first, child is null ? [] : [child]);

    private protected void SetChildren(string first, IEnumerable<EdiLoop> children)
    {
        var order = LoopOrder.Split(' ');
        var place = Array.IndexOf(order, first);
        var others = Loops.Where(loop => !loop.StartsWith(first)).ToList();
        var after = others.FindLastIndex(loop => Array.FindIndex(order, one => loop.StartsWith(one)) < place) + 1;
        others.InsertRange(after, children.Select(child => child.Starting(first)));
        Loops = others.ToEdiList();
    }

    /// <summary>Whether the first segment is this id, with this qualifier if the text has one.</summary>
    private bool StartsWith(string first)
    {
        if (Segments.Count == 0)
            return false;
        var segment = Segments[0];
        if (segment.Kind.Is(first))
            return true;
        var length = segment.Id.Length;
        return first.Length > length && first[length] == '*' && first.StartsWith(segment.Id, StringComparison.Ordinal)
            && segment.Is(segment.Kind.QualifierPosition, first.AsSpan(length + 1));
    }

    /// <summary>This loop, its first segment being what its place in the parent asks for.</summary>
    private EdiLoop Starting(string first)
    {
        if (StartsWith(first))
            return this;
        var copy = this with { };
        var parts = first.Split('*');
        var segment = copy.Find(parts[0]) ?? new Segment(parts[0]);
        var changed = parts.Length == 1 ? segment : segment.With(segment.Kind.QualifierPosition, parts[1]);
        copy.ReplaceOrInsert(copy.Find(parts[0]), changed);
        return copy;
    }

    private protected void ReplaceOrInsert(Segment? old, Segment? changed)
    {
        if (old is null)
        {
            if (changed is not null)
                Insert(changed);
            return;
        }
        var list = Segments.ToList();
        var index = list.FindIndex(segment => ReferenceEquals(segment, old));
        list.RemoveAt(index);
        if (changed is not null)
            list.Insert(index, changed);
        Segments = list.ToEdiList();
    }

    private void Insert(Segment added)
    {
        var order = Order.Split(' ');
        var place = Array.IndexOf(order, added.Id);
        var list = Segments.ToList();
        var after = list.FindLastIndex(segment => Array.IndexOf(order, segment.Id) <= place) + 1;
        list.Insert(after, added);
        Segments = list.ToEdiList();
    }
}
