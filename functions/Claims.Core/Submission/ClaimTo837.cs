using System.Globalization;
using Claims.Core.Charts;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;
using PostalAddress = Claims.Core.Charts.PostalAddress;
using X12Claim = Claims.Edi.X837P.Claim;

namespace Claims.Core.Submission;

/// <summary>Claims as an 837 professional file. The same claims, number and time give the same file.</summary>
public static class ClaimTo837
{
    /// <summary>An interchange with one group, one transaction and all of the claims.</summary>
    /// <param name="clinic">Who bills.</param>
    /// <param name="payer">Who is billed.</param>
    /// <param name="claims">What is billed.</param>
    /// <param name="payers">All payers: the ones before are named with what they decided.</param>
    /// <param name="number">The control number of interchange, group and transaction.</param>
    /// <param name="madeAt">The time in the envelope.</param>
    public static Interchange Write(
        Clinic clinic,
        Payer payer,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Payer> payers,
        int number,
        DateTimeOffset madeAt)
    {
        var transaction = new ProfessionalClaims
        {
            ControlNumber = Batch.KeyOf(number),
            BatchReference = Batch.KeyOf(number),
            Created = madeAt.UtcDateTime,
            Submitter = Party.Organization(X12Text.Of(clinic.Name), "46", clinic.SubmitterId) with
            {
                Contacts = [new Contact(X12Text.Of(clinic.ContactName), clinic.Phone)],
            },
            Receiver = Party.Organization(X12Text.Of(payer.Name), "46", payer.ElectronicId),
            BillingProviders =
            [
                new BillingProvider
                {
                    Taxonomy = clinic.Taxonomy,
                    Provider = Party.Organization(X12Text.Of(clinic.Name), "XX", clinic.Npi.Value) with
                    {
                        Address = Address(clinic.Address),
                        TaxId = clinic.TaxId,
                    },
                    Subscribers = claims.Select(claim => Subscriber(clinic, payer, claim, payers)).ToEdiList(),
                },
            ],
        };
        return X12File.Envelope(clinic, payer, "HC", ProfessionalClaims.CurrentGuide, transaction, number, madeAt);
    }

    private static Subscriber Subscriber(Clinic clinic, Payer payer, Claim claim, IReadOnlyList<Payer> payers)
    {
        var content = claim.Content;
        var isPatient = content.Relationship == Relationship.Self;
        var insured = Party.Person(
            X12Text.Of(content.Subscriber.LastName), X12Text.Of(content.Subscriber.FirstName),
            "MI", content.MemberId);
        var level = new Subscriber
        {
            PayerResponsibility = claim.Prior is null ? "P" : "S",
            Relationship = isPatient ? "18" : "",
            GroupNumber = X12Text.Of(content.GroupNumber ?? ""),
            ClaimFilingIndicator = payer.ClaimFilingIndicator,
            // 2010BA: address, birth date and sex only when the subscriber is the patient.
            Person = isPatient ? Demographics(insured, content.Patient) : insured,
            Payer = Party.Organization(X12Text.Of(payer.Name), "PI", payer.ElectronicId),
        };
        var bill = Bill(clinic, claim);
        if (claim.Prior is { } prior)
        {
            bill = PriorPaymentTo837.AddTo(bill, claim, prior, payers.First(one => one.Id == prior.Payer));
        }

        return isPatient
            ? level with { Claims = [bill] }
            : level with { Patients = [Dependent(content, bill)] };
    }

    private static Patient Dependent(ClaimContent content, X12Claim bill) => new()
    {
        Relationship = content.Relationship switch
        {
            Relationship.Spouse => "01",
            Relationship.Child => "19",
            _ => "G8",
        },
        Person = Demographics(
            new Party
            {
                IsOrganization = false,
                LastName = X12Text.Of(content.Patient.LastName),
                FirstName = X12Text.Of(content.Patient.FirstName),
            },
            content.Patient),
        Claims = [bill],
    };

    private static X12Claim Bill(Clinic clinic, Claim claim)
    {
        var content = claim.Content;
        return new X12Claim
        {
            PatientControlNumber = claim.Id.Value,
            TotalCharge = claim.Charge.Amount,
            PlaceOfService = content.PlaceOfService,
            Frequency = claim.Frequency.ToString(),
            ProviderSignature = "Y",
            Assignment = "A",
            BenefitsAssignment = "Y",
            ReleaseOfInformation = "Y",
            PriorAuthorization = X12Text.Of(content.AuthorizationNumber ?? ""),
            PayerClaimControlNumber = claim.OriginalReference ?? "",
            Diagnoses = content.Diagnoses.Select(code => new Diagnosis(code.Compact)).ToEdiList(),
            RenderingProvider = Rendering(clinic, content),
            Lines = content.Lines.Select((line, index) => Line(content, line, index + 1)).ToEdiList(),
        };
    }

    /// <summary>2310B: only when the rendering provider is not the billing provider.</summary>
    private static Party? Rendering(Clinic clinic, ClaimContent content)
    {
        if (content.RenderingProvider == clinic.Npi)
        {
            return null;
        }

        var provider = clinic.Providers.First(provider => provider.Npi == content.RenderingProvider);
        return Party.Person(
            X12Text.Of(provider.LastName), X12Text.Of(provider.FirstName), "XX", provider.Npi.Value) with
        {
            Taxonomy = provider.Taxonomy,
        };
    }

    private static ServiceLine Line(ClaimContent content, Review.ApprovedLine line, int number) => new()
    {
        Procedure = new Procedure(line.Procedure.Value) { Modifiers = line.Modifiers.ToEdiList() },
        Charge = line.Charge.Amount,
        Quantity = line.Units,
        DiagnosisPointers = line.Pointers.ToEdiList(),
        ServiceDate = new DatePeriod("472", content.DateOfService),
        LineItemControlNumber = number.ToString(CultureInfo.InvariantCulture),
    };

    private static Party Demographics(Party party, Person person) => party with
    {
        Address = Address(person.Address),
        BirthDate = person.BirthDate,
        Sex = person.Sex.ToString(),
    };

    internal static Edi.Parts.PostalAddress Address(PostalAddress address) =>
        new(X12Text.Of(address.Line1), X12Text.Of(address.City), address.State, address.Zip);
}
