using Claims.Coding.CodeSets;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>The state of reading one note: codes under consideration, what was turned down, what to look at.</summary>
/// <param name="codes">The code set.</param>
/// <param name="context">The encounter.</param>
/// <param name="assessed">Whether the note has an assessment, which decides what counts.</param>
internal sealed class NoteFindings(CodeSet codes, SuggestionContext context, bool assessed)
{
    /// <summary>What a guideline keeps off the claim is at most this likely.</summary>
    private const double CandidateLimit = 0.29;

    private const double ProposedFrom = 0.5;

    private readonly Dictionary<Icd10Code, (Finding Finding, double Score)> _candidates = [];

    private readonly SortedList<Icd10Code, Finding> _present = [];
    private readonly Dictionary<(Icd10Code, RejectionKind), (RejectedFinding Finding, List<TextSpan> Spans)> _rejected =
        [];

    public SuggestionContext Context => context;

    public bool IsAssessed => assessed;

    /// <summary>In the order of the tabular list; a copy, so that findings may be dropped meanwhile.</summary>
    public IReadOnlyList<Finding> Present => [.. _present.Values];

    public List<CodingIssue> Issues { get; } = [];

    public Finding? Find(Icd10Code code) => _present.GetValueOrDefault(code);

    public bool Any(CodeRange range) => _present.Keys.Any(range.Covers);

    public List<Finding> In(CodeRange range)
    {
        var found = new List<Finding>();
        foreach (var finding in _present.Values)
        {
            if (range.Covers(finding.Code))
                found.Add(finding);
        }

        return found;
    }

    /// <summary>
    /// The finding for a code, made when it is new; null when the code set does not have it on the date.
    /// </summary>
    public Finding? Add(Icd10Code code)
    {
        if (_present.TryGetValue(code, out var finding))
            return finding;
        if (!codes.TryFind(code, context.DateOfService, out var entry))
            return null;
        return _present[code] = new Finding(entry, assessed);
    }

    /// <summary>Takes a code out and says why.</summary>
    public void Drop(Finding finding, RejectionKind why, string reason)
    {
        if (!_present.Remove(finding.Code))
            return;
        foreach (var span in finding.Spans)
            Reject(finding.Entry, why, reason, span);
        var share = why switch
        {
            RejectionKind.IntegralSign => 0.5,
            RejectionKind.Included => 0.3,
            RejectionKind.WeakEvidence => 1,
            _ => 0,
        };
        var score = Math.Min(finding.Score() * share, CandidateLimit);
        if (score > 0)
        {
            finding.Because(reason);
            finding.IsKeptOff = why != RejectionKind.WeakEvidence;
            _candidates[finding.Code] = (finding, Math.Max(score, _candidates.GetValueOrDefault(finding.Code).Score));
        }
    }

    /// <summary>
    /// Gives what the rules found a new likelihood. What they only saw loosely or in passing is proposed when it is
    /// likelier than not; what a guideline keeps off stays a candidate.
    /// </summary>
    /// <param name="finding">A finding or candidate.</param>
    /// <param name="probability">0 to 1.</param>
    public void Reconsider(Finding finding, double probability)
    {
        var score = Calibration.Score(probability);
        if (_present.ContainsKey(finding.Code))
        {
            finding.FixedScore = score;
        }
        else if (probability >= ProposedFrom && !finding.IsKeptOff)
        {
            finding.FixedScore = score;
            _candidates.Remove(finding.Code);
            _present[finding.Code] = finding;
        }
        else
        {
            _candidates[finding.Code] = (finding, score);
        }
    }

    /// <summary>Lists a candidate that the rules do not have.</summary>
    public void List(Finding finding, double probability) =>
        _candidates[finding.Code] = (finding, Calibration.Score(probability));

    public void Reject(CodeEntry entry, RejectionKind why, string reason, TextSpan span)
    {
        if (_rejected.TryGetValue((entry.Code, why), out var known))
            known.Spans.Add(span);
        else
            _rejected[(entry.Code, why)] = (new(entry.Code, entry.Title, why, reason, []), [span]);
    }

    /// <summary>
    /// What is not proposed and a coder may still take up, with its score, best first; nothing negated or of others.
    /// </summary>
    public IEnumerable<(Finding Finding, double Score)> Candidates => _candidates.Values
        .Where(item => !_present.ContainsKey(item.Finding.Code))
        .OrderByDescending(item => item.Score).ThenBy(item => item.Finding.FirstAt).ThenBy(item => item.Finding.Code);

    /// <summary>A turned-down finding that is present elsewhere needs no line of its own.</summary>
    public IReadOnlyList<RejectedFinding> RejectedOnly() => [.. _rejected.Values
        .Where(rejected => !_present.ContainsKey(rejected.Finding.Code))
        .Select(rejected => rejected.Finding with { Evidence = [.. rejected.Spans.Distinct().Order()] })
        .OrderBy(rejected => rejected.Evidence[0].Start)
        .ThenBy(rejected => rejected.Code).ThenBy(rejected => rejected.Why)];
}
