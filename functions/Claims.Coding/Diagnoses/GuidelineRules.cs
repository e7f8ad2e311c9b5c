using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>Applies the guidelines to what was found, one rule after the other.</summary>
internal static class GuidelineRules
{
    private const double WeakScore = 0.3;
    private const double InjuryCauseScore = 0.58;
    private const double SymptomScore = 0.6;
    private const double WellVisitScore = 0.7;
    private static readonly CodeRange VagueCauses = new("X58 Y99");

    public static void Apply(NoteFindings findings, NoteFacts facts)
    {
        FitPatient(findings);
        ChooseWellVisit(findings, facts);
        KeepVaccinesGiven(findings);
        DropLessSpecific(findings);
        Combine(findings);
        DropLessSpecific(findings);
        DropIntegralSigns(findings);
        KeepCausesOfInjuries(findings);
        KeepSignsOfDoubtfulDiagnoses(findings);
        KeepSymptomsWithoutDiagnosis(findings);
        DropWeak(findings);
    }

    /// <summary>Age and sex edits (Medicare Code Editor).</summary>
    private static void FitPatient(NoteFindings findings)
    {
        var (sex, age) = (findings.Context.Sex, findings.Context.AgeInYears);
        foreach (var finding in findings.Present.ToList())
        {
            var r = finding.Entry.Restriction;
            var wrongSex = (r.HasFlag(PatientRestriction.FemaleOnly) && sex == PatientSex.Male)
                || (r.HasFlag(PatientRestriction.MaleOnly) && sex == PatientSex.Female);
            var wrongAge = age is { } years && ((r.HasFlag(PatientRestriction.Newborn) && years > 0)
                || (r.HasFlag(PatientRestriction.Pediatric) && years > 17)
                || (r.HasFlag(PatientRestriction.Maternity) && years is < 9 or > 64)
                || (r.HasFlag(PatientRestriction.Adult) && years < 15));
            if (wrongSex)
                findings.Drop(finding, RejectionKind.PatientMismatch, "The code is for patients of the other sex.");
            else if (wrongAge && !finding.Code.IsUnder("Z00"))
                findings.Drop(finding, RejectionKind.PatientMismatch, "The code is for patients of another age.");
        }
    }

    /// <summary>Check-up codes differ by age and by whether something abnormal was found (I.C.21.c.13).</summary>
    private static void ChooseWellVisit(NoteFindings findings, NoteFacts facts)
    {
        var visits = findings.In(new CodeRange("Z00.0 Z00.1"));
        if (visits.Count == 0)
            return;
        var abnormal = visits.Exists(v => v.Code.ToString() is "Z00.01" or "Z00.121")
            || findings.Present.Any(f => IsAbnormal(f, facts));
        var (days, years) = (findings.Context.AgeInDays, findings.Context.AgeInYears);
        var code = days is >= 0 and < 8 ? "Z00.110"
            : days is >= 8 and < 29 ? "Z00.111"
            : years is < 18 || (years is null && visits.Exists(v => v.Code.IsUnder("Z00.1")))
                ? abnormal ? "Z00.121" : "Z00.129"
            : abnormal ? "Z00.01" : "Z00.00";
        var chosen = findings.Add(Icd10Code.Parse(code));
        foreach (var visit in visits.Where(v => chosen is not null && v.Code != chosen.Code))
        {
            chosen!.Evidence.AddRange(visit.Evidence);
            findings.Drop(visit, RejectionKind.Included, $"{chosen.Code} fits the patient's age and the findings.");
        }

        if (chosen is not null)
            chosen.FixedScore = Math.Max(chosen.Score(), WellVisitScore);
        chosen?.Because(abnormal ? "A check-up with an abnormal finding." : "A check-up without abnormal findings.");
    }

