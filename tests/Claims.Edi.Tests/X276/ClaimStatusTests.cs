using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;

namespace Claims.Edi.Tests.X276;

public sealed class ClaimStatusTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void A_request_is_written_in_guide_order_and_read()
    {
        var request = new ClaimStatusRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Payers = [Payer(new()
            {
                BirthDate = new(1970, 5, 1),
                Sex = "F",
                Person = Party.Person("Beispiel", "Bea", "MI", "M100") with { Role = "IL" },
                Claims =
                [
                    new()
                    {
                        TraceType = "1",
                        TraceNumber = "T1",
                        PayerClaimControlNumber = "PCN1",
                        PatientControlNumber = "A1B2C3",
                        ClearinghouseTrace = "CH1",
                        Charge = 175.50m,
                        ServiceDate = new("472", new DateOnly(2026, 10, 30)),
                        Lines = [new() { Procedure = new("99213"), Charge = 150, Units = 1,
                            LineItemControlNumber = "L1" }],
                    },
                ],
            })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HR", request));
        Assert.Contains("BHT*0010*13*Q1*20261102*0830~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~"
            + "HL*2*1*21*1~NM1*41*2*SAMPLE CLINIC*****46*SUB1~HL*3*2*19*1~NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~"
            + "HL*4*3*22*0~DMG*D8*19700501*F~NM1*IL*1*BEISPIEL*BEA****MI*M100~TRN*1*T1~REF*1K*PCN1~REF*EJ*A1B2C3~"
            + "REF*D9*CH1~AMT*T3*175.50~DTP*472*D8*20261030~SVC*HC:99213*150*****1~REF*FJ*L1~SE*", text,
            StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var claim = Assert.Single(((ClaimStatusRequest)Assert.Single(read.Value[0].Transactions)).Claims);
        Assert.Equal(("T1", "A1B2C3", 175.50m, 1m),
            (claim.TraceNumber, claim.PatientControlNumber, claim.Charge, claim.Lines[0].Units));
    }

    [Fact]
    public void A_response_says_what_was_paid_when_and_by_which_check()
    {
        var response = new ClaimStatusResponse
        {
            ControlNumber = "0001",
            RequestReference = "R1",
            Created = Claims837.At,
            Payers = [Payer(new()
            {
                Person = Party.Person("Beispiel", "Bea", "MI", "M100") with { Role = "IL" },
                Dependents =
                [
                    new()
                    {
                        Person = Party.Person("Beispiel", "Ben", "", "") with { Role = "QC" },
                        Claims = [Paid(), Pending()],
                    },
                ],
            })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HN", response));
        Assert.Contains("HL*5*4*23*0~NM1*QC*1*BEISPIEL*BEN~TRN*2*T1~"
            + "STC*F1:65*20261120**150*110*20261118**20261120*CHK9~"
            + "REF*EJ*A1B2C3~DTP*472*D8*20261030~SVC*HC:99213*150*110~STC*F1:65*20261120~TRN*2*T2~"
            + "STC*P1:20*20261120**25.50******P1:47~SE*", text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var claims = ((ClaimStatusResponse)Assert.Single(read.Value[0].Transactions)).Claims.ToList();
        var status = claims[0].Statuses[0];
        Assert.Equal((110m, "CHK9", Day), (status.Paid, status.PaymentNumber, status.PaymentDate));
        Assert.Equal(["20", "47"], claims[1].Statuses[0].Codes.Select(code => code.Status));
    }

    [Fact]
    public void A_question_nobody_can_answer_ends_at_the_receiver()
    {
        var payer = new StatusPayer
        {
            Name = Party.Organization("Sample Payer", "PI", "PAY1"),
            Receivers =
            [
                new()
                {
                    Name = Party.Organization("Sample Clinic", "46", "SUB1"),
                    Status = new() { TraceType = "2", TraceNumber = "Q1", Statuses = [new(new("E0", "0"), Day)] },
                },
            ],
        };
        var response = new ClaimStatusResponse
        {
            ControlNumber = "0001",
            RequestReference = "R1",
            Created = Claims837.At,
            Payers = [payer],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HN", response));
        Assert.Contains("HL*2*1*21*0~NM1*41*2*SAMPLE CLINIC*****46*SUB1~TRN*2*Q1~STC*E0:0*20261120~SE*", text,
            StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Empty(((ClaimStatusResponse)Assert.Single(read.Value[0].Transactions)).Claims);
    }

    [Theory]
    [InlineData("STC*F1:65*20261120**150", "STC*F9:65*20261120**150", "X12-CODE-UNLISTED")]
    [InlineData("STC*F1:65*20261120**150", "STC*F1:9999*20261120**150", "X12-CODE-UNLISTED")]
    [InlineData("STC*F1:65*20261120**150", "STC**20261120**150", "X12-ELEMENT-MISSING")]
    [InlineData("STC*F1:65*20261120**150", "STC*F1:65*20261320**150", "X12-DATE")]
    [InlineData("TRN*2*T2~STC*P1:20*20261120**25.50******P1:47~", "TRN*2*T2~", "X12-SEGMENT-MISSING")]
    [InlineData("NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~", "", "X12-LOOP-MISSING")]
    [InlineData("NM1*PR*2*SAMPLE PAYER*****PI*PAY1~", "", "X12-LOOP-MISSING")]
    [InlineData("HL*4*3*22*1~", "HL*4*2*22*1~", "X12-HL-PARENT")]
    [InlineData("REF*EJ*A1B2C3~DTP*472", "REF*QQ*A1B2C3~DTP*472", "X12-QUALIFIER-UNLISTED")]
    public void A_response_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("HN", new ClaimStatusResponse
        {
            ControlNumber = "0001",
            RequestReference = "R1",
            Created = Claims837.At,
            Payers = [Payer(new()
            {
                Person = Party.Person("Beispiel", "Bea", "MI", "M100") with { Role = "IL" },
                Dependents = [new() { Person = Party.Person("Beispiel", "Ben", "", "") with { Role = "QC" },
                    Claims = [Paid(), Pending()] }],
            })],
        }));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid.Replace(part, replacement));
        Assert.Contains(read.Issues, issue => issue.Code == code);
    }

    private static StatusClaim Paid() => new()
    {
        TraceType = "2",
        TraceNumber = "T1",
        Statuses = [new(new ClaimStatusCode("F1", "65"), Day, 150, 110)
        {
            Decided = new(2026, 11, 18),
            PaymentDate = Day,
            PaymentNumber = "CHK9",
        }],
        PatientControlNumber = "A1B2C3",
        ServiceDate = new("472", new DateOnly(2026, 10, 30)),
        Lines = [new() { Procedure = new("99213"), Charge = 150, Paid = 110,
            Statuses = [new(new ClaimStatusCode("F1", "65"), Day)] }],
    };

    private static StatusClaim Pending() => new()
    {
        TraceType = "2",
        TraceNumber = "T2",
        Statuses = [new(new ClaimStatusCode("P1", "20"), Day, 25.50m, null, new ClaimStatusCode("P1", "47"))],
    };

    private static StatusPayer Payer(StatusPatient subscriber) => new()
    {
        Name = Party.Organization("Sample Payer", "PI", "PAY1"),
        Receivers =
        [
            new()
            {
                Name = Party.Organization("Sample Clinic", "46", "SUB1"),
                Providers =
                [
                    new()
                    {
                        Name = Party.Organization("Sample Clinic", "XX", "1234567893"),
                        Subscribers = [subscriber],
                    },
                ],
            },
        ],
    };
}
