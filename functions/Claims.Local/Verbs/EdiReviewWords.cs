using Claims.Edi.Codes;
using Claims.Edi.Parts;
using Claims.Edi.X278;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Requests for an authorization and their answers (278) in a biller's words.</summary>
internal sealed class EdiReviewWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Of(ServicesReview review)
    {
        var organization = review.Organization;
        var requester = organization?.Requester;
        yield return new(2, review.Purpose switch
        {
            "11" => "Answer to a request for authorization",
            "01" => "Cancellation of a request for authorization",
            _ => "Request for authorization",
        } + $": {Name(requester?.Name)} asks {Name(organization?.Name)}");
        foreach (var line in EdiCoverageWords.Rejections(3, [.. organization?.Rejections ?? [],
            .. organization?.Name?.Rejections ?? [], .. requester?.Name?.Rejections ?? []]))
        {
            yield return line;
        }

        var subscriber = requester?.Subscriber;
        foreach (var patient in new[] { subscriber, subscriber?.Dependent }.OfType<ReviewPatient>())
        {
            foreach (var line in EdiCoverageWords.Rejections(3,
                    [.. patient.Rejections, .. patient.Person?.Rejections ?? []])
                .Concat(patient.Events.SelectMany((one, place) => Event(one, place + 1, patient))))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<DescriptionLine> Event(PatientEvent one, int number, ReviewPatient patient)
    {
        var diagnoses = one.HealthCodes.Count;
        yield return new(3, $"{number}. {Category(one.Category)} for {words.Person(patient.Person)}: " + List(
            Item(one),
            If(diagnoses > 0, $"{diagnoses} diagnosis(es)"),
            If(one.Attachments.Count > 0, $"{one.Attachments.Count} attachment(s) announced")));
        foreach (var party in one.Parties.Where(party => party.IsOrganization || party.Npi.Length > 0))
        {
            yield return new(4, $"{Role(party.Role)} {Name(party)}");
        }

        foreach (var line in Answer(4, one)
            .Concat(one.Message.Length == 0 ? [] : [new(4, $"Message: {words.Free(one.Message)}")]))
        {
            yield return line;
        }

        foreach (var service in one.Services)
        {
            yield return new(4, "Service: " + List(
                EdiWords.Procedure(service.Procedure),
                EdiWords.Procedure(service.InstitutionalProcedure),
                EdiWords.Procedure(service.DentalProcedure),
                If(service.RevenueCode.Length > 0, $"revenue {service.RevenueCode}"),
                If(service.Quantity is not null, EdiWords.Count(service.Quantity, service.UnitOfMeasure)),
                If(service.InstitutionalQuantity is not null,
                    EdiWords.Count(service.InstitutionalQuantity, service.InstitutionalUnit)),
                If(service.Charge is not null, Dollars(service.Charge ?? 0)),
                If(service.Teeth.Count > 0, "teeth " + string.Join(' ', service.Teeth.Select(one => one.Number))),
                Item(service)));
            foreach (var line in Answer(5, service))
            {
                yield return line;
            }
        }
    }

    private static string Item(ReviewedItem item) => List(
        item.CertificationType switch
        {
            "" => "",
            "I" => "initial",
            "R" => "renewal",
            "S" => "revised",
            "3" => "cancelled",
            "4" => "extension",
            "1" or "2" => "appeal",
            var other => $"certification type {other}",
        },
        If(item.ServiceType.Length > 0, EdiWords.Code(CodeList.ServiceTypes, item.ServiceType)),
        If(item is { Facility.Length: > 0, FacilityQualifier: "B" },
            EdiWords.Code(CodeList.PlacesOfService, item.Facility)),
        If(item is { Facility.Length: > 0, FacilityQualifier: "A" }, $"type of bill {item.Facility}"),
        item.Urgency switch { "03" => "emergency", "U" => "urgent", "E" => "elective", _ => "" },
        string.Join(", ", item.Dates.Select(date => $"{DateKind(date.Qualifier)} {Days(date)}")),
        item.Delivery is { } delivery ? Delivery(delivery) : "");

    private IEnumerable<DescriptionLine> Answer(int depth, ReviewedItem item)
    {
        if (item.Decision is { } decision)
        {
            yield return new(depth, "Decided: " + List(
                EdiWords.Code(CodeList.ReviewActions, decision.Action),
                If(decision.Number.Length > 0, $"authorization {words.Secret(decision.Number)}"),
                If(decision.Reasons.Count > 0, $"reason(s) {string.Join(' ', decision.Reasons)}")));
        }

        foreach (var line in EdiCoverageWords.Rejections(depth, item.Rejections))
        {
            yield return line;
        }
    }

    private static string Delivery(ServiceDelivery delivery) => EdiWords.Count(delivery.Quantity, delivery.Unit)
        + If(delivery.Per.Length > 0, $" every {Plain(delivery.Every ?? 1)} " + delivery.Per switch
        {
            "DA" => "day(s)",
            "WK" => "week(s)",
            "MO" => "month(s)",
            var other => other,
        });

    private static string Category(string code) => code switch
    {
        "AR" => "Admission",
        "HS" => "Services",
        "SC" => "Referral to a specialist",
        "IN" => "First medical services",
        _ => $"Category {code}",
    };

    private static string DateKind(string qualifier) => qualifier switch
    {
        "AAH" => "event",
        "435" => "admission",
        "096" => "discharge",
        "439" => "accident",
        "472" => "service",
        "102" => "issued",
        "007" => "valid",
        "036" => "valid to",
        "431" => "onset",
        _ => $"date {qualifier}",
    };

    private static string Role(string code) => code switch
    {
        "SJ" => "Service by",
        "71" => "Attended by",
        "72" => "Operated by",
        "77" or "FA" => "At",
        "DN" => "Referred by",
        "DK" => "Ordered by",
        _ => $"Role {code}:",
    };
}
