using Claims.Edi.Codes;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Rules of the 837P that look at more than one segment (X222: section 1.4 and the CLM, HI and SV1
/// notes).</summary>
internal sealed class ClaimRules : LoopRules
{
    private int claims;

    /// <summary>Providers and their subscribers.</summary>
    protected override int Levels => 2;

    public override void Leave(EdiLoop loop, Findings findings)
    {
        if (loop is Subscriber subscriber)
            claims += CheckSubscriber(subscriber, findings);
        else if (loop is BillingProvider provider)
            SharedClaimRules.CheckProvider(provider, findings);
    }

    public override void End(TransactionSet transaction, Findings findings) =>
        SharedClaimRules.CheckCount(claims, transaction.Find("BHT"), findings);

    /// <summary>Checks a subscriber's and its patients' claims; tells how many there are.</summary>
    private static int CheckSubscriber(Subscriber subscriber, Findings findings)
    {
        SharedClaimRules.CheckPatientLevels(subscriber, findings);
        SharedClaimRules.CheckPatient(
            subscriber.Person, subscriber, subscriber.Relationship == "18", "2000A/2000B/2010BA", findings);
        var count = CheckClaims(subscriber, subscriber, "2000A/2000B/2300", findings);
        foreach (var level in subscriber.Loops.AsSpan())
        {
            if (level is not Patient patient)
                continue;
            SharedClaimRules.CheckPatient(patient.Person, patient, false, "2000A/2000B/2000C/2010CA", findings);
            count += CheckClaims(patient, subscriber, "2000A/2000B/2000C/2300", findings);
        }
        return count;
    }

    private static int CheckClaims(TreatedLevel level, Subscriber subscriber, string path, Findings findings)
    {
        var count = 0;
        foreach (var loop in level.Loops.AsSpan())
        {
            if (loop is not Claim claim)
                continue;
            CheckClaim(claim, subscriber, path, findings);
            count++;
        }
        return count;
    }

    private static void CheckClaim(Claim claim, Subscriber subscriber, string path, Findings findings)
    {
        var at = claim.Find("CLM");
        var lines = claim.Lines;
        SharedClaimRules.CheckClaim(claim, lines.AsSpan(), path, findings);
        CoordinationRules.Check(
            claim, subscriber, claim.OtherSubscribers.AsSpan(), lines.AsSpan(), path, findings);
        if (at is not null)
        {
            SharedClaimRules.CheckRequired(at, [6, 7, 8, 9], path, findings);
            if (at.Span(5, 2) is { Length: > 0 } and not "B")
            {
                findings.Error(EdiCodes.CodeUnknown, "A professional claim has a place of service: CLM05-2 is B.",
                    at, 5, 2, path);
            }
            if (at.Span(5, 1) is { Length: 1 or 2 } place && !CodeList.PlacesOfService.Contains(place))
            {
                findings.Warn(EdiCodes.CodeUnlisted, "This is not a place of service this version knows. Look it up.",
                    at, 5, 1, path);
            }
            if (at.Span(5, 3) is { Length: > 0 } and not ("1" or "6" or "7" or "8"))
                findings.Error(EdiCodes.CodeUnknown, "This is not one of the codes 1 6 7 8.", at, 5, 3, path);
        }
        CheckAccident(claim, at, path, findings);
        CheckDiagnoses(claim, lines, path, findings);
        if (claim.Find("CR1") is { } transport && (claim.AmbulancePickUp is null || claim.AmbulanceDropOff is null))
        {
            findings.Warn(EdiCodes.AmbulancePlaceMissing,
                "A transport names where it picks up and drops off (loops 2310E and 2310F).", transport, path: path);
        }
    }

    private static void CheckAccident(Claim claim, Segment? at, string path, Findings findings)
    {
        if (at is null || at.Span(11).IsEmpty)
            return;
        var causes = claim.RelatedCauses;
        if (causes.Contains("AA") && claim is { AccidentState: "", AccidentCountry: "" })
        {
            findings.Error(EdiCodes.AccidentStateMissing, "An auto accident names its state (CLM11-4) or country.",
                at, 11, 4, path);
        }
        if ((causes.Contains("AA") || causes.Contains("OA")) && claim.Find("DTP", "439") is null)
        {
            findings.Warn(EdiCodes.AccidentDateMissing, "An accident has its date (DTP*439).", at, 11, path: path);
        }
    }

    private static void CheckDiagnoses(Claim claim, EdiList<ServiceLine> lines, string path, Findings findings)
    {
        var diagnoses = claim.DiagnosisSegment;
        var count = 0;
        for (var i = 1; i <= (diagnoses?.Count ?? 0); i++)
        {
            if (diagnoses!.Span(i).IsEmpty)
                continue;
            if (!diagnoses.Span(i, 1).EndsWith(++count == 1 ? "K" : "F"))
            {
                findings.Error(EdiCodes.DiagnosisOrder, "The first diagnosis is ABK, every other one ABF.",
                    diagnoses, i, 1, path);
            }
            if (IsRepeated(diagnoses, i))
            {
                findings.Warn(EdiCodes.DiagnosisRepeated, "The diagnosis is listed twice. Keep one.",
                    diagnoses, i, 2, path);
            }
        }
        foreach (var line in lines.AsSpan())
            CheckPointers(line, count, path, findings);
    }

    private static bool IsRepeated(Segment diagnoses, int position)
    {
        var code = diagnoses.Span(position, 2);
        for (var other = 1; other < position && code.Length > 0; other++)
        {
            if (diagnoses.Span(other, 2).SequenceEqual(code))
                return true;
        }
        return false;
    }

    private static void CheckPointers(ServiceLine line, int diagnoses, string path, Findings findings)
    {
        if (line.Find("SV1") is not { } service)
            return;
        SharedClaimRules.CheckRequired(service, [2, 3, 4], path, findings, "/2400");
        if (service.Span(7, 1).IsEmpty)
        {
            findings.Error(EdiCodes.ElementMissing, "A line points at its main diagnosis. Fill SV107-1.",
                service, 7, 1, path + "/2400");
        }
        for (var i = 1; i <= Math.Min(4, service.Components(7)); i++)
        {
            if (ServiceLine.Pointer(service, i) is { } pointer && (pointer < 1 || pointer > diagnoses))
            {
                findings.Error(EdiCodes.PointerInvalid, $"The claim has {diagnoses} diagnosis(es) to point at.",
                    service, 7, i, path + "/2400");
            }
        }
    }
}
