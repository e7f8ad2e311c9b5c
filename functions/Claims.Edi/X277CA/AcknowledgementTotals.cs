using Claims.Edi.Syntax;

namespace Claims.Edi.X277CA;

/// <summary>Whether the totals of a 277CA (QTY, AMT) are those of the claims it answers (X214: notes of 2200B and
/// 2200C), and whether a status says what its action says. Warnings: a sender may list rejected claims only.</summary>
internal static class AcknowledgementTotals
{
    public static void Check(ClaimAcknowledgement acknowledgement, Findings findings)
    {
        foreach (var receiver in acknowledgement.Sources.SelectMany(source => source.Receivers))
        {
            var all = new List<AcknowledgedClaim>();
            foreach (var provider in receiver.Providers)
            {
                var claims = provider.Patients.SelectMany(patient => patient.Claims).ToList();
                CheckLevel(provider.Status, claims, "2000A/2000B/2000C/2200C", findings);
                foreach (var claim in claims)
                    CheckActions(claim, findings);
                all.AddRange(claims);
            }
            CheckLevel(receiver.Status, all, "2000A/2000B/2200B", findings);
        }
    }

    private static void CheckLevel(LevelStatus? level, List<AcknowledgedClaim> claims, string path, Findings findings)
    {
        if (level is null || claims.Count == 0)
            return;
        var rejected = claims.Where(claim => claim.Statuses.Any(status => status.Action == "U")).ToList();
        Compare(level, "QTY", ["90", "QA"], claims.Count - rejected.Count, path, findings);
        Compare(level, "QTY", ["AA", "QC"], rejected.Count, path, findings);
        Compare(level, "AMT", ["YU"], Charges(claims) - Charges(rejected), path, findings);
        Compare(level, "AMT", ["YY"], Charges(rejected), path, findings);
    }

    private static void Compare(LevelStatus level, string id, ReadOnlySpan<string> qualifiers, decimal expected,
        string path, Findings findings)
    {
        foreach (var qualifier in qualifiers)
        {
            if (level.Find(id, qualifier) is { } total && total.Number(2) is { } said && said != expected)
            {
                findings.Warn(EdiCodes.AcknowledgedTotal,
                    "The total is not that of the claims listed. Look for claims that were not answered.",
                    total, 2, path: path);
            }
        }
    }

    private static decimal Charges(IEnumerable<AcknowledgedClaim> claims) => claims.Sum(claim =>
        claim.Statuses.Select(status => status.Charge).FirstOrDefault(charge => charge is not null) ?? 0);

    /// <summary>A3 and A6 to A8 reject, A1, A2 and A5 do not.</summary>
    private static void CheckActions(AcknowledgedClaim claim, Findings findings)
    {
        foreach (var status in claim.Statuses)
        {
            if (status.Action.Length == 0)
            {
                findings.Error(EdiCodes.ElementMissing, "A status says whether the claim was accepted (WQ) or not (U).",
                    status.Segment, 3, path: "2000A/2000B/2000C/2000D/2200D");
            }
            var contradicts = status.Segment[1, 1] switch
            {
                "A3" or "A6" or "A7" or "A8" => status.Action == "WQ",
                "A1" or "A2" or "A5" => status.Action == "U",
                _ => false,
            };
            if (contradicts)
            {
                findings.Warn(EdiCodes.ActionContradicts,
                    "The category (STC01-1) and the action (STC03) contradict each other. Ask the sender.",
                    status.Segment, 3, path: "2000A/2000B/2000C/2000D/2200D");
            }
        }
    }
}
