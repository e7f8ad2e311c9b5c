namespace Claims.Edi.Syntax;

/// <summary>How much a finding matters.</summary>
public enum EdiSeverity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Information,

    /// <summary>Unusual, kept as it was; a receiver may object.</summary>
    Warning,

    /// <summary>Not valid: a receiver will, or should, refuse it.</summary>
    Error,
}

/// <summary>
/// A finding about X12 data. It says what, where and what to do, and never quotes the data, which may be a patient's.
/// </summary>
/// <param name="Code">The stable code, one of <see cref="EdiCodes"/>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">What is wrong, in plain words.</param>
/// <param name="SegmentOrdinal">The segment's place in the file from 1; 0 when the finding has no segment.</param>
/// <param name="SegmentId">The segment id, empty when there is none.</param>
/// <param name="ElementPosition">The element from 1; 0 when the whole segment is meant.</param>
/// <param name="ComponentPosition">The component from 1; 0 when the whole element is meant.</param>
/// <param name="LoopPath">The loops from the outermost, such as <c>2000A/2000B/2300</c>.</param>
public sealed record EdiIssue(
    string Code,
    EdiSeverity Severity,
    string Text,
    int SegmentOrdinal = 0,
    string SegmentId = "",
    int ElementPosition = 0,
    int ComponentPosition = 0,
    string LoopPath = "")
{
    /// <summary>What to do about it, in plain words.</summary>
    public string Remedy => IssueKinds.Of(Code).Remedy;

    /// <summary>The validation level that finds it.</summary>
    public ValidationLevel Level => IssueKinds.Of(Code).Level;

    /// <summary>The control number (ISA13) of the interchange the finding is in; empty outside of one.</summary>
    public string InterchangeControlNumber { get; init; } = "";

    /// <summary>The control number (GS06) of the group the finding is in; empty outside of one.</summary>
    public string GroupControlNumber { get; init; } = "";

    /// <summary>The control number (ST02) of the transaction the finding is in; empty outside of one.</summary>
    public string TransactionControlNumber { get; init; } = "";

    /// <summary>The segment's place in its transaction, ST being 1 (999 IK302); 0 outside of one.</summary>
    public int TransactionPosition { get; init; }

    /// <summary>Where the envelopes around it start in the file, which tells apart those with one number.</summary>
    internal EnvelopePlaces Envelopes { get; init; }

    /// <summary>Code, place and text on one line.</summary>
    public override string ToString()
    {
        var element = ElementPosition == 0 ? "" : ElementPosition.ToString("00");
        var component = ComponentPosition == 0 ? "" : "-" + ComponentPosition;
        var place = SegmentOrdinal == 0 ? "" : $" at segment {SegmentOrdinal} {SegmentId}{element}{component}";
        var loop = LoopPath.Length == 0 ? "" : $" ({LoopPath})";
        return $"{Severity} {Code}{place}{loop}: {Text}";
    }
}

/// <summary>Ordinals of ISA, GS and ST around a finding; 0 for what there is none of.</summary>
internal readonly record struct EnvelopePlaces(int Interchange, int Group, int Transaction);
