using Claims.Edi.Syntax;

namespace Claims.Edi.X999;

/// <summary>The answer to one transaction (999 loop 2000).</summary>
public sealed record TransactionResponse : EdiLoop
{
    private protected override string Order => "AK2 IK5";

    private protected override string LoopOrder => "IK3";

    internal override string Trailing => "IK5";

    /// <summary>Identifier of the transaction answered, its ST01 (AK201).</summary>
    public string Transaction { get => Text("AK2", 1); init => Set("AK2", 1, value); }

    /// <summary>Control number of the transaction answered, its ST02 (AK202).</summary>
    public string ControlNumber { get => Text("AK2", 2); init => Set("AK2", 2, value); }

    /// <summary>Guide of the transaction answered, its ST03 (AK203).</summary>
    public string TransactionGuide { get => Text("AK2", 3); init => Set("AK2", 3, value); }

    /// <summary>Segments with errors (2100).</summary>
    public EdiList<SegmentError> Errors { get => Children<SegmentError>("IK3"); init => SetChildren("IK3", value); }

    /// <summary>A accepted, E accepted with errors, R rejected; M, W, X security (IK501).</summary>
    public string Code { get => Text("IK5", 1); init => Set("IK5", 1, value); }

    /// <summary>What is wrong with the transaction (IK502 to IK506): 3 control numbers, 4 count, 5 segments in error,
    /// I5 implementation segments in error.</summary>
    public EdiList<string> ErrorCodes
    {
        get => Enumerable.Range(2, 5).Select(i => Text("IK5", i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 5);
            for (var i = 0; i < value.Count; i++)
                Set("IK5", 2 + i, value[i]);
        }
    }
}

/// <summary>A segment in error (2100).</summary>
public sealed record SegmentError : EdiLoop
{
    private protected override string Order => "IK3 CTX";

    private protected override string LoopOrder => "IK4";

    /// <summary>Segment id (IK301).</summary>
    public string SegmentId { get => Text("IK3", 1); init => Set("IK3", 1, value); }

    /// <summary>Place in the transaction, ST being 1 (IK302).</summary>
    public int Position
    {
        get => (int)Math.Clamp(Number("IK3", 2) ?? 0, 0, int.MaxValue);
        init => Set("IK3", 2, value);
    }

    /// <summary>The loop it is in (IK303).</summary>
    public string LoopId { get => Text("IK3", 3); init => Set("IK3", 3, value); }

    /// <summary>What is wrong (IK304): 1 unknown, 2 unexpected, 3 required missing, 4 loop too often, 5 too often,
    /// 7 out of order, 8 elements in error, I4 unused, I6 situational missing, I7 loop too few.</summary>
    public string Code { get => Text("IK3", 4); init => Set("IK3", 4, value); }

    /// <summary>Where in the business the error is (CTX), such as the claim's CLM01.</summary>
    public EdiList<ErrorContext> Contexts
    {
        get => All("CTX", segment => new ErrorContext(segment));
        init => SetAll("CTX", value);
    }

    /// <summary>Elements in error (2110).</summary>
    public EdiList<ElementError> Elements { get => Children<ElementError>("IK4"); init => SetChildren("IK4", value); }
}

/// <summary>An element in error (2110).</summary>
public sealed record ElementError : EdiLoop
{
    private protected override string Order => "IK4 CTX";

    /// <summary>Element position in its segment (IK401-1).</summary>
    public int Position { get => Part(1); init => Set("IK4", 1, 1, EdiNumber.Text(value)); }

    /// <summary>Component position in its element, 0 when the whole element is meant (IK401-2).</summary>
    public int Component { get => Part(2); init => Set("IK4", 1, 2, value == 0 ? "" : EdiNumber.Text(value)); }

    /// <summary>Repetition of the element, 0 when it does not repeat (IK401-3).</summary>
    public int Repetition { get => Part(3); init => Set("IK4", 1, 3, value == 0 ? "" : EdiNumber.Text(value)); }

    /// <summary>The element's number in the data element dictionary, such as 67 (IK402); null when absent.</summary>
    public decimal? ElementNumber { get => Number("IK4", 2); init => Set("IK4", 2, value); }

    /// <summary>What is wrong (IK403): 1 missing, 3 too many, 4 too short, 5 too long, 6 character, 7 code, 8 date,
    /// 9 time, I10 unused, I12 pattern.</summary>
    public string Code { get => Text("IK4", 3); init => Set("IK4", 3, value); }

    /// <summary>A copy of what is wrong (IK404), at most 99 characters; may be patient data.</summary>
    public string BadValue { get => Text("IK4", 4); init => Set("IK4", 4, value); }

    /// <summary>The situation that made the element wrong (CTX), at most 10.</summary>
    public EdiList<ErrorContext> Contexts
    {
        get => All("CTX", segment => new ErrorContext(segment));
        init => SetAll("CTX", value);
    }

    private int Part(int component) =>
        (int)Math.Clamp(Find("IK4")?.Number(1, component) ?? 0, 0, 9999);
}

/// <summary>Where an error is (CTX): a business unit such as CLM01, or a situation.</summary>
public sealed record ErrorContext : SegmentPart
{
    internal ErrorContext(Segment segment) : base(segment) { }

    /// <summary>A business unit (<c>CLM01</c>, <c>PATIENT NAME NM109</c>) with its value.</summary>
    public ErrorContext(string name, string value) : base(new Segment("CTX").With(1, 1, name).With(1, 2, value)) { }

    /// <summary>The situation of a segment or element that made the error one.</summary>
    /// <param name="segmentId">The segment's id (CTX02).</param>
    /// <param name="position">Its place in the transaction, ST being 1 (CTX03).</param>
    /// <param name="loopId">Its loop (CTX04); empty when unknown.</param>
    public static ErrorContext Situation(string segmentId, int position, string loopId) =>
        new(new Segment("CTX", "SITUATIONAL TRIGGER", segmentId, EdiNumber.Text(position), loopId));

    /// <summary>What it is (CTX01-1).</summary>
    public string Name => Segment[1, 1];

    /// <summary>Its value (CTX01-2).</summary>
    public string Value => Segment[1, 2];

    /// <summary>Id of the segment that makes the situation (CTX02); empty when a business unit is named.</summary>
    public string SegmentId => Segment[2];

    /// <summary>Place of that segment in the transaction, ST being 1 (CTX03); null when absent.</summary>
    public decimal? Position => Segment.Number(3);

    /// <summary>Loop of that segment (CTX04).</summary>
    public string LoopId => Segment[4];

    /// <summary>Position of its element (CTX05-1); null when the whole segment is meant.</summary>
    public decimal? Element
    {
        get => Segment.Number(5, 1);
        init => Segment = Segment.With(5, 1, EdiNumber.Text(value));
    }

    /// <summary>Position of its component (CTX05-2); null when the whole element is meant.</summary>
    public decimal? Component
    {
        get => Segment.Number(5, 2);
        init => Segment = Segment.With(5, 2, EdiNumber.Text(value));
    }

    /// <summary>Repetition of its element (CTX05-3); null when it does not repeat.</summary>
    public decimal? Repetition
    {
        get => Segment.Number(5, 3);
        init => Segment = Segment.With(5, 3, EdiNumber.Text(value));
    }

    /// <summary>Numbers of element and component in the data element dictionary (CTX06-1, CTX06-2).</summary>
    public (decimal? Element, decimal? Component) Numbers
    {
        get => (Segment.Number(6, 1), Segment.Number(6, 2));
        init => Segment = Segment.With(6, 1, EdiNumber.Text(value.Element))
            .With(6, 2, EdiNumber.Text(value.Component));
    }
}
