using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837I;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X837I;

public sealed class InstitutionalPropertyTests
{
    private static readonly Gen<string> Code = Letters(3, 7);

    private static readonly Gen<InstitutionalLine> Line =
        from revenue in Gen.Int[100, 999]
        from charge in Money
        from quantity in Gen.Int[1, 99]
        from withProcedure in Gen.Bool
        from nonCovered in Money.Nullable()
        from day in Day.Nullable()
        select new InstitutionalLine
        {
            RevenueCode = $"0{revenue}",
            Procedure = withProcedure ? new("70551") { Modifiers = ["TC"] } : null,
            Charge = charge,
            Quantity = quantity,
            NonCovered = nonCovered,
            ServiceDate = day is { } given ? new("472", given) : null,
        };

    private static Gen<EdiList<HealthCode>> Codes(string qualifier, int max, bool dated = false, bool valued = false) =>
        Gen.Select(Code, Day, Money, (code, day, amount) => new HealthCode(qualifier, code)
        {
            Day = dated ? day : null,
            Amount = valued ? amount : null,
        }).Array[0, max].Select(codes => codes.ToEdiList());

    private static readonly Gen<InstitutionalClaim> Claim =
        from lines in Line.Array[1, 20]
        from principal in Code
        from others in Codes("ABF", 24)
        from procedures in Codes("BBQ", 24, dated: true)
        from occurrences in Codes("BH", 24, dated: true)
        from values in Codes("BE", 24, valued: true)
        from conditions in Codes("BG", 24)
        from start in Day
        from days in Gen.Int[0, 30]
        select Claims837I.Claim() with
        {
            TotalCharge = lines.Sum(line => line.Charge),
            ConditionCodes = conditions,
            PrincipalDiagnosis = new("ABK", principal) { PresentOnAdmission = "Y" },
            Values = values,
            OtherProcedures = procedures,
            OtherDiagnoses = others,
            Occurrences = occurrences,
            StatementPeriod = new("434", start, start.AddDays(days)),
            Lines = lines.Select(line =>
                line.ServiceDate is null ? line : line with { ServiceDate = new("472", start) }).ToEdiList(),
        };

    [Fact]
    public void Any_valid_claims_are_written_read_and_the_same_and_written_again_the_same()
    {
        Claim.Array[1, 3].Sample(
            claims =>
            {
                var text = InterchangeWriter.ToText(Claims837I.File(claims));
                var read = InterchangeReader.Read(text);
                Assert.Empty(read.Issues);
                var again = (InstitutionalClaims)Assert.Single(read.Value[0].Transactions);
                Assert.Equal(claims.SelectMany(Facts), again.Claims.SelectMany(Facts));
                Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
            },
            iter: 200);
    }

    private static IEnumerable<object?> Facts(InstitutionalClaim claim) =>
    [
        claim.TotalCharge, claim.FacilityType, claim.Frequency, claim.StatementPeriod, claim.Admitted,
        claim.DischargeTime,
        claim.Admission, claim.PrincipalDiagnosis, claim.AdmittingDiagnosis, claim.OtherDiagnoses,
        claim.PrincipalProcedure, claim.OtherProcedures, claim.Occurrences, claim.OccurrenceSpans, claim.Values,
        claim.ConditionCodes, claim.DiagnosisRelatedGroup,
        .. claim.Lines.SelectMany(line => new object?[]
        {
            line.RevenueCode, line.Procedure, line.Charge, line.UnitOfMeasure, line.Quantity, line.NonCovered,
            line.ServiceDate,
        }),
    ];
}
