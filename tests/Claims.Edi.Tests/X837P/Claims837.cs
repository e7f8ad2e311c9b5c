using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.Tests.X837P;

/// <summary>Invented claims of invented people.</summary>
internal static class Claims837
{
    public static readonly DateTime At = new(2026, 11, 2, 8, 30, 0);

    public static Claim Claim() => new()
    {
        PatientControlNumber = "A1B2C3",
        TotalCharge = 175.50m,
        PlaceOfService = "11",
        Frequency = "1",
        ProviderSignature = "Y",
        Assignment = "A",
        BenefitsAssignment = "Y",
        ReleaseOfInformation = "Y",
        PriorAuthorization = "AUTH77",
        Diagnoses = [new("E11.9"), new("I10")],
        RenderingProvider = Party.Person("Muster", "Mia", "XX", "1234567893") with { Taxonomy = "207R00000X" },
        Lines =
        [
            new()
            {
                Procedure = new("99213") { Modifiers = ["25"] },
                Charge = 150m,
                Quantity = 1,
                DiagnosisPointers = [1, 2],
                ServiceDate = new("472", new DateOnly(2026, 10, 30)),
                LineItemControlNumber = "L1",
            },
            new()
            {
                Procedure = new("83036"),
                Charge = 25.50m,
                Quantity = 1,
                DiagnosisPointers = [1],
                ServiceDate = new("472", new DateOnly(2026, 10, 30)),
                Drug = new() { NationalDrugCode = "00004196501", Quantity = 1, Unit = "UN" },
            },
        ],
    };

    /// <summary>The claim after another payer decided it: 105.50 paid, 70 of the first line adjusted.</summary>
    public static Claim Decided()
    {
        var claim = Claim();
        var adjudication = new LineAdjudication
        {
            PayerId = "PAY2",
            Paid = 80,
            Procedure = new("99213"),
            Quantity = 1,
            Adjustments = [new("CO", "45", 70)],
            DecisionDate = new(2026, 10, 31),
        };
        return claim with
        {
            Lines = [claim.Lines[0] with { Adjudications = [adjudication] }, claim.Lines[1]],
            OtherSubscribers =
            [
                new()
                {
                    PayerResponsibility = "P",
                    Relationship = "18",
                    ClaimFilingIndicator = "MB",
                    Paid = 105.50m,
                    BenefitsAssignment = "Y",
                    ReleaseOfInformation = "Y",
                    Person = Party.Person("Beispiel", "Bea", "MI", "M200"),
                    Payer = Party.Organization("First Payer", "PI", "PAY2"),
                },
            ],
        };
    }

    public static Subscriber Subscriber(params ReadOnlySpan<Claim> claims) => new()
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
        Claims = EdiList.Create(claims),
    };

    public static ProfessionalClaims Transaction(params ReadOnlySpan<Claim> claims) => new()
    {
        ControlNumber = "0001",
        BatchReference = "B1",
        Created = At,
        Submitter = Party.Organization("Sample Clinic", "46", "SUB1") with
        {
            Contacts = [new Contact("Office", "5555550100")],
        },
        Receiver = Party.Organization("Sample Payer", "46", "REC1"),
        BillingProviders =
        [
            new()
            {
                Taxonomy = "207R00000X",
                Provider = Party.Organization("Sample Clinic", "XX", "1234567893") with
                {
                    Address = new("1 Main St", "Springfield", "IL", "627010001"),
                    TaxId = "123456789",
                },
                Subscribers =
                [
                    Subscriber(claims.IsEmpty ? [Claim()] : claims),
                ],
            },
        ],
    };

    /// <summary>A transaction of a claim to the payer second in line.</summary>
    public static ProfessionalClaims Secondary(Claim claim)
    {
        var transaction = Transaction(claim);
        var provider = transaction.BillingProviders[0];
        return transaction with
        {
            BillingProviders =
            [
                provider with { Subscribers = [provider.Subscribers[0] with { PayerResponsibility = "S" }] },
            ],
        };
    }

    /// <summary>A file of a transaction of another kind.</summary>
    public static Interchange File(string functionalCode, TransactionSet transaction)
    {
        var file = File(transaction);
        return file with
        {
            Groups = [file.Groups[0] with { FunctionalCode = functionalCode, Guide = transaction.Guide }],
        };
    }

    public static Interchange File(params ReadOnlySpan<TransactionSet> transactions) => new()
    {
        Sender = "SUB1",
        Receiver = "REC1",
        Created = At,
        ControlNumber = "000000017",
        IsTest = true,
        Groups =
        [
            new()
            {
                FunctionalCode = "HC",
                Sender = "SUB1",
                Receiver = "REC1",
                Created = At,
                ControlNumber = "17",
                Guide = ProfessionalClaims.CurrentGuide,
                Transactions = transactions.IsEmpty ? [Transaction()] : EdiList.Create(transactions),
            },
        ],
    };
}
