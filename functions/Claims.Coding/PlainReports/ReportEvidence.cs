using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.PlainReports;

/// <summary>How the rules left a code of a report.</summary>
internal enum Standing
{
    /// <summary>They found nothing of it.</summary>
    Unseen,

    /// <summary>They propose it.</summary>
    Proposed,

    /// <summary>They keep it as a candidate.</summary>
    Candidate,

    /// <summary>The report tells it as past.</summary>
    Past,

    /// <summary>The report doubts it.</summary>
    Doubted,
}

/// <summary>All that speaks for one code in a report.</summary>
/// <param name="code">The code.</param>
internal sealed class ReportEvidence(Icd10Code code)
{
    public Icd10Code Code => code;

    public Standing Standing { get; set; }

    /// <summary>The rules' finding, when they have one.</summary>
    public Finding? Finding { get; set; }

    /// <summary>The rules' score, 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>The places the rules found.</summary>
    public IReadOnlyList<TextSpan> Places { get; set; } = [];

    /// <summary>The terms that led the rules here.</summary>
    public IEnumerable<string> Terms =>
        Finding?.Evidence.Select(item => item.Term).OfType<Term>().Select(term => term.Text).Distinct() ?? [];

    /// <summary>Learned phrases of the report that go with the code, the surest first.</summary>
    public List<(double Probability, ReportPhrase Phrase)> Phrases { get; } = [];

    /// <summary>The surest learned phrase that goes with its category; null when none does.</summary>
    public (double Probability, ReportPhrase Phrase)? CategoryPhrase { get; set; }

    /// <summary>A proposed finding of the same category, when the code itself was not seen.</summary>
    public Finding? Kin { get; set; }

    /// <summary>The most of its title's words that one sentence has, by weight, 0 to 1.</summary>
    public double TitleShare { get; set; }

    /// <summary>That sentence.</summary>
    public TextSpan TitlePlace { get; set; }
}
