using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;
using CsCheck;

namespace Claims.Edi.Tests.X837P;

public sealed class ClaimPropertyTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Printable = Letters + "0123456789 &'()+,-./=?\"#@%";

    [Fact]
    public void Any_valid_claims_are_written_read_and_the_same_and_written_again_the_same()
    {
        Transactions.Sample(
            transaction =>
            {
                var text = InterchangeWriter.ToText(Claims837.File(transaction));
                var read = InterchangeReader.Read(text);
                Assert.Empty(read.Issues);
                var again = (ProfessionalClaims)Assert.Single(read.Value[0].Transactions);
                Assert.Equal(
                    transaction.Claims().SelectMany(context => Facts(context.Claim)),
                    again.Claims().SelectMany(context => Facts(context.Claim)));
                Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
            },
            iter: 500);
    }

    private static IEnumerable<object?> Facts(Claim claim) =>
    [
        claim.PatientControlNumber, claim.TotalCharge, claim.Frequency, claim.PayerClaimControlNumber,
        claim.PriorAuthorization, claim.RelatedCauses, claim.AccidentState, claim.Onset, claim.PatientPaid,
        claim.RenderingProvider?.LastName, claim.ServiceFacility?.Address, claim.ServiceFacility?.LastName,
        claim.Diagnoses.Select(diagnosis => diagnosis.Code).ToEdiList(),
        .. claim.OtherSubscribers.SelectMany(other => new object?[]
        {
            other.Paid, other.PayerResponsibility, other.Adjustments, other.Payer?.Id,
        }),
        .. claim.Lines.SelectMany(line => new object?[]
        {
            line.Procedure, line.Charge, line.Quantity, line.UnitOfMeasure, line.PlaceOfService, line.DiagnosisPointers,
            line.ServiceDate, line.LineItemControlNumber, line.Drug, line.Notes,
            line.Adjudications.Select(one => (one.PayerId, one.Paid, one.Procedure, one.DecisionDate,
                one.Adjustments.Count))
                .ToEdiList(),
        }),
    ];

    private static Gen<string> Chars(string from, int min, int max) =>
        Gen.Char[from].Array[min, max].Select(chars => new string(chars).Trim()).Where(text => text.Length >= min);

    private static readonly Gen<decimal> Money = Gen.Int[0, 1_000_000].Select(cents => cents / 100m);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 4000].Select(days => new DateOnly(2016, 1, 1).AddDays(days));

    private static readonly Gen<ClaimAdjustment> Adjustment =
        from cas in Gen.OneOfConst("CO", "PR", "OA", "PI")
        from reasons in Gen.Select(Gen.Int[1, 253], Money,
            (code, amount) => new AdjustmentReason($"{code}", amount)).Array[1, 6]
        select new ClaimAdjustment(cas, reasons);

    private static Gen<ServiceLine> Line(int diagnoses) =>
        from code in Chars(Letters + "0123456789", 5, 5)
        from modifiers in Chars(Letters, 2, 2).Array[0, 4]
        from charge in Money
        from quantity in Gen.Int[1, 999]
        from minutes in Gen.Bool
        from pointers in Gen.Int[1, diagnoses].Array[1, 4]
        from start in Day
        from days in Gen.Int[0, 3]
        from drug in Gen.Bool
        from note in Chars(Printable, 0, 80)
        select new ServiceLine
        {
            Procedure = new(code) { Modifiers = modifiers.ToEdiList() },
            Charge = charge,
            UnitOfMeasure = minutes ? "MJ" : "UN",
            Quantity = quantity,
            DiagnosisPointers = pointers.ToEdiList(),
            ServiceDate = new("472", start, start.AddDays(days)),
            Drug = drug ? new() { NationalDrugCode = "00004196501", Quantity = 2, Unit = "ML" } : null,
            Notes = note.Length == 0 ? [] : [new Note("ADD", note)],
        };

    /// <summary>An earlier payer: what it adjusted on the claim and on some lines. What it paid follows.</summary>
    private static readonly Gen<(ClaimAdjustment[] OfClaim, ClaimAdjustment[][] OfLines, DateOnly Day)> Decision =
        from ofClaim in Adjustment.Array[0, 5]
        from ofLines in Adjustment.Array[0, 5].Array[0, 6]
        from day in Day
        select (ofClaim, ofLines, day);

    private static Claim Decided(
        Claim claim, (ClaimAdjustment[] OfClaim, ClaimAdjustment[][] OfLines, DateOnly Day)[] payers)
    {
        var lines = claim.Lines.Select((line, number) => line with
        {
            LineItemControlNumber = number % 3 == 0 ? "" : $"L{number}",
            Adjudications = payers.Select((payer, place) => (payer, place))
                .Where(one => number < one.payer.OfLines.Length).Select(one => new LineAdjudication
                {
                    PayerId = $"PAY{one.place}",
                    Paid = line.Charge - one.payer.OfLines[number].Sum(adjustment => adjustment.Total),
                    Procedure = new("99213"),
                    Quantity = 1,
                    DecisionDate = one.payer.Day,
                    Adjustments = one.payer.OfLines[number].ToEdiList(),
                }).ToEdiList(),
        }).ToEdiList();
        return claim with
        {
            Lines = lines,
            OtherSubscribers = payers.Select((payer, place) => new OtherSubscriber
            {
                PayerResponsibility = "STA"[place].ToString(),
                Relationship = "18",
                ClaimFilingIndicator = "CI",
                Paid = claim.TotalCharge - payer.OfClaim
                    .Concat(payer.OfLines.Take(lines.Count).SelectMany(adjustments => adjustments))
                    .Sum(adjustment => adjustment.Total),
                Adjustments = payer.OfClaim.ToEdiList(),
                BenefitsAssignment = "Y",
                ReleaseOfInformation = "Y",
                Person = Party.Person("BEISPIEL", "BEA", "MI", "M200"),
                Payer = Party.Organization("FIRST PAYER", "PI", $"PAY{place}"),
            }).ToEdiList(),
        };
    }

    private static readonly Gen<Claim> AnyClaim =
        from number in Chars(Letters + "0123456789", 1, 20)
        from diagnoses in Chars(Letters + "0123456789", 3, 7).Array[1, 12]
        where diagnoses.Distinct().Count() == diagnoses.Length
        from lines in Line(diagnoses.Length).Array[1, 6]
        from payers in Decision.Array[0, 3]
        from frequency in Gen.OneOfConst("1", "7", "8")
        from accident in Gen.Bool
        from onset in Day
        from rendering in Chars(Printable, 1, 60)
        from facility in Gen.Bool
        from paid in Money.Nullable()
        let claim = new Claim
        {
            PatientControlNumber = number,
            TotalCharge = lines.Sum(line => line.Charge),
            PlaceOfService = "11",
            Frequency = frequency,
            PayerClaimControlNumber = frequency == "1" ? "" : "PCN1",
            ProviderSignature = "Y",
            Assignment = "A",
            BenefitsAssignment = "Y",
            ReleaseOfInformation = "Y",
            RelatedCauses = accident ? ["AA"] : [],
            AccidentState = accident ? "IL" : "",
            Onset = accident ? onset : null,
            AccidentDate = accident ? onset : null,
            PatientPaid = paid,
            Diagnoses = diagnoses.Select(code => new Diagnosis(code)).ToEdiList(),
            RenderingProvider = Party.Person(rendering, "MIA", "XX", "1234567893"),
            ServiceFacility = facility ? Party.Organization("HALL", "XX", "1234567893") with
            {
                Address = new("3 HIGH ST", "SPRINGFIELD", "IL", "62701") { Line2 = "SUITE 5" },
            } : null,
            Lines = lines.ToEdiList(),
        }
        select Decided(claim, payers);

    private static readonly Gen<ProfessionalClaims> Transactions =
        AnyClaim.Array[1, 5].Select(claims => Claims837.Transaction(claims));
}
