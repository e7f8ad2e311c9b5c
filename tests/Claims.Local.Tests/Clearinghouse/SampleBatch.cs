using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Local.Tests.Clearinghouse;

/// <summary>837 files for the simulator; every patient is invented.</summary>
internal static class SampleBatch
{
    public static string Text(int number, string payerId, params Claim[] claims) =>
        Text(number, payerId, "M1", claims);

    public static string Text(int number, string payerId, string memberId, params Claim[] claims) =>
        InterchangeWriter.ToText(Of(number, payerId, memberId, claims));

    public static Claim Visit(string control, params ServiceLine[] lines) => new()
    {
        PatientControlNumber = control,
        TotalCharge = lines.Sum(line => line.Charge),
        PlaceOfService = "11",
        Frequency = "1",
        ProviderSignature = "Y",
        Assignment = "A",
        BenefitsAssignment = "Y",
        ReleaseOfInformation = "Y",
        Diagnoses = [new Diagnosis("J181"), new Diagnosis("I10")],
        RenderingProvider = Party.Person("RIVERS", "ADA", "XX", "1234567893"),
        Lines = lines.ToEdiList(),
    };

    public static ServiceLine Line(string procedure, decimal charge, int pointer = 2, decimal units = 1) => new()
    {
        Procedure = new Procedure(procedure),
        Charge = charge,
        Quantity = units,
        DiagnosisPointers = [pointer],
        ServiceDate = new DatePeriod("472", new DateOnly(2026, 10, 5)),
        LineItemControlNumber = $"L{procedure}",
    };

    private static Interchange Of(int number, string payerId, string memberId, Claim[] claims)
    {
        var control = number.ToString("D9", null);
        var at = new DateTime(2026, 10, 26, 14, 0, 0, DateTimeKind.Utc);
        return new()
        {
            Sender = "NORTH",
            Receiver = "CLEARING",
            Created = at,
            ControlNumber = control,
            Groups =
            [
                new FunctionalGroup
                {
                    FunctionalCode = "HC",
                    Sender = "NORTH",
                    Receiver = "CLEARING",
                    Created = at,
                    ControlNumber = number.ToString("D", null),
                    Guide = ProfessionalClaims.CurrentGuide,
                    Transactions = [Claims(control, payerId, memberId, claims) with { Created = at }],
                },
            ],
        };
    }

    private static ProfessionalClaims Claims(string control, string payerId, string memberId, Claim[] claims) => new()
    {
        ControlNumber = control,
        BatchReference = control,
        Submitter = Party.Organization("NORTH CLINIC", "46", "NORTH") with
        {
            Contacts = [new Contact("OFFICE", "2175550100")],
        },
        Receiver = Party.Organization("CLEARINGHOUSE", "46", "CLEARING"),
        BillingProviders =
        [
            new BillingProvider
            {
                Provider = Party.Organization("NORTH CLINIC", "XX", "1234567893") with
                {
                    Address = Address,
                    TaxId = "001234567",
                },
                Subscribers =
                [
                    new Subscriber
                    {
                        PayerResponsibility = claims.All(claim => claim.OtherSubscribers.Count == 0) ? "P" : "S",
                        Relationship = "18",
                        ClaimFilingIndicator = "CI",
                        Person = Party.Person("SAMPLE", "PAT", "MI", memberId) with
                        {
                            Address = Address,
                            BirthDate = new DateOnly(1970, 1, 2),
                            Sex = "F",
                        },
                        Payer = Party.Organization("PLAN", "PI", payerId),
                        Claims = claims.ToEdiList(),
                    },
                ],
            },
        ],
    };

    private static PostalAddress Address => new("1 WAY", "SPRINGFIELD", "IL", "627019998");
}
