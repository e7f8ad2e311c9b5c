using Claims.Edi.Codes;
using Claims.Edi.Parts;
using Claims.Edi.X270;
using Claims.Edi.X271;
using static Claims.Local.Verbs.EdiWords;

namespace Claims.Local.Verbs;

/// <summary>Questions and answers about coverage (270, 271) in a biller's words.</summary>
internal sealed class EdiCoverageWords(EdiWords words)
{
    public IEnumerable<DescriptionLine> Of(EligibilityRequest request) =>
        Levels(request.Sources).Prepend(new(2, request.Purpose switch
        {
            "01" => "A cancelled question about coverage",
            "36" => "A question about a spend-down",
            _ => "A question about coverage",
        }));

    public IEnumerable<DescriptionLine> Of(EligibilityResponse response) =>
        Levels(response.Sources).Prepend(new(2, "An answer about coverage"));

    private IEnumerable<DescriptionLine> Levels(IEnumerable<InformationSource> sources)
    {
        foreach (var source in sources)
        {
            foreach (var line in Rejections(3, source.Rejections.Concat(source.Name?.Rejections ?? [])))
            {
                yield return line;
            }

            foreach (var receiver in source.Receivers)
            {
                yield return new(3, $"Payer {Name(source.Name)}, provider {Name(receiver.Name)}");
                var persons = receiver.Subscribers.SelectMany(subscriber => subscriber.Dependents.Prepend(subscriber));
                foreach (var line in Rejections(4, receiver.Name?.Rejections ?? []).Concat(persons.SelectMany(Person)))
                {
                    yield return line;
                }
            }
        }
    }

    private IEnumerable<DescriptionLine> Person(InsuredPerson insured)
    {
        if (insured.Person is not { } person
            || (insured.Dependents.Count > 0
                && person.Inquiries.Count + person.Benefits.Count + person.Rejections.Count == 0))
        {
            yield break;
        }

        yield return new(4, List(
            $"{(person.Role == "03" ? "Dependent" : "Subscriber")}: {words.Person(person)}",
            If(person.Relationship is not ("" or "18"),
                EdiWords.Code(CodeList.Relationships, person.Relationship)),
            If(person.IsChanged, "the payer's data differ from what was asked"),
            string.Join(", ", person.Dates.Select(date => $"{DateKind(date.Qualifier)} {Days(date)}"))));
        foreach (var line in Rejections(5, person.Rejections)
            .Concat(person.Inquiries.Select(one => new DescriptionLine(5, Inquiry(one))))
            .Concat(person.Benefits.SelectMany(Benefit)))
        {
            yield return line;
        }
    }

    private static string Inquiry(EligibilityInquiry inquiry) => "Asked about: " + List(
        Services(inquiry.ServiceTypes, inquiry.Procedure),
        Level(inquiry.CoverageLevel),
        If(inquiry.PlaceOfService.Length > 0, EdiWords.Code(CodeList.PlacesOfService, inquiry.PlaceOfService)),
        string.Join(", ", inquiry.Dates.Select(Days)));

    private IEnumerable<DescriptionLine> Benefit(Benefit benefit)
    {
        var said = List(
            If(benefit.Amount is not null, Dollars(benefit.Amount ?? 0)),
            If(benefit.Percent is not null, $"{Plain(benefit.Percent * 100)} % for the patient"),
            If(benefit.Quantity is not null, EdiWords.Count(benefit.Quantity, benefit.QuantityQualifier)),
            Period(benefit.TimePeriod),
            Services(benefit.ServiceTypes, benefit.Procedure),
            Level(benefit.CoverageLevel),
            benefit.PlanDescription,
            Network(benefit.InPlanNetwork),
            If(benefit.AuthorizationRequired == "Y", "authorization needed"),
            string.Join(", ", benefit.Dates.Select(date => $"{DateKind(date.Qualifier)} {Days(date)}")),
            string.Join(", ", benefit.Deliveries.Select(one => EdiWords.Count(one.Quantity, one.Unit))));
        yield return new(5, Information(benefit.Information) + If(said.Length > 0, $": {said}"));
        foreach (var other in benefit.RelatedEntities)
        {
            yield return new(6, Entity(other) + string.Concat(other.Contacts.Select(contact => contact.Telephone)
                .Where(number => number.Length > 0).Select(number => $", telephone {number}")));
        }

        foreach (var line in Rejections(6, benefit.Rejections)
            .Concat(benefit.Messages.Select(text => new DescriptionLine(6, $"Message: {words.Free(text)}"))))
        {
            yield return line;
        }
    }

