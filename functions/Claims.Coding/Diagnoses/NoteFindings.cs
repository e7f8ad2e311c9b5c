using Claims.Coding.CodeSets;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>The state of reading one note: codes under consideration, what was turned down, what to look at.</summary>
internal sealed class NoteFindings(CodeSet codes, SuggestionContext context)
{
    private readonly Dictionary<Icd10Code, Finding> _present = [];
    private readonly List<RejectedFinding> _rejected = [];

    public SuggestionContext Context => context;

    public IEnumerable<Finding> Present => _present.Values.OrderBy(finding => finding.Code);

    public IReadOnlyList<RejectedFinding> Rejected => _rejected;

    public List<CodingIssue> Issues { get; } = [];

    public Finding? Find(Icd10Code code) => _present.GetValueOrDefault(code);

    public bool Any(CodeRange range) => _present.Keys.Any(range.Covers);

    public List<Finding> In(CodeRange range) => [.. Present.Where(finding => range.Covers(finding.Code))];

    /// <summary>
    /// The finding for a code, made when it is new; null when the code set does not have it on the date.
    /// </summary>
    public Finding? Add(Icd10Code code)
    {
        if (_present.TryGetValue(code, out var finding))
            return finding;
        if (!codes.TryFind(code, context.DateOfService, out var entry))
            return null;
        return _present[code] = new Finding(entry);
    }

    /// <summary>Takes a code out and says why.</summary>
    public void Drop(Finding finding, RejectionKind why, string reason)
    {
        if (_present.Remove(finding.Code))
            _rejected.Add(new(finding.Code, finding.Entry.Title, why, reason, finding.Spans));
    }

    public void Reject(CodeEntry entry, RejectionKind why, string reason, TextSpan span)
    {
        var at = _rejected.FindIndex(other => other.Code == entry.Code && other.Why == why);
        if (at < 0)
            _rejected.Add(new(entry.Code, entry.Title, why, reason, [span]));
        else if (!_rejected[at].Evidence.Contains(span))
            _rejected[at] = _rejected[at] with { Evidence = [.. _rejected[at].Evidence.Append(span).Order()] };
    }

    /// <summary>A turned-down finding that is present elsewhere needs no line of its own.</summary>
    public IReadOnlyList<RejectedFinding> RejectedOnly() => [.. _rejected
        .Where(rejected => !_present.ContainsKey(rejected.Code))
        .OrderBy(rejected => rejected.Evidence.Count == 0 ? int.MaxValue : rejected.Evidence[0].Start)
        .ThenBy(rejected => rejected.Code)];
}
