using Claims.Edi.Syntax;
using Claims.Edi.X270;
using Claims.Edi.X271;

namespace Claims.Local.Clearinghouse;

/// <summary>Answers a 270 by a payer's members: active with its benefits, inactive, or not found.</summary>
internal sealed class EligibilityAnswer(PayerRules rules, SimulatorMemory memory, DateOnly today)
{
    private const string PlanCoverage = "30";
    private const string OfficeVisit = "98";

    public EligibilityResponse Write(EligibilityRequest request, DateTimeOffset at) => new()
    {
        RequestReference = request.RequestReference,
        Created = at.UtcDateTime,
        Sources = request.Sources.Select(Source).ToEdiList(),
    };

    private InformationSource Source(InformationSource source)
    {
        var payer = rules.Find(source.Name?.Id ?? "");
        return payer is null
            ? source with { Receivers = [], Rejections = [new RequestRejection("79", "N")] } // Unknown payer id.
            : source with
            {
                Receivers = source.Receivers
                    .Select(receiver => receiver with
                    {
                        Subscribers = receiver.Subscribers
                            .Select(subscriber => Subscriber(payer, subscriber))
                            .ToEdiList(),
                    })
                    .ToEdiList(),
            };
    }

    private InsuredPerson Subscriber(PayerRule payer, InsuredPerson subscriber)
    {
        var member = Find(payer, subscriber.Person);
        if (subscriber.Dependents.Count == 0)
        {
            return Answer(payer, member, subscriber);
        }

        return subscriber with
        {
            Dependents = subscriber.Dependents.Select(dependent => Answer(payer, member, dependent)).ToEdiList(),
        };
    }

    private InsuredPerson Answer(PayerRule payer, PlanMember? member, InsuredPerson asked)
    {
        if (asked.Person is not { } person)
        {
            return asked;
        }

        var answered = person with { Inquiries = [] };
        var returned = asked.TraceNumbers.Count == 0
            ? asked
            : asked with { Trace = (asked.TraceNumbers[0], "9000000000") };
        return returned with
        {
            Person = member is null
                ? answered with { Rejections = [new RequestRejection("75", "C")] }
                : answered with { Benefits = Benefits(payer, member, DayAskedAbout(person)).ToEdiList() },
        };
    }

    private static PlanMember? Find(PayerRule payer, EligibilityParty? person)
    {
        if (person is null || payer.Member(person.Id) is not null || !payer.MatchesByName)
        {
            return payer.Member(person?.Id ?? "");
        }

        return payer.Members.FirstOrDefault(member =>
            member.BirthDate == person.BirthDate
            && member.LastName.Equals(person.LastName, StringComparison.OrdinalIgnoreCase));
    }

    private DateOnly DayAskedAbout(EligibilityParty person) =>
        person.Dates.Concat(person.Inquiries.SelectMany(inquiry => inquiry.Dates))
            .Select(date => date.Start)
            .FirstOrDefault(day => day is not null) ?? today;

    private IEnumerable<Benefit> Benefits(PayerRule payer, PlanMember member, DateOnly day)
    {
        var plan = payer.PlanOf(member);
        if (day < member.From || day > member.To)
        {
            yield return new() { Information = "6", ServiceTypes = [PlanCoverage], PlanDescription = plan.Name };
            yield break;
        }

        yield return new() { Information = "1", ServiceTypes = [PlanCoverage], PlanDescription = plan.Name };
        var left = member.DeductibleLeft - memory.Spent(payer.ElectronicId, member.Id);
        if (member.DeductibleLeft > 0)
        {
            yield return Share("C", PlanCoverage) with { TimePeriod = "29", Amount = left };
        }

        if (plan.Copay > 0)
        {
            yield return Share("B", OfficeVisit) with { TimePeriod = "27", Amount = plan.Copay };
        }

        if (plan.CoinsuranceOf("") is > 0 and var share)
        {
            yield return Share("A", PlanCoverage) with { Percent = share };
        }
    }

    private static Benefit Share(string information, string serviceType) => new()
    {
        Information = information,
        CoverageLevel = "IND",
        ServiceTypes = [serviceType],
        InPlanNetwork = "Y",
    };
}
