using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X837I;

namespace Claims.Edi.Tests.X837I;

/// <summary>Invented hospital claims of invented people.</summary>
internal static class Claims837I
{
    private static readonly DateOnly Day = new(2026, 10, 28);

    public static InstitutionalClaim Claim() => new()
    {
        PatientControlNumber = "H1",
        TotalCharge = 4250m,
        FacilityType = "11",
        Frequency = "1",
        Assignment = "A",
        BenefitsAssignment = "Y",
        ReleaseOfInformation = "Y",
        StatementPeriod = new("434", Day, Day.AddDays(3)),
        Admitted = new DateTime(2026, 10, 28, 14, 5, 0),
        DischargeTime = "1100",
        Admission = new("1", "1", "01"),
        Conditions = [new("ZZ", true, "AV")],
        Values = [new("BE", "80") { Amount = 3 }],
        ConditionCodes = [new("BG", "C5")],
        Occurrences = [new("BH", "11") { Day = Day }],
        OccurrenceSpans = [new("BI", "74") { Day = Day, Through = Day.AddDays(1) }],
        PrincipalProcedure = new("BBR", "0DTJ4ZZ") { Day = Day },
        OtherDiagnoses =
        [
            new("ABF", "I10") { PresentOnAdmission = "Y" }, new("ABF", "E11.9") { PresentOnAdmission = "N" },
        ],
        DiagnosisRelatedGroup = "343",
        AdmittingDiagnosis = new("ABJ", "R10.9"),
        PrincipalDiagnosis = new("ABK", "K35.80") { PresentOnAdmission = "Y" },
        AttendingProvider = Party.Person("Muster", "Mia", "XX", "1234567893"),
        OperatingPhysician = Party.Person("Schnitt", "Sam", "XX", "1234567893"),
        Lines =
        [
            new() { RevenueCode = "0120", Charge = 3000, UnitOfMeasure = "DA", Quantity = 3 },
            new() { RevenueCode = "0360", Procedure = new("44970"), Charge = 1250, Quantity = 1,
                ServiceDate = new("472", Day), LineItemControlNumber = "L2" },
        ],
    };

    public static InstitutionalClaims Transaction(params ReadOnlySpan<InstitutionalClaim> claims) => new()
    {
        ControlNumber = "0001",
        BatchReference = "B1",
        Created = Claims837.At,
        Submitter = Party.Organization("Sample Hospital", "46", "SUB1") with
        {
            Contacts = [new Contact("Office", "5555550100")],
        },
        Receiver = Party.Organization("Sample Payer", "46", "REC1"),
        BillingProviders =
        [
            new()
            {
                Taxonomy = "282N00000X",
                Provider = Party.Organization("Sample Hospital", "XX", "1234567893") with
                {
                    Address = new("1 Main St", "Springfield", "IL", "627010001"),
                    TaxId = "123456789",
                },
                Subscribers =
                [
                    new()
                    {
                        PayerResponsibility = "P",
                        Relationship = "18",
                        ClaimFilingIndicator = "CI",
                        Person = Party.Person("Beispiel", "Bea", "MI", "M100") with
                        {
                            Address = new("2 Side St", "Springfield", "IL", "62701"),
                            BirthDate = new(1970, 5, 1),
                            Sex = "F",
                        },
                        Payer = Party.Organization("Sample Payer", "PI", "PAY1"),
                        Claims = claims.IsEmpty ? [Claim()] : [.. claims],
                    },
                ],
            },
        ],
    };

    public static Interchange File(params ReadOnlySpan<InstitutionalClaim> claims) =>
        Claims837.File("HC", Transaction(claims));
}
