using Claims.Core.Charts;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X270;

namespace Claims.Core.Submission;

/// <summary>The question of coverage as a 270: does the plan cover this person on this day.</summary>
internal static class CoverageQuestion
{
    /// <summary>Service type 30: the plan as a whole (EQ01).</summary>
    private const string WholePlan = "30";

    public static Interchange Write(
        Clinic clinic, Payer payer, ClaimContent content, int number, DateTimeOffset askedAt)
    {
        var request = new EligibilityRequest
        {
            ControlNumber = Batch.KeyOf(number),
            RequestReference = Batch.KeyOf(number),
            Created = askedAt.UtcDateTime,
            Sources =
            [
                new InformationSource
                {
                    Name = new EligibilityParty
                    {
                        Role = "PR",
                        IsOrganization = true,
                        LastName = X12Text.Of(payer.Name),
                        IdQualifier = "PI",
                        Id = payer.ElectronicId,
                    },
                    Receivers =
                    [
                        new InformationReceiver
                        {
                            Name = new EligibilityParty
                            {
                                Role = "1P",
                                IsOrganization = true,
                                LastName = X12Text.Of(clinic.Name),
                                Npi = clinic.Npi.Value,
                            },
                            Subscribers = [Subscriber(clinic, content, number)],
                        },
                    ],
                },
            ],
        };
        return X12File.Envelope(clinic, payer, "HS", EligibilityRequest.CurrentGuide, request, number, askedAt);
    }

    private static InsuredPerson Subscriber(Clinic clinic, ClaimContent content, int number)
    {
        var trace = (Batch.KeyOf(number), $"1{clinic.TaxId}");
        var insured = Named("IL", content.Subscriber) with { IdQualifier = "MI", Id = content.MemberId };
        return content.Relationship == Relationship.Self
            ? new InsuredPerson { Trace = trace, Person = Asking(insured, content) }
            : new InsuredPerson
            {
                Person = insured,
                Dependents =
                [
                    new InsuredPerson { Trace = trace, Person = Asking(Named("03", content.Patient), content) },
                ],
            };
    }

    private static EligibilityParty Named(string role, Person person) => new()
    {
        Role = role,
        IsOrganization = false,
        LastName = X12Text.Of(person.LastName),
        FirstName = X12Text.Of(person.FirstName),
        BirthDate = person.BirthDate,
        Sex = person.Sex.ToString(),
    };

    private static EligibilityParty Asking(EligibilityParty person, ClaimContent content) => person with
    {
        Dates = [new DatePeriod("291", content.DateOfService)],
        Inquiries = [new EligibilityInquiry { ServiceTypes = [WholePlan] }],
    };
}
