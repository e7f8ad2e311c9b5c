using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X276;

public sealed class ClaimStatusPropertyTests
{
    private static readonly Gen<ClaimStatusCode> Code =
        Gen.Select(Gen.OneOfConst("A1", "A7", "P1", "F1", "E0"), Gen.Int[0, 700], Gen.OneOfConst("", "85", "IL", "QC"),
            (category, status, entity) => new ClaimStatusCode(category, $"{status}", entity));

    private static readonly Gen<StatusInformation> Status =
        from codes in Code.Array[1, 3]
        from day in Day
        from charge in Money
        from paid in Money.Nullable()
        from check in Number
        select new StatusInformation(codes[0], day, charge, paid, codes[1..])
        {
            PaymentDate = paid is null ? null : day,
            PaymentNumber = paid is null ? "" : check[..Math.Min(check.Length, 16)],
        };

    private static Gen<StatusLine> Line(bool answered) =>
        from charge in Money
        from units in Gen.Int[1, 99]
        from day in Day
        from number in Number
        from statuses in Status.Array[1, 2]
        select new StatusLine
        {
            Procedure = new("99213"),
            Charge = charge,
            Units = units,
            Statuses = answered ? statuses.ToEdiList() : [],
            LineItemControlNumber = number,
            ServiceDate = new("472", day),
        };

    private static Gen<StatusClaim> Claim(bool answered) =>
        from trace in Number
        from payer in Number
        from patient in Number
        from charge in Money
        from day in Day
        from days in Gen.Int[0, 9]
        from lines in Line(answered).Array[0, 4]
        from statuses in Status.Array[1, 3]
        select new StatusClaim
        {
            TraceType = answered ? "2" : "1",
            TraceNumber = trace,
            Statuses = answered ? statuses.ToEdiList() : [],
            PayerClaimControlNumber = payer,
            PatientControlNumber = patient,
            Charge = answered ? null : charge,
            ServiceDate = new("472", day, day.AddDays(days)),
            Lines = lines.ToEdiList(),
        };

    [Fact]
    public void Any_claim_status_request_is_written_read_and_the_same()
    {
        Claim(false).Array[1, 5].Sample(claims => Check(new ClaimStatusRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Payers = [Payer(claims)],
        }, "HR", read => ((ClaimStatusRequest)read).Claims, claims), iter: 200);
    }

    [Fact]
    public void Any_claim_status_response_is_written_read_and_the_same()
    {
        Claim(true).Array[1, 5].Sample(claims => Check(new ClaimStatusResponse
        {
            ControlNumber = "0001",
            RequestReference = "R1",
            Created = Claims837.At,
            Payers = [Payer(claims)],
        }, "HN", read => ((ClaimStatusResponse)read).Claims, claims), iter: 200);
    }

    private static void Check(TransactionSet transaction, string functionalCode,
        Func<TransactionSet, IEnumerable<StatusClaim>> claims, StatusClaim[] expected)
    {
        var text = InterchangeWriter.ToText(Claims837.File(functionalCode, transaction));
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Equal(expected, claims(Assert.Single(read.Value[0].Transactions)));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    private static StatusPayer Payer(StatusClaim[] claims) => new()
    {
        Name = Party.Organization("PAYER", "PI", "PAY1"),
        Receivers =
        [
            new()
            {
                Name = Party.Organization("CLINIC", "46", "SUB1"),
                Providers =
                [
                    new()
                    {
                        Name = Party.Organization("CLINIC", "XX", "1234567893"),
                        Subscribers =
                        [
                            new()
                            {
                                Person = Party.Person("BEISPIEL", "BEA", "MI", "M100") with { Role = "IL" },
                                Claims = claims.ToEdiList(),
                            },
                        ],
                    },
                ],
            },
        ],
    };
}
