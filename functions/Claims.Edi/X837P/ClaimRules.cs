using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Rules of the 837P that look at more than one segment (X222: section 1.4 and the CLM, HI and SV1
/// notes).</summary>
internal static class ClaimRules
{
    public static void Check(ProfessionalClaims transaction, Findings findings)
    {
        foreach (var provider in transaction.BillingProviders)
        {
            if (provider.Provider is { } billing && billing.TaxId.Length == 0)
            {
                findings.Error(EdiCodes.SegmentMissing, "The billing provider needs a tax id (REF*EI or REF*SY).",
                    billing.Find("NM1"), path: "2000A/2010AA");
            }
            foreach (var subscriber in provider.Subscribers)
                CheckSubscriber(subscriber, findings);
        }
    }

    private static void CheckSubscriber(Subscriber subscriber, Findings findings)
    {
        var claims = subscriber.Claims;
        if (claims.Count > 0 && subscriber.Relationship.Length > 0 && subscriber.Relationship != "18")
        {
            findings.Error(EdiCodes.PatientLevel, "A subscriber with claims is the patient: SBR02 is 18.",
                subscriber.Find("SBR"), 2, path: "2000A/2000B");
        }
        foreach (var claim in claims)
            CheckClaim(claim, "2000A/2000B/2300", findings);
        foreach (var patient in subscriber.Patients)
        {
            foreach (var claim in patient.Claims)
                CheckClaim(claim, "2000A/2000B/2000C/2300", findings);
        }
    }

    private static void CheckClaim(Claim claim, string path, Findings findings)
    {
        var at = claim.Find("CLM");
        if (claim.PatientControlNumber.Length > 20)
        {
            findings.Error(EdiCodes.ElementTooLong, "A patient control number may have 20 characters at most.",
                at, 1, path: path);
        }
        var lines = claim.Lines;
        if (lines.Count > 0 && lines.Sum(line => line.Charge) != claim.TotalCharge)
        {
            findings.Error(EdiCodes.ClaimTotalDiffers, "CLM02 is not the sum of the line charges (SV102). Correct one.",
                at, 2, path: path);
        }
        if (claim.Frequency is "7" or "8" && claim.PayerClaimControlNumber.Length == 0)
        {
            findings.Error(EdiCodes.PayerControlNumberMissing,
                "A replacement or void names the payer's claim control number (REF*F8).", at, 5, 3, path);
        }
        if (claim.Frequency == "1" && claim.PayerClaimControlNumber.Length > 0)
        {
            findings.Error(EdiCodes.PayerControlNumberUnwanted,
                "An original claim has no payer claim control number (REF*F8). Remove it or make this 7 or 8.",
                claim.Find("REF", "F8") ?? at, path: path);
        }
        if (at?.Span(11).IsEmpty == false && claim.RelatedCauses.Contains("AA") && claim.AccidentState.Length == 0)
        {
            findings.Error(EdiCodes.AccidentStateMissing, "An auto accident names its state (CLM11-4).",
                at, 11, 4, path);
        }
        CheckDiagnoses(claim, lines, path, findings);
    }

    private static void CheckDiagnoses(
        Claim claim, EdiList<ServiceLine> lines, string path, Findings findings)
    {
        var diagnoses = claim.Diagnoses;
        for (var i = 0; i < diagnoses.Count; i++)
        {
            var expected = i == 0 ? "K" : "F";
            if (!diagnoses[i].Qualifier.EndsWith(expected, StringComparison.Ordinal))
            {
                findings.Error(EdiCodes.DiagnosisOrder, "The first diagnosis is ABK, every other one ABF.",
                    claim.Find("HI"), i + 1, 1, path);
            }
        }
        foreach (var line in lines)
        {
            var pointers = line.DiagnosisPointers;
            for (var i = 0; i < pointers.Count; i++)
            {
                if (pointers[i] < 1 || pointers[i] > diagnoses.Count)
                {
                    findings.Error(EdiCodes.PointerInvalid,
                        $"The claim has {diagnoses.Count} diagnosis(es) to point at.",
                        line.Find("SV1"), 7, i + 1, path + "/2400");
                }
            }
        }
    }
}
