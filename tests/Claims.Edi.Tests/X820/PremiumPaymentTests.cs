using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X820;

namespace Claims.Edi.Tests.X820;

public sealed class PremiumPaymentTests
{
    private const string Expected =
        "BPR*C*1250.50*C*ACH*CCP*01*011000015*DA*111*1123456789*S1*01*021000021*DA*222*20261120~TRN*1*T100*1123456789~"
        + "CUR*PR*CAD*1.25~REF*38*MP1~DTM*009*20261119~DTM*582****RD8*20261101-20261130~"
        + "N1*PE*SAMPLE PAYER*XV*PAY1~N2*HEALTH*PLANS~N3*1 PAYER WAY~N4*SPRINGFIELD*IL*62701~RDM*FT*PAYER*SFTP.EXAMPLE~"
        + "N1*PR*SAMPLE EMPLOYER*FI*123456789~PER*IC*PAYROLL*TE*5555550122~"
        + "ENT*1*2L*FI*123456789~RMR*IK*INV1*PI*800.50*850.50~REF*18*GOLD~DTM*582****RD8*20261101-20261130~"
        + "IT1*1~SLN*1**O*4*IE~ADX*-50*52~"
        + "ENT*2*2J*EI*E77~NM1*EY*1*BEISPIEL*BEA****34*123001234~REF*1L*G100~RMR*AZ*POL1**450*450~"
        + "DTM*AAG****RD8*20261101-20261130~SE*";

    [Fact]
    public void A_payment_is_written_in_guide_order_and_read()
    {
        var text = InterchangeWriter.ToText(Claims837.File("RA", Payment()));
        Assert.Contains(Expected, text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var payment = Assert.IsType<PremiumPayment>(Assert.Single(read.Value[0].Transactions));
        Assert.Equal([800.50m, 450m], payment.Premiums.Select(premium => premium.Paid));
        Assert.Equal((4m, -50m), (payment.Organizations[0].Premiums[0].Lines[0].HeadCounts[0].Count,
            payment.Organizations[0].Premiums[0].Adjustments[0].Amount));
        var individual = Assert.Single(payment.Individuals);
        Assert.Equal(("BEISPIEL", "E77"), (individual.Names[0].LastName, individual.Id));
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30)), individual.Premiums[0].Coverage!.Period);
        Assert.Equal((1.25m, "021000021", ("HEALTH", "PLANS")),
            (payment.ExchangeRate, payment.ReceiverAccount!.Routing, payment.Receiver!.MoreName));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    [Theory]
    [InlineData("BPR*C*1250.50", "BPR*C*1250.51", "X820-TOTAL")]
    [InlineData("ADX*-50*52~", "", "X820-UNEXPLAINED")]
    [InlineData("*C*ACH*", "*C*XXX*", "X12-CODE")]
    [InlineData("TRN*1*T100*1123456789~", "", "X12-SEGMENT-MISSING")]
    [InlineData("N1*PR*SAMPLE EMPLOYER*FI*123456789~", "", "X12-LOOP-MISSING")]
    [InlineData("RMR*AZ*POL1**450*450~DTM*AAG****RD8*20261101-20261130~", "", "X12-LOOP-MISSING")]
    [InlineData("ENT*2*2J*EI*E77~", "ENT*2*2J*EI~", "X12-ELEMENT-CONDITION")]
    [InlineData("ENT*2*2J*EI*E77~", "ENT*2*9X*EI*E77~", "X12-QUALIFIER-UNLISTED")]
    [InlineData("RMR*AZ*POL1**450*450~", "RMR*AZ*POL1**ONE*450~", "X12-CHARACTER")]
    public void A_payment_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("RA", Payment()));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid.Replace(part, replacement));
        Assert.Contains(read.Issues, issue => issue.Code == code);
    }

    private static PremiumPayment Payment() => new()
    {
        ControlNumber = "0001",
        Individuals =
        [
            new()
            {
                EntityNumber = 2,
                IdQualifier = "EI",
                Id = "E77",
                Premiums =
                [
                    new()
                    {
                        IdQualifier = "AZ",
                        Id = "POL1",
                        Paid = 450,
                        Billed = 450,
                        Coverage = new("AAG", new(2026, 11, 1), new(2026, 11, 30)),
                    },
                ],
                Names = [Party.Person("Beispiel", "Bea", "34", "123001234") with
                    { Role = "EY", References = [new("1L", "G100")] }],
            },
        ],
        Organizations =
        [
            new()
            {
                EntityNumber = 1,
                IdQualifier = "FI",
                Id = "123456789",
                Premiums =
                [
                    new()
                    {
                        Adjustments = [new() { Amount = -50, Reason = "52" }],
                        Lines =
                        [
                            new() { LineNumber = "1", HeadCounts = [new() { EntryNumber = "1", Count = 4, Unit = "IE" }] },
                        ],
                        Coverage = new("582", new(2026, 11, 1), new(2026, 11, 30)),
                        References = [new("18", "GOLD")],
                        IdQualifier = "IK",
                        Id = "INV1",
                        PaymentAction = "PI",
                        Paid = 800.50m,
                        Billed = 850.50m,
                    },
                ],
            },
        ],
        Payer = new()
        {
            Name = "Sample Employer",
            IdQualifier = "FI",
            Id = "123456789",
            Contacts = [new Contact("Payroll", "5555550122")],
        },
        Receiver = new()
        {
            Delivery = new("FT", "Payer", "sftp.example"),
            Name = "Sample Payer",
            MoreName = ("Health", "Plans"),
            IdQualifier = "XV",
            Id = "PAY1",
            Address = new("1 Payer Way", "Springfield", "IL", "62701"),
        },
        Dates = [new("009", new DateOnly(2026, 11, 19)), new("582", new(2026, 11, 1), new(2026, 11, 30))],
        References = [new("38", "MP1")],
        ExchangeRate = 1.25m,
        Currency = "CAD",
        Trace = new("1", "T100", "1123456789"),
        PaymentDate = new(2026, 11, 20),
        ReceiverAccount = new("021000021", "222"),
        PayerAccount = new("011000015", "111"),
        PaymentCompanyId = "1123456789",
        PaymentCompanySupplement = "S1",
        PaymentFormat = "CCP",
        PaymentMethod = "ACH",
        CreditOrDebit = "C",
        PaymentAmount = 1250.50m,
        Handling = "C",
    };
}