    /// <summary>Insured persons are named only when patients are.</summary>
    private string Entity(Party other) => other.Role switch
    {
        "PR" or "PRP" or "SEP" or "TTP" => $"Other payer: {Name(other)}",
        "P3" => $"Primary care provider: {Name(other)}",
        "IL" or "LR" => $"Other person: {words.Person(other)}",
        "VN" => $"Vendor: {Name(other)}",
        _ when other.IsOrganization || other.Npi.Length > 0 => $"Also named: {Name(other)}",
        _ => $"Also named: {words.Person(other)}",
    };

    public static IEnumerable<DescriptionLine> Rejections(int depth, IEnumerable<RequestRejection> rejections) =>
        rejections.Select(one => new DescriptionLine(depth, "Rejected: "
            + EdiWords.Code(CodeList.RejectReasons, one.Reason) + one.FollowUp switch
            {
                "C" => "; correct it and ask again",
                "N" => "; do not ask again",
                "P" => "; ask again with the original number",
                "R" or "Y" => "; ask again",
                "S" or "W" => "; wait before asking again",
                "X" => "; wait, it will be answered",
                _ => "",
            }));

    private static string Services(IEnumerable<string> types, Procedure? procedure) => procedure is not null
        ? $"procedure {EdiWords.Procedure(procedure)}"
        : string.Join(", ", types.Select(type => EdiWords.Code(CodeList.ServiceTypes, type)));

    private static string Network(string code) => code switch
    {
        "Y" => "in network",
        "N" => "out of network",
        "W" => "any network",
        _ => "",
    };

    private static string Level(string code) => code switch
    {
        "" => "",
        "IND" => "for the individual",
        "FAM" => "for the family",
        "EMP" => "for the employee",
        "ESP" => "for employee and spouse",
        "ECH" => "for employee and children",
        "DEP" => "for dependents",
        "CHD" => "for children",
        "SPO" => "for the spouse",
        "SPC" => "for spouse and children",
        _ => $"for {code}",
    };

    private static string Period(string code) => code switch
    {
        "" => "",
        "6" => "an hour",
        "7" => "a day",
        "21" => "for years",
        "22" => "a service year",
        "23" => "a calendar year",
        "24" => "year to date",
        "25" => "a contract",
        "26" => "an episode",
        "27" => "a visit",
        "29" => "remaining",
        "30" => "exceeded",
        "32" => "in a lifetime",
        "33" => "in a lifetime, remaining",
        "34" => "a month",
        "35" => "a week",
        "36" => "an admission",
        _ => $"period {code}",
    };

    private static string Information(string code) => code switch
    {
        "1" => "Active coverage",
        "2" => "Active, full risk capitation",
        "3" => "Active, services capitated",
        "4" => "Active, services capitated to the primary care provider",
        "5" => "Active, pending investigation",
        "6" => "Inactive",
        "7" => "Inactive, pending an eligibility update",
        "8" => "Inactive, pending investigation",
        "A" => "Coinsurance",
        "B" => "Copayment",
        "C" => "Deductible",
        "CB" => "Coverage basis",
        "D" => "Benefit",
        "E" => "Exclusions",
        "F" => "Limits",
        "G" => "Most out of pocket",
        "H" => "Unlimited",
        "I" => "Not covered",
        "J" => "Cost containment",
        "K" => "Reserve",
        "L" => "Primary care provider",
        "M" => "Waiting period for pre-existing conditions",
        "MC" => "Managed care coordinator",
        "N" => "Services restricted to this provider",
        "O" => "Not deemed a medical necessity",
        "P" => "Disclaimer",
        "Q" => "Second surgical opinion needed",
        "R" => "Other or additional payer",
        "S" => "Prior year's history",
        "T" => "Card lost or stolen",
        "U" => "Contact this entity",
        "V" => "Cannot process",
        "W" => "Other source of data",
        "X" => "Health care facility",
        "Y" => "Spend-down",
        _ => $"Information {code}",
    };

    private static string DateKind(string qualifier) => qualifier switch
    {
        "291" => "plan",
        "307" => "eligible",
        "346" => "plan begins",
        "347" => "plan ends",
        "348" => "benefit begins",
        "349" => "benefit ends",
        "356" => "eligible from",
        "357" => "eligible to",
        "472" => "service",
        "102" => "issued",
        "435" => "admitted",
        "636" => "last updated",
        "193" => "period begins",
        "194" => "period ends",
        "292" => "benefit",
        _ => $"date {qualifier}",
    };
}
