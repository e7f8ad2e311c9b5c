using Claims.Coding.CodeSets;
using Claims.Coding.Notes;

namespace Claims.Coding.Diagnoses;

/// <summary>Puts findings into billing order: the main reason for the visit first (guideline IV.G).</summary>
internal static class BillingOrder
{
    /// <summary>Encounters whose Z code is the reason for the visit (guideline I.C.21.c.16).</summary>
    private static readonly CodeRange ReasonFirst = new("Z00 Z01 Z02 Z34 Z30 Z38 Z39 Z09 Z08 Z51 Z12 Z11");

    private static readonly CodeRange ReasonsAfterVisit = new("Z23");

    public static List<Finding> Sort(NoteFindings findings)
    {
        var order = findings.Present
            .OrderBy(Group)
            .ThenBy(f => f.AssessedAt is null)
            .ThenBy(f => f.AssessedAt ?? 0)
            .ThenBy(f => f.IsSymptom && f.FixedScore is null)
            .ThenByDescending(f => f.IsIn(SectionKind.ChiefComplaint))
            .ThenByDescending(f => Math.Round(f.Score(), 2))
            .ThenBy(f => f.FirstAt)
            .ThenBy(f => f.Code)
            .ToList();
        foreach (var rule in ClinicalRules.Sequence)
            Enforce(order, rule);
        PutFirstThatMay(order);
        return order;
    }

    private static int Group(Finding finding) =>
        ReasonFirst.Covers(finding.Code) && finding.Score() >= 0.5 ? 0
        : ReasonsAfterVisit.Covers(finding.Code) ? 1
        : finding.IsExternalCause ? 4
        : finding.IsStatus ? 3
        : 2;

    /// <summary>Moves codes that must follow behind the last one that must precede them.</summary>
    private static void Enforce(List<Finding> order, SequenceRule rule)
    {
        var anchor = order.FindIndex(f => rule.Before.Covers(f.Code));
        var early = order.Take(Math.Max(anchor, 0)).Where(f => rule.After.Covers(f.Code)).ToList();
        if (anchor < 0 || early.Count == 0)
            return;
        var leader = order[anchor];
        // The leader takes the early place: what the physician named first is still the main reason.
        order.RemoveAt(anchor);
        order.Insert(order.IndexOf(early[0]), leader);
    }

    private static void PutFirstThatMay(List<Finding> order)
    {
        var first = order.FindIndex(f =>
            !f.Entry.Restriction.HasFlag(PatientRestriction.NeverFirst) && !f.IsExternalCause);
        if (first <= 0)
            return;
        var finding = order[first];
        order.RemoveAt(first);
        order.Insert(0, finding);
    }
}
