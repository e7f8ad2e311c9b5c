using System.Runtime.CompilerServices;

namespace Claims.Edi.Syntax;

/// <summary>
/// Sorts the segments of a transaction into its loops, keeps the ones that have no place where they were found, and
/// reports what the guide does not allow.
/// </summary>
internal sealed class LoopBuilder
{
    private readonly TransactionRules rules;
    private readonly EdiLoop transaction;
    private readonly Func<string, EdiLoop>? create;
    private readonly Findings findings;
    private readonly List<OpenLoop> frames = [];
    private int depth;
    private int levels;
    private string handedLoop = "";
    private Action<EdiLoop, EdiLoop>? hand;

    /// <summary>Prepares for one transaction.</summary>
    /// <param name="rules">The rules of its segments.</param>
    /// <param name="guide">The outermost loop of the guide.</param>
    /// <param name="transaction">The record of the transaction, to be copied with its content.</param>
    /// <param name="create">Makes the empty record of the id of a loop inside; null when no records are wanted.</param>
    /// <param name="findings">Where findings go.</param>
    public LoopBuilder(TransactionRules rules, GuidePlace guide, EdiLoop transaction, Func<string, EdiLoop>? create,
        Findings findings)
    {
        this.rules = rules;
        this.transaction = transaction;
        this.create = create;
        this.findings = findings;
        frames.Add(new OpenLoop(create is not null));
        frames[0].Open(guide);
    }

    /// <summary>Hands over each loop of an id as it closes instead of keeping it.</summary>
    /// <param name="loopId">The id.</param>
    /// <param name="taker">Takes the transaction as far as it is read, with this loop alone in it, and the
    /// loop.</param>
    public void HandOver(string loopId, Action<EdiLoop, EdiLoop> taker) => (handedLoop, hand) = (loopId, taker);

    public void Add(Segment segment)
    {
        if (!SegmentRules.CheckId(segment, Innermost.Path, findings))
        {
            Innermost.Add(segment);
            return;
        }
        var qualifier = GuideItem.QualifierOf(segment);
        if (!PlaceForward(segment, qualifier) && !PlaceBackward(segment, qualifier) && !PlaceByIdAlone(segment))
        {
            findings.Warn(EdiCodes.SegmentUnexpected, segment.Kind.Rules is not null
                ? "The guide has no such segment here; it is kept." : "The segment id is not known; it is kept.",
                segment, path: Innermost.Path);
            Innermost.Add(segment);
        }
        SegmentRules.Check(segment, rules, Innermost.Path, findings);
    }

    /// <summary>Closes all loops and hands over the transaction.</summary>
    public EdiLoop Finish()
    {
        CloseTo(0);
        CheckRequired(frames[0]);
        return create is null ? transaction : transaction.Copy(frames[0].Segments, EdiList.Of(frames[0].Loops));
    }

    private OpenLoop Innermost => frames[depth];

    private bool PlaceForward(Segment segment, ulong qualifier)
    {
        for (var at = depth; at >= 0; at--)
        {
            var loop = frames[at];
            foreach (ref readonly var choice in loop.Guide.PlacesOf(segment.Kind))
            {
                if (choice.Index >= loop.Position && choice.Allows(qualifier))
                    return Take(at, choice.Index, segment);
            }
        }
        return false;
    }

    private bool PlaceBackward(Segment segment, ulong qualifier)
    {
        for (var at = depth; at >= 0; at--)
        {
            var loop = frames[at];
            foreach (ref readonly var choice in loop.Guide.PlacesOf(segment.Kind))
            {
                if (choice.Index >= loop.Position || !choice.Allows(qualifier))
                    continue;
                findings.Error(EdiCodes.SegmentOutOfOrder, "The segment comes too late.", segment, path: loop.Path);
                return Take(at, choice.Index, segment, moves: false);
            }
        }
        return false;
    }

    private bool PlaceByIdAlone(Segment segment)
    {
        for (var at = depth; at >= 0; at--)
        {
            var loop = frames[at];
            if (!loop.HasSegment(segment.Kind))
                continue;
            if (at < depth)
                return false;
            findings.Warn(EdiCodes.QualifierUnlisted,
                "The guide does not list this kind of segment here; it is kept.", segment, 1, path: loop.Path);
            loop.Add(segment);
            return true;
        }
        return false;
    }

    private bool Take(int at, int index, Segment segment, bool moves = true)
    {
        CloseTo(at);
        var parent = frames[at];
        if (moves)
            parent.Position = index;
        var item = parent.Guide.Items[index];
        parent.Counts[index]++;
        if (item.Loop is null)
        {
            if (parent.Counts[index] == item.Max + 1L)
                Repeats(item, segment, parent.Path);
            parent.Add(segment);
            return true;
        }
        var place = parent.Place.Inner(index);
        if (parent.Counts[index] == item.Max + 1L)
            Repeats(item, segment, place.Path);
        if (++depth == frames.Count)
            frames.Add(new OpenLoop(create is not null));
        Innermost.Open(place);
        Innermost.Add(segment);
        if (segment.Kind.Is("HL"))
            CheckLevel(segment, parent, place.Path);
        return true;
    }

