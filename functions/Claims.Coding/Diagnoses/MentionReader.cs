using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>
/// Turns mentions into findings: present ones by their code, others into history codes or reasons why not.
/// </summary>
internal sealed class MentionReader(NoteFindings findings, NoteFacts facts, CodeChooser chooser)
{
    private const double HistoryScore = 0.4;
    private const double SystemicHistoryScore = 0.55;

    /// <summary>Absent organs, transplants, implants, old operations: states after what was once done.</summary>
    private static readonly CodeRange AfterSurgery = new("Z89 Z90 Z93 Z94 Z95 Z96 Z98");

    public void Read(IReadOnlyList<Mention> mentions)
    {
        var doubtful = DoubtedByAssessment(mentions);
        foreach (var mention in mentions)
        {
            var sentence = facts.Sentences[mention.Sentence];
            var span = sentence.SpanOf(mention.At[0], mention.At[^1]);
            foreach (var choice in chooser.Choose(mention))
            {
                var assertion = Effective(mention.Assertion, sentence.Section, choice.Title.Entry.Code);
                if (assertion is Assertion.Present or Assertion.Historical
                    && doubtful.Contains(choice.Title.Entry.Code.Category))
                    assertion = Assertion.Uncertain;
                Take(choice, assertion, mention, sentence, span);
            }
        }
    }

    /// <summary>
    /// When the assessment only suspects a condition, naming it again in the plan or history does not confirm it
    /// (guideline IV.H).
    /// </summary>
    private HashSet<string> DoubtedByAssessment(IReadOnlyList<Mention> mentions)
    {
        var doubted = new HashSet<string>();
        var confirmed = new HashSet<string>();
        foreach (var mention in mentions)
        {
            var section = facts.Sentences[mention.Sentence].Section;
            if (section != SectionKind.Assessment)
                continue;
            foreach (var code in mention.Term.Target.Candidates.Select(c => c.Entry.Code.Category).Distinct())
            {
                if (mention.Assertion == Assertion.Uncertain)
                    doubted.Add(code);
                else if (mention.Assertion == Assertion.Present)
                    confirmed.Add(code);
            }
        }

        doubted.ExceptWith(confirmed);
        return doubted;
    }

    /// <summary>Some sections say how their words are meant.</summary>
    private static Assertion Effective(Assertion said, SectionKind section, Icd10Code code) => section switch
    {
        SectionKind.FamilyHistory when said < Assertion.Family && code.Compact[0] != 'Z' => Assertion.Family,
        SectionKind.Instructions when said < Assertion.Hypothetical => Assertion.Hypothetical,
        SectionKind.PastHistory or SectionKind.SurgicalHistory when said == Assertion.Present && code.Compact[0] != 'Z'
            => Assertion.Historical,
        _ => said,
    };

    private void Take(Choice choice, Assertion assertion, Mention mention, Sentence sentence, TextSpan span)
    {
        var entry = choice.Title.Entry;
        switch (assertion)
        {
            case Assertion.Present:
                Accept(choice, mention, sentence, span, fromHistory: false);
                break;
            case Assertion.Historical:
                TakeHistory(choice, mention, sentence, span);
                break;
            case Assertion.Family:
                if (ClinicalRules.FamilyHistory.FirstOrDefault(rule => rule.Condition.Covers(entry.Code)) is { } family)
                    AddStatus(family.Code, sentence, span, "A relative's condition, reported as family history.");
                findings.Reject(
                    entry, RejectionKind.Family, $"A relative's condition, not the patient's: {entry.Title}.", span);
                break;
            case Assertion.Uncertain:
                findings.Reject(entry, RejectionKind.Uncertain,
                    "Not confirmed: outpatient rules code the signs and symptoms instead (guideline IV.H).", span);
                break;
            case Assertion.Hypothetical:
                findings.Reject(
                    entry, RejectionKind.Hypothetical, "Named as a risk, a test or a warning, not as found.", span);
                break;
            default:
                findings.Reject(entry, RejectionKind.Negated, "The note says it is absent.", span);
                break;
        }
    }

    private void TakeHistory(Choice choice, Mention mention, Sentence sentence, TextSpan span)
    {
        var entry = choice.Title.Entry;
        if (entry.Code.Compact[0] == 'Z')
            Accept(choice, mention, sentence, span, fromHistory: true);
        else if (ClinicalRules.PersonalHistory.FirstOrDefault(rule => rule.Condition.Covers(entry.Code)) is { } rule)
            AddStatus(rule.Code, sentence, span, $"Past condition, reported as history: {entry.Title}.");
        else if (ClinicalRules.Chronic.Covers(entry.Code))
            Accept(choice, mention, sentence, span, fromHistory: sentence.Section != SectionKind.PastHistory);
        else
            findings.Reject(entry, RejectionKind.Historical, "Past and not said to be present.", span);
    }

    private void AddStatus(Icd10Code code, Sentence sentence, TextSpan span, string reason)
    {
        if (findings.Add(code) is not { } finding)
            return;
        finding.Evidence.Add(new(span, sentence.Section, Corrected: false, FromHistory: true));
        finding.FixedScore ??= ClinicalRules.Systemic.Covers(code) ? SystemicHistoryScore : HistoryScore;
        finding.Because(reason);
    }

    private void Accept(Choice choice, Mention mention, Sentence sentence, TextSpan span, bool fromHistory)
    {
        if (sentence.Section == SectionKind.Allergies || findings.Add(choice.Title.Entry.Code) is not { } finding)
            return;
        finding.IsFallback = (finding.Evidence.Count == 0 || finding.IsFallback) && choice.IsFallback;
        // An operation told in plain prose may be the one of this very stay, which leaves no status yet.
        var loose = mention.Term.Target.IsLoose || (sentence.Section == SectionKind.Narrative
            && mention.Assertion == Assertion.Present && AfterSurgery.Covers(finding.Code));
        finding.Evidence.Add(new(
            span, sentence.Section, mention.Corrected, fromHistory, sentence.IsTitle, loose, mention.Term));
        if (choice.Note.Length > 0)
            finding.Because(choice.Note);
        if (mention.Corrected)
            finding.Warnings.Add("A word was misspelt or misread; check it on the page.");
    }
}