    /// <summary>
    /// New in the assessment, a sign that the examination or a result shows, or a lasting condition that got worse.
    /// </summary>
    private static bool IsAbnormal(Finding finding, NoteFacts facts)
    {
        if (finding.IsStatus || finding.IsExternalCause)
            return false;
        if (finding.IsSymptom && finding.Evidence.Exists(item => !item.IsLoose
            && item.Section is (SectionKind.Examination or SectionKind.Vitals or SectionKind.Results)))
            return true;
        return finding.AssessedAt is not null && (!ClinicalRules.Chronic.Covers(finding.Code)
            || finding.Evidence.Exists(item => item.Section == SectionKind.Assessment && facts.IsWorse(item.Span)));
    }

    /// <summary>A vaccine given is a reason for the visit; one only talked about is not.</summary>
    private static void KeepVaccinesGiven(NoteFindings findings)
    {
        foreach (var vaccine in findings.In(new CodeRange("Z23")))
        {
            if (vaccine.IsIn(SectionKind.Plan) || vaccine.IsIn(SectionKind.Procedures))
                vaccine.FixedScore = Math.Max(vaccine.Score(), 0.75);
        }
    }

    /// <summary>
    /// An unspecified code goes when a more specific one of its category is there (guideline I.B.2, IV.D).
    /// </summary>
    private static void DropLessSpecific(NoteFindings findings)
    {
        foreach (var vague in findings.Present.Where(IsVague).ToList())
        {
            var better = findings.Present
                .FirstOrDefault(f => f != vague && !IsVague(f) && SaysMore(f.Code, vague.Code));
            if (better is null)
                continue;
            better.Evidence.AddRange(vague.Evidence);
            findings.Drop(vague, RejectionKind.Included, $"{better.Code} is more specific.");
        }
    }

    private static bool IsVague(Finding finding) =>
        finding.Entry.Title.Contains("nspecified", StringComparison.Ordinal) || finding.IsFallback;

    /// <summary>
    /// Injuries and joints compare within their site (five characters), other codes within the category.
    /// </summary>
    private static bool SaysMore(Icd10Code specific, Icd10Code vague)
    {
        if (specific.Category != vague.Category)
            return false;
        var site = vague.Compact[0] switch
        {
            'S' or 'T' => 4,
            'M' or 'H' or 'R' or 'Z' => Math.Min(5, vague.Compact.Length - 1),
            _ => 3,
        };
        return string.CompareOrdinal(specific.Compact, 0, vague.Compact, 0, Math.Max(3, site)) == 0;
    }

    private static void Combine(NoteFindings findings)
    {
        foreach (var rule in ClinicalRules.Combinations)
        {
            var (first, second) = (findings.In(rule.First), findings.In(rule.Second));
            // One finding may be named by both sides of a rule; it does not combine with itself.
            if (first.Union(second).Count() < 2 || first.Count == 0 || second.Count == 0)
                continue;
            foreach (var code in rule.Gives)
                Give(findings, rule, code, first, second);
            DropIncluded(findings, rule, rule.Replaces);
            DropIncluded(findings, rule, rule.Drops);
        }
    }

    private static void DropIncluded(NoteFindings findings, CombinationRule rule, CodeRange? included)
    {
        foreach (var finding in included is null ? [] : findings.In(included))
        {
            if (rule.Gives.Contains(finding.Code))
                continue;
            var better = findings.In(rule.First).Where(f => f != finding).MaxBy(f => f.Score());
            if (rule.Gives.Count == 0 && better is not null)
            {
                // What was only seen in passing does not overrule a named diagnosis.
                if (better.Score() < WeakScore && finding.Score() > better.Score())
                    continue;
                if (better.Code.Category == finding.Code.Category)
                    better.Evidence.AddRange(finding.Evidence);
            }

            findings.Drop(finding, RejectionKind.Included, rule.Reason);
        }
    }

    private static void Give(
        NoteFindings findings, CombinationRule rule, Icd10Code code, List<Finding> first, List<Finding> second)
    {
        var score = Math.Min(first.Max(f => f.Score()), second.Max(f => f.Score()) + 0.1);
        if (findings.Add(code) is not { } given)
            return;
        score = Math.Max(score, given.Evidence.Count > 0 ? given.Score() : 0);
        given.Evidence.AddRange(first.Concat(second).Where(f => f != given).SelectMany(f => f.Evidence));
        given.FixedScore = Math.Max(given.FixedScore ?? 0, Math.Max(score, 0.35));
        given.IsFallback = false;
        given.Because(rule.Reason);
    }

