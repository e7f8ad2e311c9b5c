using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X278;

namespace Claims.Edi.Tests.X278;

public sealed class ServicesReviewTests
{
    [Fact]
    public void A_request_is_written_in_guide_order_and_read()
    {
        var request = Reviews.Of("13", Reviews.Event(new ReviewedService
        {
            Procedure = new("97110"),
            UnitOfMeasure = "UN",
            Quantity = 12,
            Dates = [new("472", new DateOnly(2026, 11, 3), new DateOnly(2026, 12, 31))],
            Delivery = new("VS", 12) { Per = "WK", Every = 2 },
        }) with
        {
            Urgency = "U",
            Dates = [new("AAH", new DateOnly(2026, 11, 3))],
            Conditions = [new("75", true, "01", "04")],
            Attachments = [new("OZ", "EL", "ATT1")],
            Message = "Please answer by telephone",
            Parties = [new() { Role = "SJ", LastName = "MUSTER", FirstName = "MIA", IsOrganization = false,
                Npi = "1234567893" }],
        });
        var text = InterchangeWriter.ToText(Claims837.File("HI", request));
        Assert.Contains("BHT*0007*13*Q1*20261102*0830~HL*1**20*1~NM1*X3*2*SAMPLE PAYER*****PI*PAY1~HL*2*1*21*1~"
            + "NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*3*2*22*1~NM1*IL*1*BEISPIEL*BEA****MI*M100~DMG*D8*19700501*F~"
            + "HL*4*3*EV*1~TRN*1*T1*9123456789~UM*HS*I*3*11:B**U~DTP*AAH*D8*20261103~"
            + "HI*ABK:E119*ABF:I10~CRC*75*Y*01*04~"
            + "PWK*OZ*EL***AC*ATT1~MSG*PLEASE ANSWER BY TELEPHONE~NM1*SJ*1*MUSTER*MIA****XX*1234567893~HL*5*4*SS*0~"
            + "DTP*472*RD8*20261103-20261231~SV1*HC:97110**UN*12~HSD*VS*12*WK*2~SE*", text, StringComparison.Ordinal);
        var review = Read(text);
        Assert.False(review.IsResponse);
        var one = Assert.Single(review.Events);
        Assert.Equal(["E119", "I10"], one.HealthCodes.Select(code => code.Code));
        var service = Assert.Single(one.Services);
        Assert.Equal(("97110", 12m, 2m), (service.Procedure!.Code, service.Quantity, service.Delivery!.Every));
    }

    [Fact]
    public void A_response_certifies_one_service_and_refuses_another()
    {
        var response = Reviews.Of("11", Reviews.Event(
            new ReviewedService
            {
                Procedure = new("97110"),
                UnitOfMeasure = "UN",
                Quantity = 12,
                Decision = new("A1", "AUTH1"),
            },
            new ReviewedService
            {
                Procedure = new("97140"),
                UnitOfMeasure = "UN",
                Quantity = 12,
                Decision = new("A3", "", "0M", "0V")
            }));
        var text = InterchangeWriter.ToText(Claims837.File("HI", response));
        Assert.Contains("HCR*A1*AUTH1~SV1*HC:97110**UN*12~HL*6*4*SS*0~HCR*A3**0M^0V~SV1*", text,
            StringComparison.Ordinal);
        var services = Read(text).Events.Single().Services;
        Assert.Equal([true, false], services.Select(service => service.Decision!.IsCertified));
        Assert.Equal(["0M", "0V"], services[1].Decision!.Reasons);
    }

    [Fact]
    public void A_dependent_has_the_events_of_the_own_level()
    {
        var request = Reviews.Of("13");
        var subscriber = request.Organization!.Requester!.Subscriber! with
        {
            Dependent = new()
            {
                Person = new()
                {
                    Role = "QC",
                    IsOrganization = false,
                    LastName = "BEISPIEL",
                    FirstName = "BEN",
                    Relationship = "19"
                },
                Events = [Reviews.Event()],
            },
        };
        request = request with
        {
            Organization = request.Organization with
            {
                Requester = request.Organization.Requester with { Subscriber = subscriber },
            },
        };
        var text = InterchangeWriter.ToText(Claims837.File("HI", request));
        Assert.Contains("HL*4*3*23*1~NM1*QC*1*BEISPIEL*BEN~INS*N*19~HL*5*4*EV*0~TRN*1", text, StringComparison.Ordinal);
        Assert.Single(Read(text).Events);
    }

    [Fact]
    public void Institutional_and_dental_services_show_their_procedures()
    {
        var read = Read(InterchangeWriter.ToText(Claims837.File("HI", Reviews.Of("13", Reviews.Event(
            new ReviewedService { RevenueCode = "0120" },
            new ReviewedService { InstitutionalProcedure = new("70551"), RevenueCode = "0611" },
            new ReviewedService { DentalProcedure = new("D2750") { Qualifier = "AD" } })))));
        Assert.Equal([null, "70551", "D2750"],
            read.Events.Single().Services.Select(service => service.Procedure?.Code));
    }

    [Theory]
    [InlineData("BHT*0007*11*", "BHT*0007*13*", "X278-DECISION-IN-REQUEST", EdiSeverity.Error)]
    [InlineData("HCR*A1*AUTH1~", "HCR*A1~", "X278-NUMBER-MISSING", EdiSeverity.Warning)]
    [InlineData("HCR*A1*AUTH1~", "HCR*A3~", "X278-REASON-MISSING", EdiSeverity.Warning)]
    [InlineData("HCR*A1*AUTH1~", "", "X278-DECISION-MISSING", EdiSeverity.Warning)]
    [InlineData("HCR*A1*AUTH1~", "HCR*ZZ~", "X12-CODE", EdiSeverity.Error)]
    [InlineData("UM*HS*I", "UM**I", "X12-ELEMENT-MISSING", EdiSeverity.Error)]
    [InlineData("UM*HS*I*3*11:B~", "", "X12-SEGMENT-MISSING", EdiSeverity.Error)]
    [InlineData("NM1*X3*2*SAMPLE PAYER*****PI*PAY1~", "", "X12-LOOP-MISSING", EdiSeverity.Error)]
    public void A_response_wrong_in_one_way_gives_its_code(
        string part, string replacement, string code, EdiSeverity severity)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("HI",
            Reviews.Of("11", Reviews.Event() with { Decision = new("A1", "AUTH1") })));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = InterchangeReader.Read(valid.Replace(part, replacement)).Issues.First(one => one.Code == code);
        Assert.Equal(severity, issue.Severity);
    }

    [Fact]
    public void A_request_without_an_event_is_refused()
    {
        var refused = Assert.Throws<EdiWriteException>(
            () => InterchangeWriter.ToText(Claims837.File("HI", Reviews.Of("13"))));
        Assert.Equal(EdiCodes.LoopMissing, Assert.Single(refused.Issues).Code);
    }

    private static ServicesReview Read(string text)
    {
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        return Assert.IsType<ServicesReview>(Assert.Single(read.Value[0].Transactions));
    }
}
