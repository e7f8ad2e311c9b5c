using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.X837I;

/// <summary>Rules of the 837I that look at more than one segment (X223: section 1.4 and the CLM, CL1 and HI
/// notes).</summary>
internal sealed class InstitutionalRules : LoopRules
{
    private int claims;

    /// <summary>Providers and their subscribers.</summary>
    protected override int Levels => 2;

    public override void Leave(EdiLoop loop, Findings findings)
    {
        if (loop is InstitutionalSubscriber subscriber)
            CheckSubscriber(subscriber, findings);
        else if (loop is InstitutionalProvider provider)
            SharedClaimRules.CheckProvider(provider, findings);
    }

    public override void End(TransactionSet transaction, Findings findings) =>
        SharedClaimRules.CheckCount(claims, transaction.Find("BHT"), findings);

    private void CheckSubscriber(InstitutionalSubscriber subscriber, Findings findings)
    {
        SharedClaimRules.CheckPatientLevels(subscriber, findings);
        SharedClaimRules.CheckPatient(subscriber.Person, subscriber, subscriber.Relationship == "18",
            "2000A/2000B/2010BA", findings);
        CheckClaims(subscriber.Claims, subscriber, "2000A/2000B/2300", findings);
        foreach (var patient in subscriber.Patients)
        {
            SharedClaimRules.CheckPatient(patient.Person, patient, false, "2000A/2000B/2000C/2010CA", findings);
            CheckClaims(patient.Claims, subscriber, "2000A/2000B/2000C/2300", findings);
        }
    }

    private void CheckClaims(
        EdiList<InstitutionalClaim> all, InstitutionalSubscriber subscriber, string path, Findings findings)
    {
        claims += all.Count;
        foreach (var claim in all)
            CheckClaim(claim, subscriber, path, findings);
    }

    private static void CheckClaim(
        InstitutionalClaim claim, InstitutionalSubscriber subscriber, string path, Findings findings)
    {
        var at = claim.Find("CLM");
        var lines = claim.Lines;
        SharedClaimRules.CheckClaim(claim, lines.AsSpan(), path, findings);
        CoordinationRules.Check(
            claim, subscriber, claim.OtherSubscribers.AsSpan(), lines.AsSpan(), path, findings);
        if (at is not null)
        {
            SharedClaimRules.CheckRequired(at, [7, 8, 9], path, findings);
            if (at[5, 2] is { Length: > 0 } and not "A")
            {
                findings.Error(EdiCodes.CodeUnknown, "An institutional claim has a type of bill: CLM05-2 is A.",
                    at, 5, 2, path);
            }
        }
        foreach (var line in lines)
        {
            if (line.Find("SV2") is { } service)
                SharedClaimRules.CheckRequired(service, [1, 3, 4, 5], path, findings, "/2400");
            if (claim.StatementPeriod is { Start: { } from, End: { } to } && line.ServiceDate is { } date
                && (date.Start < from || date.End > to))
            {
                findings.Warn(EdiCodes.OutsideStatement, "The service is outside of the statement period (DTP*434).",
                    date.Segment, 3, path: path + "/2400");
            }
        }
        if (claim.Find("DTP", "434") is null)
        {
            findings.Error(EdiCodes.SegmentMissing, "The claim says what days it is for (DTP*434).", at, path: path);
        }
        if (claim.FacilityType is "11" or "18" or "21" && claim.Find("DTP", "435") is null)
        {
            findings.Warn(EdiCodes.AdmissionMissing, "An inpatient claim has the admission date and hour (DTP*435).",
                at, 5, 1, path);
        }
    }
}