    /// <summary>Signs that belong to a confirmed diagnosis are not added (guideline I.B.5).</summary>
    private static void DropIntegralSigns(NoteFindings findings)
    {
        foreach (var rule in ClinicalRules.IntegralSigns)
        {
            var diagnosis = findings.In(rule.Diagnosis).FirstOrDefault(f => f.Score() >= 0.45);
            if (diagnosis is null)
                continue;
            foreach (var sign in findings.In(rule.Signs).Where(f => f.Code != diagnosis.Code))
            {
                findings.Drop(
                    sign, RejectionKind.IntegralSign, $"Part of {diagnosis.Code} {diagnosis.Entry.Title} (I.B.5).");
            }
        }
    }

    /// <summary>How an assessed injury came about is reported with it (guideline I.C.20).</summary>
    private static void KeepCausesOfInjuries(NoteFindings findings)
    {
        if (!findings.Present.Any(f => f.Code.Compact[0] is 'S' or 'T' && f.AssessedAt is not null))
            return;
        foreach (var cause in findings.Present.Where(f => f.IsExternalCause && !VagueCauses.Covers(f.Code)
            && (f.IsIn(SectionKind.PresentIllness) || f.IsIn(SectionKind.ChiefComplaint))))
            cause.FixedScore = InjuryCauseScore;
    }

    /// <summary>What a suspected diagnosis would explain is coded in its place (guideline IV.H).</summary>
    private static void KeepSignsOfDoubtfulDiagnoses(NoteFindings findings)
    {
        var doubted = findings.RejectedOnly().Where(r => r.Why == RejectionKind.Uncertain).ToList();
        foreach (var sign in findings.Present.Where(f => f.IsSymptom))
        {
            var cause = doubted.Find(r => ClinicalRules.IntegralSigns.Any(
                rule => rule.Diagnosis.Covers(r.Code) && rule.Signs.Covers(sign.Code)));
            if (cause is null || !(sign.IsIn(SectionKind.ChiefComplaint) || sign.IsIn(SectionKind.PresentIllness)
                || sign.AssessedAt is not null))
                continue;
            sign.FixedScore = Math.Max(sign.Score(), 0.72);
            sign.Because($"Coded in place of {cause.Title}, which is not confirmed (IV.H).");
        }
    }

    /// <summary>
    /// Where no diagnosis was established the symptom is what is coded (guideline IV.D): the assessment's, else the
    /// complaint.
    /// </summary>
    private static void KeepSymptomsWithoutDiagnosis(NoteFindings findings)
    {
        if (!findings.IsAssessed || findings.Present.Any(f => !f.IsStatus && !f.IsExternalCause && f.Score() >= 0.5))
            return;
        var symptoms = findings.Present.Where(f => f.IsSymptom && f.Score() > 0).ToList();
        var assessed = symptoms.Where(f => f.AssessedAt is not null).ToList();
        var kept = assessed.Count > 0 ? assessed : symptoms.FindAll(f => f.IsIn(SectionKind.ChiefComplaint));
        foreach (var symptom in kept)
        {
            symptom.FixedScore = SymptomScore;
            symptom.Because("No diagnosis is established; the symptom is coded (IV.D).");
        }
    }

    /// <summary>Signs that the assessment passes over, and what was only seen in passing.</summary>
    private static void DropWeak(NoteFindings findings)
    {
        var assessed = findings.Present.Any(f => !f.IsSymptom && f.AssessedAt is not null && !f.IsStatus);
        foreach (var finding in findings.Present.ToList())
        {
            if (finding.Score() < WeakScore)
                findings.Drop(finding, RejectionKind.WeakEvidence, "Seen in passing only.");
            else if (assessed && finding.IsSymptom && finding.AssessedAt is null && finding.FixedScore is null)
                findings.Drop(finding, RejectionKind.WeakEvidence, "A symptom that the assessment does not take up.");
        }
    }
}