    /// <summary>Reports what is there too often. Apart, as the room that making texts takes would be cleared for every
    /// segment else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Repeats(GuideItem item, Segment segment, string path)
    {
        if (item.Loop is null)
        {
            findings.Error(EdiCodes.SegmentRepeats, $"{item.Name} may occur {item.Max} time(s) here.",
                segment, path: path);
        }
        else
        {
            findings.Error(EdiCodes.LoopRepeats,
                $"Loop {item.Loop.Id} ({item.Loop.Name}) may occur {item.Max} time(s) here.", segment, path: path);
        }
    }

    private void CheckLevel(Segment segment, OpenLoop parent, string path)
    {
        levels++;
        if (segment.Number(1) != levels)
            DoesNotRunOn(segment, path);
        var expected = parent.First is { Id: "HL" } above ? above.Span(1) : [];
        if (!segment.Is(2, expected))
        {
            findings.Error(EdiCodes.LevelParent, expected.Length == 0
                ? "HL02 of the outermost level is not empty." : "HL02 is not the number of the level this one is in.",
                segment, 2, path: path);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoesNotRunOn(Segment level, string path) => findings.Error(
        EdiCodes.LevelNumber, $"HL01 does not run on: this level is number {levels}.", level, 1, path: path);

    private void CloseTo(int outer)
    {
        while (depth > outer)
        {
            var frame = Innermost;
            CheckRequired(frame);
            depth--;
            if (create is null)
                continue;
            if (hand is not null && frame.Guide.Id == handedLoop)
            {
                var closed = Record(frame);
                hand(Around(closed), closed);
                Innermost.HandedOver = true;
            }
            else if (frame.HandedOver)
            {
                Innermost.HandedOver = true;
            }
            else
            {
                Innermost.Loops.Add(Record(frame));
            }
        }
    }

    private EdiLoop Record(OpenLoop loop) => create!(loop.Guide.Id).Fill(loop.Segments, EdiList.Of(loop.Loops));

    /// <summary>The transaction as far as it is read, with a loop alone inside of the innermost open one.</summary>
    private EdiLoop Around(EdiLoop loop)
    {
        for (var at = depth; at > 0; at--)
            loop = create!(frames[at].Guide.Id).Fill(frames[at].Segments, EdiList.Of(frames[at].Loops, loop));
        return transaction.Copy(frames[0].Segments, EdiList.Of(frames[0].Loops, loop));
    }

    private void CheckRequired(OpenLoop loop)
    {
        foreach (var index in loop.Guide.Required)
        {
            if (loop.Counts[index] < loop.Guide.Items[index].Min)
                Missing(loop, loop.Guide.Items[index]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Missing(OpenLoop loop, GuideItem item)
    {
        var at = loop.First;
        if (item.Advised)
        {
            findings.Warn(EdiCodes.SegmentMissing,
                $"The guide requires {item.Name} here; many senders leave it out.", at, path: loop.Path);
        }
        else if (item.Loop is null)
        {
            findings.Error(EdiCodes.SegmentMissing, $"The required segment {item.Name} is missing.",
                at, path: loop.Path);
        }
        else
        {
            findings.Error(EdiCodes.LoopMissing,
                $"The required loop {item.Loop.Id} ({item.Loop.Name}) is missing.", at, path: loop.Path);
        }
    }

    /// <summary>A loop being filled. Used again for other loops at its depth.</summary>
    /// <param name="keeps">Whether its segments are wanted; else only the first one is.</param>
    private sealed class OpenLoop(bool keeps)
    {
        private readonly List<Segment> segments = [];

        /// <summary>The segments as a list, while none is added; a loop has at least one.</summary>
        private EdiList<Segment> closed;

        public GuidePlace Place { get; private set; } = null!;
        public GuideLoop Guide { get; private set; } = null!;
        public string Path => Place.Path;
        public EdiList<Segment> Segments => closed.Count > 0 ? closed : closed = EdiList.Of(segments);
        public Segment? First { get; private set; }
        public List<EdiLoop> Loops { get; } = [];
        public int[] Counts { get; private set; } = [];
        public int Position { get; set; }

        /// <summary>Whether a loop inside was handed over; then this one is not kept either.</summary>
        public bool HandedOver { get; set; }

        public void Open(GuidePlace place)
        {
            Place = place;
            Guide = place.Loop;
            closed = default;
            segments.Clear();
            First = null;
            Loops.Clear();
            if (Counts.Length < Guide.Items.Count)
                Counts = new int[Guide.Items.Count];
            else
                Array.Clear(Counts);
            Position = 0;
            HandedOver = false;
        }

        public void Add(Segment segment)
        {
            First ??= segment;
            if (!keeps)
                return;
            closed = default;
            segments.Add(segment);
        }

        /// <summary>Whether the loop itself, not one inside, may have a kind of segment.</summary>
        public bool HasSegment(SegmentKind kind)
        {
            foreach (ref readonly var choice in Guide.PlacesOf(kind))
            {
                if (Guide.Items[choice.Index].Loop is null)
                    return true;
            }
            return false;
        }
    }
}
