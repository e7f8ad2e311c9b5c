using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;

namespace Claims.Edi.Tests.X835;

/// <summary>Invented remittances for invented people.</summary>
internal static class Remittances
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    public static readonly NamedEntity NextPayer = new("TT", true, "NEXT PAYER", "", "PI", "PAY3");

    public static LinePayment Line(decimal charge, decimal paid, params ReadOnlySpan<ClaimAdjustment> adjustments) =>
        new()
        {
            Procedure = new("99213"),
            Charge = charge,
            Paid = paid,
            ServiceDate = new(2026, 10, 30),
            Adjustments = EdiList.Create(adjustments),
        };

    public static ClaimPayment Claim(string status, decimal charge, decimal paid,
        params ReadOnlySpan<LinePayment> lines) => new()
        {
            PatientControlNumber = "A1B2C3",
            Status = status,
            Charge = charge,
            Paid = paid,
            ClaimFilingIndicator = "12",
            PayerClaimControlNumber = "PCN1",
            Names = [new NamedEntity("QC", false, "Beispiel", "Bea", "MI", "M100")],
            Lines = EdiList.Create(lines),
        };

    public static Remittance Of(decimal paid, EdiList<ClaimPayment> claims,
        params ReadOnlySpan<ProviderAdjustment> adjustments) => new()
        {
            ControlNumber = "0001",
            Handling = "I",
            PaymentAmount = paid,
            CreditOrDebit = "C",
            PaymentMethod = paid == 0 ? "NON" : "CHK",
            PaymentDate = Day,
            TraceNumber = "T100",
            OriginatingCompanyId = "1123456789",
            ProductionDate = Day,
            Payer = new()
            {
                Name = "Sample Payer",
                Address = new("1 Payer Way", "Springfield", "IL", "62701"),
                Contacts = [new Contact("Provider line", "5555550111") with { Function = "BL" }],
            },
            Payee = new() { Name = "Sample Clinic", IdQualifier = "XX", Id = "1234567893", TaxId = "123456789" },
            ClaimGroups = [new() { Claims = claims }],
            ProviderAdjustments = EdiList.Create(adjustments),
        };

    public static Interchange File(Remittance remittance) => new()
    {
        Sender = "PAY1",
        Receiver = "SUB1",
        Created = new DateTime(2026, 11, 20, 6, 0, 0),
        ControlNumber = "000000001",
        Groups =
        [
            new()
            {
                FunctionalCode = "HP",
                Sender = "PAY1",
                Receiver = "SUB1",
                Created = new DateTime(2026, 11, 20, 6, 0, 0),
                ControlNumber = "1",
                Guide = Remittance.CurrentGuide,
                Transactions = [remittance],
            },
        ],
    };
}
