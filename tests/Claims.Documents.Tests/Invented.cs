using Claims.Core.Charts;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Documents.Tests;

/// <summary>Invented letters and statements.</summary>
internal static class Invented
{
    public static readonly Uri Link =
        new("https://claims.sample-family-clinic.example/s/9f2c4b7a1d8e4c05a1b2?k=1&m=abcdef");

    public static readonly Clinic Clinic = new(
        Id<ClinicId>("sample-family-clinic"),
        "Sample Family Clinic",
        Id<Npi>("2000000010"),
        "001234567",
        "261QP2300X",
        new("100 Example Way", "Springfield", "IL", "627019998"),
        "Billing Office",
        "2175550100",
        "billing@sample-family-clinic.example",
        "coder@sample-family-clinic.example",
        "lead@sample-family-clinic.example",
        "America/Chicago",
        "SAMPLECLINIC",
        []);

    public static readonly Statement Statement = new(
        new(Clinic.Id, Id<ChartId>("4fa3b2c1d0e9"), Id<EncounterId>("4fa3b2c1d0e9-1")),
        Number: 1,
        new(2026, 11, 16),
        new(2026, 12, 7),
        StatementTone.First,
        "Raymond Okafor",
        new("88 Placeholder Road", "Chatham", "IL", "62629"),
        new(2026, 10, 12),
        "Dana Whitfield, MD",
        "Example Health Plan",
        [
            new("Office visit for a known patient 30 to 39 minutes", new(185m), new(43m), Money.Zero, new(142m)),
            new("Three-month blood sugar test", new(25m), new(11.80m), new(8.10m), new(5.10m)),
            new("Urine albumin test", new(20m), new(8.40m), Money.Zero, new(11.60m)),
        ],
        [
            new("deductible", new(153.60m), "Your plan pays only after you have paid this much in a year."),
            new("coinsurance", new(5.10m), "Your plan pays most of this service; this share of it is yours."),
        ],
        new(20m),
        new(138.70m));

    public static readonly AppealLetter Letter = new(
        Clinic,
        new(
            Id<PayerId>("demo-medicare"),
            "Demo Medicare",
            "DMED3",
            [],
            "MB",
            new("PO Box 3000", "Springfield", "IL", "627089998"),
            365,
            120,
            [],
            "invented"),
        new(2026, 11, 18),
        new(2027, 3, 18),
        Id<ClaimId>("A1B2C3D4E5F6G7H8J"),
        "DM26322000417",
        "George Petrakis",
        "DMS902613748",
        new(2026, 10, 20),
        new(331m),
        new(331m),
        ["CO-50: the payer holds that the service was not medically necessary."],
        [
            "The patient came with fever of 101.2 F, an oxygen saturation of 93 % and crackles at the right base.",
            "A chest film showed a density at the right base; lobar pneumonia was confirmed and treated the same day.",
        ],
        ["Copy of the remittance advice", "Progress note of October 20, 2026", "Chest film report"]);

    /// <summary>A letter with each kind of exhibit; the third page's scan is missing.</summary>
    public static readonly AppealLetter Packet = Letter with
    {
        LevelName = "redetermination",
        Office = "Qualified Office",
        Policies = ["Section 1862(a)(1)(A) of the Social Security Act."],
        Exhibits =
        [
            new Exhibit.Remittance(
                "Remittance of November 16, 2026",
                [("Payer", "Demo Medicare"), ("Status", "4, denied"), ("Billed", "$331.00"), ("Paid", "$0.00")],
                [new("99214-25", new(331m), Money.Zero, ["CO-50 $331.00: not deemed medically necessary"])],
                ["N115, decided by a local coverage determination (LCD)"]),
            new Exhibit.Listing(
                "Proof of timely filing",
                "Claims are taken until October 20, 2027: 365 days from the date of service, October 20, 2026.",
                [("277CA: taken in by the payer", "October 22, 2026, control number 000000007")]),
            new Exhibit.RecordPage(
                "Record of the visit, page 2, supporting lines marked", 2, RedrawnPage.Draw(Page(2)), Page(2),
                [new(0.1, 0.2, 0.45, 0.02)]),
            new Exhibit.RecordPage("Record of the visit, page 3", 3, null, Page(3), []),
        ],
    };

    private static PageText Page(int number) => new(
        number, 1_700, 2_200, 0.9, TextSource.Recognised,
        [
            .. Enumerable.Range(0, 20).Select(line => new TextLine(
            [
                .. "The invented note says fever and crackles at base".Split(' ').Select((word, at) => new TextWord(
                    word, new(0.1 + (at * 0.08), 0.1 + (line * 0.035), 0.07, 0.014), 0.9)),
            ])),
        ]);

    private static T Id<T>(string text)
        where T : struct, ITextId<T> => T.TryParse(text, out var id) ? id : throw new ArgumentException(text);
}
