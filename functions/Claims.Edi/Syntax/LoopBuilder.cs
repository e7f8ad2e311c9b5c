namespace Claims.Edi.Syntax;

/// <summary>
/// Sorts the segments of a transaction into its loops, keeps the ones that have no place where they were found, and
/// reports what the guide does not allow.
/// </summary>
internal sealed class LoopBuilder
{
    private readonly string transaction;
    private readonly Func<string, EdiLoop> create;
    private readonly Findings findings;
    private readonly List<OpenLoop> open = [];
    private int levels;

    /// <summary>Prepares for one transaction.</summary>
    /// <param name="transaction">ST01, which selects code lists.</param>
    /// <param name="guide">The outermost loop of the guide.</param>
    /// <param name="create">Makes the empty record of a loop id; the empty id is the transaction itself.</param>
    /// <param name="findings">Where findings go.</param>
    public LoopBuilder(string transaction, GuideLoop guide, Func<string, EdiLoop> create, Findings findings)
    {
        this.transaction = transaction;
        this.create = create;
        this.findings = findings;
        open.Add(new OpenLoop(guide, "", []));
    }

    public void Add(Segment segment)
    {
        if (!SegmentRules.IsId(segment.Id))
        {
            findings.Error(EdiCodes.SegmentIdMalformed, "A segment id is 2 or 3 capital letters and digits.",
                segment, path: Innermost.Path);
            Innermost.Segments.Add(segment);
            return;
        }
        if (!PlaceForward(segment) && !PlaceBackward(segment) && !PlaceByIdAlone(segment))
        {
            findings.Warn(EdiCodes.SegmentUnexpected, SegmentRules.IsKnown(segment.Id)
                ? "The guide has no such segment here. It is kept; move or remove it."
                : "The segment id is not known. It is kept; remove it if the receiver objects.",
                segment, path: Innermost.Path);
            Innermost.Segments.Add(segment);
        }
        SegmentRules.Check(segment, transaction, Innermost.Path, findings);
    }

    /// <summary>Closes all loops and hands over the transaction.</summary>
    public EdiLoop Finish()
    {
        CloseTo(0);
        return Complete(open[0]);
    }

    private OpenLoop Innermost => open[^1];

    private bool PlaceForward(Segment segment)
    {
        for (var depth = open.Count - 1; depth >= 0; depth--)
        {
            var items = open[depth].Guide.Items;
            for (var index = open[depth].Position; index < items.Count; index++)
            {
                if (items[index].Matches(segment))
                    return Take(depth, index, segment);
            }
        }
        return false;
    }

    private bool PlaceBackward(Segment segment)
    {
        for (var depth = open.Count - 1; depth >= 0; depth--)
        {
            var items = open[depth].Guide.Items;
            for (var index = 0; index < open[depth].Position; index++)
            {
                if (!items[index].Matches(segment))
                    continue;
                findings.Error(EdiCodes.SegmentOutOfOrder, "The segment comes too late. Put it where the guide has it.",
                    segment, path: open[depth].Path);
                return Take(depth, index, segment, moves: false);
            }
        }
        return false;
    }

    private bool PlaceByIdAlone(Segment segment)
    {
        for (var depth = open.Count - 1; depth >= 0; depth--)
        {
            if (!open[depth].Guide.Items.Any(item => item.Loop is null && item.SegmentId == segment.Id))
                continue;
            if (depth < open.Count - 1)
                return false;
            findings.Warn(EdiCodes.QualifierUnlisted,
                "The guide does not list this kind of segment here. It is kept; check its first element.",
                segment, 1, path: open[depth].Path);
            open[depth].Segments.Add(segment);
            return true;
        }
        return false;
    }

    private bool Take(int depth, int index, Segment segment, bool moves = true)
    {
        CloseTo(depth);
        var parent = open[depth];
        if (moves)
            parent.Position = index;
        var item = parent.Guide.Items[index];
        parent.Counts[index]++;
        if (item.Loop is null)
        {
            if (parent.Counts[index] == item.Max + 1L)
            {
                findings.Error(EdiCodes.SegmentRepeats, $"{item.Name} may occur {item.Max} time(s) here.",
                    segment, path: parent.Path);
            }
            parent.Segments.Add(segment);
            return true;
        }
        var path = parent.Path.Length == 0 ? item.Loop.Id : $"{parent.Path}/{item.Loop.Id}";
        if (parent.Counts[index] == item.Max + 1L)
        {
            findings.Error(EdiCodes.LoopRepeats,
                $"Loop {item.Loop.Id} ({item.Loop.Name}) may occur {item.Max} time(s) here.",
                segment, path: path);
        }
        open.Add(new OpenLoop(item.Loop, path, [segment]));
        if (segment.Id == "HL")
            CheckLevel(segment, parent, path);
        return true;
    }

    private void CheckLevel(Segment segment, OpenLoop parent, string path)
    {
        levels++;
        if (segment.Number(1) != levels)
        {
            findings.Error(EdiCodes.LevelNumber, $"HL01 runs on from 1; this level is number {levels}.",
                segment, 1, path: path);
        }
        var expected = parent.Segments.Count > 0 && parent.Segments[0].Id == "HL" ? parent.Segments[0][1] : "";
        if (segment[2] != expected)
        {
            findings.Error(EdiCodes.LevelParent, expected.Length == 0
                ? "HL02 of the outermost level is empty." : "HL02 is the number of the level this one is in.",
                segment, 2, path: path);
        }
    }

    private void CloseTo(int depth)
    {
        while (open.Count - 1 > depth)
        {
            var closed = Complete(Innermost);
            open.RemoveAt(open.Count - 1);
            Innermost.Loops.Add(closed);
        }
    }

    private EdiLoop Complete(OpenLoop loop)
    {
        var at = loop.Segments.Count > 0 ? loop.Segments[0] : null;
        for (var index = 0; index < loop.Guide.Items.Count; index++)
        {
            var item = loop.Guide.Items[index];
            if (loop.Counts[index] >= item.Min)
                continue;
            if (item.Advised)
            {
                findings.Warn(EdiCodes.SegmentMissing,
                    $"The guide requires {item.Name} here; many senders leave it out.",
                    at, path: loop.Path);
            }
            else if (item.Loop is null)
            {
                findings.Error(EdiCodes.SegmentMissing, $"The required segment {item.Name} is missing. Add it.",
                    at, path: loop.Path);
            }
            else
            {
                findings.Error(EdiCodes.LoopMissing,
                    $"The required loop {item.Loop.Id} ({item.Loop.Name}) is missing. Add it.", at, path: loop.Path);
            }
        }
        return create(loop.Guide.Id).Fill(loop.Segments.ToEdiList(), loop.Loops.ToEdiList());
    }

    private sealed class OpenLoop(GuideLoop guide, string path, List<Segment> segments)
    {
        public GuideLoop Guide { get; } = guide;
        public string Path { get; } = path;
        public List<Segment> Segments { get; } = segments;
        public List<EdiLoop> Loops { get; } = [];
        public int[] Counts { get; } = new int[guide.Items.Count];
        public int Position { get; set; }
    }
}
