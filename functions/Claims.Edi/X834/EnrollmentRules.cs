using Claims.Edi.Syntax;

namespace Claims.Edi.X834;

/// <summary>Rules of the 834 that look at more than one segment (X220: notes of INS and of 2300).</summary>
internal static class EnrollmentRules
{
    public static void Check(BenefitEnrollment enrollment, Findings findings)
    {
        var subscribers = new HashSet<string>();
        foreach (var member in enrollment.Members)
        {
            if (member.IsSubscriber)
                subscribers.Add(member.SubscriberNumber);
            else if (subscribers.Count > 0 && !subscribers.Contains(member.SubscriberNumber))
            {
                findings.Warn(EdiCodes.MemberOrder, "A dependent follows the own subscriber (the same REF*0F).",
                    member.Find("INS"), 1, path: "2000");
            }
            foreach (var coverage in member.Coverages)
            {
                if (coverage.Start is { } start && coverage.End is { } end && end < start)
                {
                    findings.Error(EdiCodes.CoveragePeriod, "The coverage ends before it begins. Correct one date.",
                        coverage.Find("DTP", "349"), 3, path: "2000/2300");
                }
            }
        }
    }
}
