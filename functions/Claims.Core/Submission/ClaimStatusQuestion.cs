using Claims.Core.Charts;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X276;

namespace Claims.Core.Submission;

/// <summary>The question what became of claims as a 276. The same claims, number and time give the same file.</summary>
internal static class ClaimStatusQuestion
{
    public static Interchange Write(
        Clinic clinic, Payer payer, IReadOnlyList<Claim> claims, int number, DateTimeOffset askedAt)
    {
        var request = new ClaimStatusRequest
        {
            ControlNumber = Batch.KeyOf(number),
            RequestReference = Batch.KeyOf(number),
            Created = askedAt.UtcDateTime,
            Payers =
            [
                new StatusPayer
                {
                    Name = Party.Organization(X12Text.Of(payer.Name), "PI", payer.ElectronicId),
                    Receivers =
                    [
                        new StatusReceiver
                        {
                            Name = Party.Organization(X12Text.Of(clinic.Name), "46", clinic.SubmitterId),
                            Providers =
                            [
                                new StatusProvider
                                {
                                    Name = Party.Organization(X12Text.Of(clinic.Name), "XX", clinic.Npi.Value),
                                    Subscribers = claims.Select(Subscriber).ToEdiList(),
                                },
                            ],
                        },
                    ],
                },
            ],
        };
        return X12File.Envelope(clinic, payer, "HR", ClaimStatusRequest.CurrentGuide, request, number, askedAt);
    }

    private static StatusPatient Subscriber(Claim claim)
    {
        var content = claim.Content;
        var insured = new StatusPatient
        {
            Person = Party.Person(
                X12Text.Of(content.Subscriber.LastName), X12Text.Of(content.Subscriber.FirstName),
                "MI", content.MemberId) with
            {
                Role = "IL",
            },
        };
        return content.Relationship == Relationship.Self
            ? Asking(insured, content.Patient, claim)
            : insured with { Dependents = [Asking(Dependent(content.Patient), content.Patient, claim)] };
    }

    private static StatusPatient Dependent(Person patient) => new()
    {
        Person = new Party
        {
            Role = "QC",
            IsOrganization = false,
            LastName = X12Text.Of(patient.LastName),
            FirstName = X12Text.Of(patient.FirstName),
        },
    };

    private static StatusPatient Asking(StatusPatient level, Person patient, Claim claim) => level with
    {
        BirthDate = patient.BirthDate,
        Sex = patient.Sex is 'F' or 'M' ? patient.Sex.ToString() : "",
        Claims =
        [
            new StatusClaim
            {
                TraceType = "1",
                TraceNumber = claim.Id.Value,
                PayerClaimControlNumber = claim.PayerControlNumber ?? "",
                PatientControlNumber = claim.Id.Value,
                Charge = claim.Charge.Amount,
                ServiceDate = new DatePeriod("472", claim.Content.DateOfService),
            },
        ],
    };
}
