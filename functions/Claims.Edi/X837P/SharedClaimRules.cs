using Claims.Edi.Parts;
using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>Rules that professional and institutional claims have in common (X222 and X223: section 1.4 and the CLM
/// notes).</summary>
internal static class SharedClaimRules
{
    /// <summary>Medicare takes at most this many claims in one transaction.</summary>
    private const int MostClaims = 5000;

    private static readonly string[] PatientSegments = ["N3", "N4", "DMG"];

    public static void CheckProvider(BillingLevel level, Findings findings)
    {
        if (level.Provider is not { } billing)
            return;
        if ((billing.Find("REF", "EI") ?? billing.Find("REF", "SY")) is not { } tax || tax.Span(2).IsEmpty)
        {
            findings.Error(EdiCodes.SegmentMissing, "The billing provider needs a tax id (REF*EI or REF*SY).",
                billing.Find("NM1"), path: "2000A/2010AA");
        }
        if (billing.Find("NM1") is not { } name || !name.Is(8, "XX") || name.Span(9).IsEmpty)
        {
            findings.Warn(EdiCodes.NpiMissing, "A billing provider of health care has an NPI (NM108 XX, NM109).",
                billing.Find("NM1"), 9, path: "2000A/2010AA");
        }
    }

    /// <summary>Claims at the subscriber's level are those of a subscriber who is the patient.</summary>
    public static void CheckPatientLevels(SubscriberLevel subscriber, Findings findings)
    {
        const string path = "2000A/2000B";
        var (claims, patients) = (0, 0);
        foreach (var loop in subscriber.Loops.AsSpan())
        {
            claims += loop is ClaimBase ? 1 : 0;
            patients += loop is PatientLevel ? 1 : 0;
        }
        if (claims > 0 && subscriber.Relationship.Length == 0)
        {
            findings.Warn(EdiCodes.PatientLevel, "A subscriber with claims is the patient: SBR02 is 18.",
                subscriber.Find("SBR"), 2, path: path);
        }
        else if (claims > 0 && subscriber.Relationship != "18")
        {
            findings.Error(EdiCodes.PatientLevel, "A subscriber with claims is the patient: SBR02 is 18.",
                subscriber.Find("SBR"), 2, path: path);
        }
        if (claims == 0 && patients == 0)
        {
            findings.Warn(EdiCodes.LoopMissing, "The subscriber has neither a claim (2300) nor a patient (2000C).",
                subscriber.Find("HL"), path: path);
        }
    }

    public static void CheckClaim(ClaimBase claim, ReadOnlySpan<LineBase> lines, string path, Findings findings)
    {
        var at = claim.Find("CLM");
        if (at is not null && at.Span(1).Length > 20)
        {
            findings.Error(EdiCodes.ElementTooLong, "A patient control number may have 20 characters at most.",
                at, 1, path: path);
        }
        var sum = 0m;
        foreach (var line in lines)
            sum += line.LineCharge;
        if (lines.Length > 0 && sum != claim.TotalCharge)
        {
            findings.Error(EdiCodes.ClaimTotalDiffers,
                "CLM02 is not the sum of the line charges (SV102 or SV203). Correct one.", at, 2, path: path);
        }
        var payerNumber = claim.Find("REF", "F8");
        var frequency = claim.Frequency;
        if (frequency is "7" or "8" && payerNumber is null)
        {
            findings.Error(EdiCodes.PayerControlNumberMissing,
                "A replacement or void names the payer's claim control number (REF*F8).", at, 5, 3, path);
        }
        if (frequency == "1" && payerNumber is not null)
        {
            findings.Error(EdiCodes.PayerControlNumberUnwanted,
                "An original claim has no payer claim control number (REF*F8). Remove it or make this 7 or 8.",
                payerNumber, path: path);
        }
        CheckLines(lines, path, findings);
    }

    /// <summary>Who was treated has an address, a birth date before the services, and a sex (2010BA of a subscriber who
    /// is the patient; 2010CA requires them by itself).</summary>
    public static void CheckPatient(
        Party? person, TreatedLevel level, bool isSubscriber, string path, Findings findings)
    {
        if (person is null || !HasClaims(level))
            return;
        foreach (var id in isSubscriber ? PatientSegments : [])
        {
            if (person.Find(id) is null)
            {
                findings.Error(EdiCodes.SegmentMissing, $"A subscriber who is the patient needs {id}. Add it.",
                    person.Find("NM1"), path: path);
            }
        }
        if (person.BirthDate is not { } birth)
            return;
        foreach (var loop in level.Loops.AsSpan())
        {
            if (loop is ClaimBase claim && HasServiceBefore(birth, claim))
            {
                findings.Error(EdiCodes.BirthDateLate, "The patient was born after the service. Correct one date.",
                    person.Find("DMG"), 2, path: path);
                return;
            }
        }
    }

    private static bool HasClaims(TreatedLevel level)
    {
        foreach (var loop in level.Loops.AsSpan())
        {
            if (loop is ClaimBase)
                return true;
        }
        return false;
    }

    private static bool HasServiceBefore(DateOnly birth, ClaimBase claim)
    {
        foreach (var loop in claim.Loops.AsSpan())
        {
            if (loop is LineBase line && line.Find("DTP", "472")?.Date(3) < birth)
                return true;
        }
        return false;
    }

    /// <summary>Elements of a segment this guide requires and others do not.</summary>
    public static void CheckRequired(
        Segment at, ReadOnlySpan<int> positions, string path, Findings findings, string loop = "")
    {
        foreach (var position in positions)
        {
            if (at.Span(position).IsEmpty)
            {
                findings.Error(EdiCodes.ElementMissing, "A required element is empty. Fill it.",
                    at, position, path: path + loop);
            }
        }
    }

    public static void CheckCount(int claims, Segment? at, Findings findings)
    {
        if (claims > MostClaims)
        {
            findings.Warn(EdiCodes.ClaimsMany,
                $"There are more than {MostClaims} claims in one transaction. Medicare refuses that: split it.", at);
        }
    }

    private static void CheckLines(ReadOnlySpan<LineBase> lines, string path, Findings findings)
    {
        HashSet<string>? numbers = null;
        foreach (var line in lines)
        {
            if (line.Find("REF", "6R") is { } reference)
            {
                numbers ??= [];
                if (!numbers.Add(reference[2]))
                {
                    findings.Error(EdiCodes.LineNumberRepeated,
                        "Two lines of the claim have the same control number (REF*6R). Give each its own.",
                        reference, 2, path: path + "/2400");
                }
            }
            if (line.Loops.Count > 0 && line.Drug?.Find("LIN") is { } drug && drug[2] == "N4" && !IsDrugCode(drug[3]))
            {
                findings.Warn(EdiCodes.DrugCodeInvalid, "A national drug code has 11 digits and no dashes.",
                    drug, 3, path: path + "/2400/2410");
            }
        }
    }

    private static bool IsDrugCode(string text) =>
        text.Length == 11 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
