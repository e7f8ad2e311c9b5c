using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using Claims.Edi.Syntax;

namespace Claims.Edi.Codes;

/// <summary>An element such as CAS02 or CLM05-1 that draws from a list, when another element is what it must be for that
/// (LQ01=HE), from <c>elements.txt</c>.</summary>
internal sealed class ListedCode
{
    private static readonly FrozenDictionary<string, ListedCode[]> All = EmbeddedTable.Lines("Codes/elements.txt")
        .Select(line => line.Split(' '))
        .SelectMany(words => words[1].Split(',').Select(element =>
            new ListedCode(element, words[0], CodeList.Of(words[2])) { IsClosed = words.Length > 3 }))
        .GroupBy(code => code.segmentId)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private readonly string segmentId;
    private readonly int position;
    private readonly int component;
    private readonly CodeList list;
    private readonly int qualifierAt;
    private readonly string qualifier;

    private ListedCode(string element, string condition, CodeList list)
    {
        var parts = element.Split('-');
        segmentId = parts[0][..^2];
        position = int.Parse(parts[0].AsSpan(parts[0].Length - 2), CultureInfo.InvariantCulture);
        component = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        this.list = list;
        var at = condition.Split('=');
        qualifier = at[^1];
        qualifierAt = at.Length > 1 ? int.Parse(at[0], CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Whether a wrong code is an error by another rule already.</summary>
    private bool IsClosed { get; init; }

    /// <summary>The elements of a segment that draw from lists; none for most.</summary>
    public static ListedCode[] Of(string segmentId) => All.GetValueOrDefault(segmentId, []);

    /// <summary>The list an element or component draws from; null when there is none here.</summary>
    public static CodeList? Find(Segment segment, int position, int component) =>
        Array.Find(Of(segment.Id), code => code.position == position && code.component == component
            && code.Applies(segment))?.list;

    /// <summary>Warns of a code that is not in the list.</summary>
    public void Check(Segment segment, string path, Findings findings)
    {
        var whole = segment.Span(position);
        if (IsClosed || whole.Length == 0 || !Applies(segment))
            return;
        if (component > 0)
        {
            CheckCode(segment.Span(position, component), segment, path, findings);
            return;
        }
        if ((segment.Traits & SegmentTraits.Repeated) == 0)
            CheckCode(whole, segment, path, findings);
        else
            CheckRepetitions(whole, segment, path, findings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CheckRepetitions(ReadOnlySpan<char> whole, Segment segment, string path, Findings findings)
    {
        foreach (var range in whole.Split(Segment.RepetitionMark))
            CheckCode(whole[range], segment, path, findings);
    }

    private void CheckCode(ReadOnlySpan<char> code, Segment segment, string path, Findings findings)
    {
        if (code.Length > 0 && !list.Contains(code))
            Report(segment, path, findings);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Report(Segment segment, string path, Findings findings) =>
        findings.Warn(EdiCodes.CodeUnlisted,
            $"The code is not in the list {list.Name} this version knows. Look it up; it may be new.",
            segment, position, component, path);

    private bool Applies(Segment segment) => qualifier == "-" || segment.Is(qualifierAt, qualifier);
}
