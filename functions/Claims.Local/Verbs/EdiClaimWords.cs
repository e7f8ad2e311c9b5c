using Claims.Edi.Codes;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X837I;
using Claims.Edi.X837P;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Claims (837) in a biller's words: who, what service, for how much, what other payers decided.</summary>
internal sealed class EdiClaimWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Professional(ClaimPart part, Claim claim)
    {
        var context = ((ProfessionalClaims)part.Transaction).Claims().FirstOrDefault();
        yield return Head(part, claim, context?.Treated, context?.BillingProvider, context?.Subscriber,
            $"place of service {EdiWords.Code(CodeList.PlacesOfService, claim.PlaceOfService)}, "
            + $"{claim.Diagnoses.Count} diagnosis(es)");
        foreach (var line in EdiWords.Line(
                4,
                "Services",
                Role("rendered by", claim.RenderingProvider),
                Role("referred by", claim.ReferringProvider),
                Role("at", claim.ServiceFacility))
            .Concat(Details(claim))
            .Concat(claim.OtherSubscribers.SelectMany(Other)))
        {
            yield return line;
        }

        foreach (var line in claim.Lines)
        {
            yield return new(4, $"{EdiWords.Service(line.Procedure, Days(line.ServiceDate))}: "
                + $"{EdiWords.Count(line.Quantity, line.UnitOfMeasure)}, {Dollars(line.Charge)}"
                + If(line.Drug is not null, $", drug {line.Drug?.NationalDrugCode}"));
            foreach (var decided in line.Adjudications.SelectMany(Decided))
            {
                yield return decided;
            }
        }
    }

    public IEnumerable<DescriptionLine> Institutional(ClaimPart part, InstitutionalClaim claim)
    {
        var (facility, subscriber, treated) = Levels((InstitutionalClaims)part.Transaction).FirstOrDefault();
        yield return Head(part, claim, treated, facility, subscriber,
            $"type of bill 0{claim.FacilityType}{claim.Frequency}, {Days(claim.StatementPeriod)}");
        var stay = EdiWords.Line(
            4,
            "Stay",
            If(claim.Admitted is not null, $"admitted {Day(claim.Admitted ?? default)}"),
            claim.Admission is { } admission ? Admitted(admission) : "",
            Role("attended by", claim.AttendingProvider),
            Role("operated by", claim.OperatingPhysician));
        var diagnoses = claim.OtherDiagnoses.Count + (claim.PrincipalDiagnosis is null ? 0 : 1);
        var procedures = claim.OtherProcedures.Count + (claim.PrincipalProcedure is null ? 0 : 1);
        var coded = EdiWords.Line(
            4,
            "Coded",
            $"{diagnoses} diagnosis(es)",
            If(procedures > 0, $"{procedures} procedure(s)"),
            If(claim.DiagnosisRelatedGroup.Length > 0, $"group {claim.DiagnosisRelatedGroup}"),
            If(claim.PatientEstimatedDue is not null,
                $"patient is to pay {Dollars(claim.PatientEstimatedDue ?? 0)}"));
        foreach (var line in stay.Concat(coded).Concat(Details(claim)).Concat(claim.OtherSubscribers.SelectMany(Other)))
        {
            yield return line;
        }

        foreach (var line in claim.Lines)
        {
            var day = If(line.ServiceDate is not null, Days(line.ServiceDate));
            yield return new(4, $"Revenue {line.RevenueCode} {EdiWords.Service(line.Procedure, day)}".TrimEnd()
                + $": {EdiWords.Count(line.Quantity, line.UnitOfMeasure)}, {Dollars(line.Charge)}"
                + If(line.NonCovered > 0, $", not covered {Dollars(line.NonCovered ?? 0)}"));
            foreach (var decided in line.Adjudications.SelectMany(Decided))
            {
                yield return decided;
            }
        }
    }

    /// <summary>The levels above the one claim of a part; levels without a claim may stand before them.</summary>
    private static IEnumerable<(InstitutionalProvider? Facility, InstitutionalSubscriber? Subscriber, Party? Treated)>
        Levels(InstitutionalClaims transaction) =>
        from facility in transaction.BillingProviders
        from subscriber in facility.Subscribers
        let patient = subscriber.Patients.FirstOrDefault(one => one.Claims.Count > 0)
        where patient is not null || subscriber.Claims.Count > 0
        select (facility, subscriber, patient is null ? subscriber.Person : patient.Person);

    /// <summary>A damaged file may hold a claim without the names above it.</summary>
    private DescriptionLine Head(ClaimPart part, ClaimBase claim, Party? treated, BillingLevel? billing,
        SubscriberLevel? subscriber, string kind) => new(3,
        $"{part.Number}. {Kind(claim.Frequency)} {words.Secret(claim.PatientControlNumber)} of "
        + $"{words.Person(treated)}: {Dollars(claim.TotalCharge)}, {kind}, billed by {Name(billing?.Provider)} to "
        + $"{Name(subscriber?.Payer)}, {Place(subscriber?.PayerResponsibility ?? "")} payer"
        + If(subscriber?.ClaimFilingIndicator.Length > 0,
            $", {EdiWords.Code(CodeList.ClaimFiling, subscriber?.ClaimFilingIndicator ?? "")}"));

    private static string Kind(string frequency) => frequency switch
    {
        "1" => "claim",
        "" => "claim without a frequency",
        _ when CodeList.ClaimFrequencies.Describe(frequency) is { Length: > 0 } known => $"claim ({known})",
        _ => $"claim of frequency {frequency}",
    };

    private IEnumerable<DescriptionLine> Details(ClaimBase claim)
    {
        if (claim.PriorAuthorization.Length > 0)
        {
            yield return new(4, $"Authorized beforehand: {words.Secret(claim.PriorAuthorization)}");
        }

        if (claim.PayerClaimControlNumber.Length > 0)
        {
            yield return new(4, $"About the payer's claim {words.Secret(claim.PayerClaimControlNumber)}");
        }

        if (claim.Attachments.Count + claim.Notes.Count > 0)
        {
            yield return new(4, List(
                If(claim.Attachments.Count > 0, $"{claim.Attachments.Count} attachment(s) announced"),
                If(claim.Notes.Count > 0, $"{claim.Notes.Count} note(s)")));
        }
    }

    private static IEnumerable<DescriptionLine> Other(OtherCoverage other) => EdiWords.Adjustments(5, other.Adjustments)
        .Concat(EdiWords.Remarks(5, other.RemarkCodes))
        .Prepend(new(4, $"Also insured with {Name(other.Payer)}, {Place(other.PayerResponsibility)} payer"
            + (other.Paid is { } paid ? $", which paid {Dollars(paid)}" : ", not decided there")
            + (other.RemainingPatientLiability is { } left ? $" and left {Dollars(left)} to the patient" : "")));

    private static IEnumerable<DescriptionLine> Decided(LineAdjudication one) => EdiWords
        .Adjustments(6, one.Adjustments)
        .Prepend(new(5, $"Payer {one.PayerId} paid {Dollars(one.Paid)} on {Day(one.DecisionDate)}"));

    private static string Admitted(Admission admission) => List(
        admission.Type switch
        {
            "" => "",
            "1" => "as an emergency",
            "2" => "urgent",
            "3" => "elective",
            "4" => "newborn",
            "5" => "trauma",
            var other => $"priority {other}",
        },
        admission.Status switch
        {
            "" => "",
            "01" => "discharged home",
            "20" => "died",
            "30" => "still a patient",
            var other => $"patient status {other}",
        });

    private static string Role(string role, Party? party) => party is null ? "" : $"{role} {Name(party)}";

    private static string Place(string responsibility) => responsibility switch
    {
        "P" => "primary",
        "S" => "secondary",
        "T" => "tertiary",
        "U" or "" => "unknown",
        _ => "later",
    };
}
