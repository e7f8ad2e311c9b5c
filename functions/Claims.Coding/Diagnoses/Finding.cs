using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>One place of a note that speaks for a code.</summary>
/// <param name="Span">The words.</param>
/// <param name="Section">Their section.</param>
/// <param name="Corrected">Whether a word was misspelt.</param>
/// <param name="FromHistory">Whether it is told as past.</param>
/// <param name="IsTitle">Whether it is a problem's own line.</param>
/// <param name="IsLoose">Whether the words fit the code only loosely.</param>
/// <param name="Term">The vocabulary's term that matched; null where a rule read it.</param>
internal readonly record struct Evidence(
    TextSpan Span, SectionKind Section, bool Corrected, bool FromHistory, bool IsTitle = false, bool IsLoose = false,
    Term? Term = null);

/// <summary>A code under consideration, with all that speaks for it.</summary>
/// <param name="entry">The code.</param>
/// <param name="assessed">Whether the note has an assessment.</param>
internal sealed class Finding(CodeEntry entry, bool assessed)
{
    private const double LooseLimit = 0.29;
    private const double SystemicHistory = 0.6;

    private readonly List<string> _reasons = [];

    public CodeEntry Entry { get; } = entry;

    public Icd10Code Code => Entry.Code;

    public List<Evidence> Evidence { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>Whether only the fallback of a broader term led here.</summary>
    public bool IsFallback { get; set; }

    /// <summary>Whether a guideline keeps it off the claim.</summary>
    public bool IsKeptOff { get; set; }

    /// <summary>What was learned of its words, one line each, for people.</summary>
    public List<string> Learned { get; } = [];

    /// <summary>A score given by a rule; null: by its evidence.</summary>
    public double? FixedScore { get; set; }

    public bool IsSymptom => Code.Compact[0] == 'R' || ClinicalRules.SignCodes.Covers(Code);

    public bool IsStatus => Code.Compact[0] == 'Z';

    public bool IsExternalCause => Code.Compact[0] is 'V' or 'W' or 'X' or 'Y';

    public string Reason => string.Join(" ", _reasons);

    public void Because(string reason)
    {
        if (!_reasons.Contains(reason))
            _reasons.Add(reason);
    }

    public bool IsIn(SectionKind section) => Evidence.Exists(item => item.Section == section);

    /// <summary>The first place where the assessment names it; null when it does not.</summary>
    public int? AssessedAt => Evidence.Where(item => item.Section == SectionKind.Assessment)
        .Select(item => (int?)item.Span.Start).Min();

    public int FirstAt => Evidence.Count == 0 ? int.MaxValue : Evidence.Min(item => item.Span.Start);

    public IReadOnlyList<TextSpan> Spans => [.. Evidence.Select(item => item.Span).Distinct().Order()];

    /// <summary>The best of its places; each further section that names it adds a little.</summary>
    public double Score()
    {
        if (FixedScore is { } given)
            return given;
        var best = 0.0;
        foreach (var item in Evidence)
        {
            var weight = SectionWeights.Of(item, IsSymptom, assessed);
            if (CountsSystemic(item.Section) && ClinicalRules.Systemic.Covers(Code))
                weight = Math.Max(weight, SystemicHistory);
            weight -= (item.Corrected ? 0.1 : 0) + (item.FromHistory ? 0.04 : 0);
            best = Math.Max(best, item.IsLoose ? Math.Min(weight * 0.5, LooseLimit) : weight);
        }

        var sections = Evidence.Select(item => item.Section).Distinct().Count();
        best += (IsSymptom && assessed ? 0 : Math.Min(0.12, 0.04 * (sections - 1))) - (IsFallback ? 0.04 : 0)
            - (IsStatus && AssessedAt is null && !IsIn(SectionKind.ChiefComplaint) ? 0.1 : 0);
        return Math.Clamp(best, 0, 0.97);
    }

    private static bool CountsSystemic(SectionKind section) => section is SectionKind.PastHistory
        or SectionKind.PresentIllness or SectionKind.Assessment or SectionKind.SocialHistory
        or SectionKind.SurgicalHistory or SectionKind.Narrative;

    public SectionKind BestSection() =>
        Evidence.OrderByDescending(item => SectionWeights.Of(item, IsSymptom, assessed)).ThenBy(item => item.Span.Start)
            .Select(item => item.Section).FirstOrDefault();
}
