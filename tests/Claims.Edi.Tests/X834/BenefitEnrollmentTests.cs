using Claims.Edi.Envelope;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X834;

namespace Claims.Edi.Tests.X834;

public sealed class BenefitEnrollmentTests
{
    private const string Expected =
        "BGN*00*E1*20261102*0830****2~REF*38*MP1~QTY*TO*2~N1*P5*SAMPLE EMPLOYER*FI*123456789~"
        + "N1*IN*SAMPLE PAYER*XV*PAY1~"
        + "N1*BO*BROKER*94*B1~ACT*ACC1~"
        + "INS*Y*18*021*28*A***FT~REF*0F*S1~REF*1L*G100~DTP*336*D8*20261001~NM1*IL*1*BEISPIEL*BEA****34*123001234~"
        + "N3*2 SIDE ST~N4*SPRINGFIELD*IL*62701~DMG*D8*19700501*F~NM1*36*2*SAMPLE EMPLOYER~"
        + "HD*021**HMO*GOLD*FAM~DTP*348*D8*20261101~DTP*349*D8*20271031~AMT*P3*450.50~"
        + "LX*1~NM1*P3*1*MUSTER*MIA****XX*1234567893~COB*S*POL2*5~NM1*IN*2*OTHER PAYER~"
        + "LS*2700~LX*1~N1*75*DIVISION~REF*17*NORTH~LE*2700~"
        + "INS*N*19*021*28*A~REF*0F*S1~REF*1L*G100~NM1*IL*1*BEISPIEL*BEN~NM1*S1*1*BEISPIEL*BEA~DSB*3*******E119~"
        + "HD*021**HMO~DTP*348*D8*20261101~";

    [Fact]
    public void An_enrollment_is_written_in_guide_order_and_read()
    {
        var text = InterchangeWriter.ToText(Claims837.File("BE", Enrollment()));
        Assert.Contains(Expected, text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var members = ((BenefitEnrollment)Assert.Single(read.Value[0].Transactions)).Members;
        Assert.Equal([true, false], members.Select(member => member.IsSubscriber));
        var coverage = Assert.Single(members[0].Coverages);
        Assert.Equal((450.50m, "MUSTER", "POL2", new DateOnly(2027, 10, 31)), (coverage.Amounts[0].Value,
            coverage.Providers[0].Name!.LastName, coverage.OtherInsurances[0].PolicyNumber, coverage.End));
        Assert.Equal(("DIVISION", "NORTH"),
            (members[0].Categories[0].Name, members[0].Categories[0].Reference!.Value));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    [Theory]
    [InlineData("INS*N*19*021*28*A~REF*0F*S1~", "INS*N*19*021*28*A~REF*0F*S2~", "X834-MEMBER-ORDER")]
    [InlineData("DTP*349*D8*20271031~", "DTP*349*D8*20261031~", "X834-COVERAGE-PERIOD")]
    [InlineData("HD*021**HMO~DTP*348*D8*20261101~", "HD*021**HMO~", "X12-SEGMENT-MISSING")]
    [InlineData("N1*P5*SAMPLE EMPLOYER*FI*123456789~", "", "X12-LOOP-MISSING")]
    [InlineData("INS*Y*18*021", "INS*Y*18*777", "X12-CODE")]
    [InlineData("INS*Y*18*021", "INS*Y**021", "X12-ELEMENT-MISSING")]
    [InlineData("BGN*00*E1*20261102", "BGN*00*E1*20261302", "X12-DATE")]
    public void An_enrollment_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("BE", Enrollment()));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid.Replace(part, replacement));
        Assert.Contains(read.Issues, issue => issue.Code == code);
    }

    private static BenefitEnrollment Enrollment() => new()
    {
        ControlNumber = "0001",
        Reference = "E1",
        Created = Claims837.At,
        Action = "2",
        PolicyNumber = "MP1",
        Quantities = [new("TO", 2)],
        Sponsor = new() { Name = "SAMPLE EMPLOYER", IdQualifier = "FI", Id = "123456789" },
        Payer = new() { Name = "SAMPLE PAYER", IdQualifier = "XV", Id = "PAY1" },
        Broker = new() { Name = "BROKER", IdQualifier = "94", Id = "B1", Account = new() { AccountNumber = "ACC1" } },
        Members = [Subscriber(), Dependent()],
    };

    private static Member Subscriber() => new()
    {
        IsSubscriber = true,
        Relationship = "18",
        Maintenance = "021",
        MaintenanceReason = "28",
        BenefitStatus = "A",
        Employment = "FT",
        SubscriberNumber = "S1",
        PolicyNumber = "G100",
        Dates = [new("336", new DateOnly(2026, 10, 1))],
        Categories = [new() { Name = "DIVISION", Reference = new("17", "NORTH") }],
        Coverages =
        [
            new()
            {
                Maintenance = "021",
                InsuranceLine = "HMO",
                Plan = "GOLD",
                CoverageLevel = "FAM",
                Start = new(2026, 11, 1),
                End = new(2027, 10, 31),
                Amounts = [new("P3", 450.50m)],
                OtherInsurances =
                [
                    new()
                    {
                        PayerResponsibility = "S",
                        PolicyNumber = "POL2",
                        Coordination = "5",
                        Insurers = [new() { Role = "IN", IsOrganization = true, LastName = "OTHER PAYER" }],
                    },
                ],
                Providers = [new() { Name = new("P3", false, "MUSTER", "MIA", "XX", "1234567893") }],
            },
        ],
        Employers = [new() { IsOrganization = true, LastName = "SAMPLE EMPLOYER" }],
        Person = new()
        {
            IsOrganization = false,
            LastName = "BEISPIEL",
            FirstName = "BEA",
            IdQualifier = "34",
            Id = "123001234",
            Address = new("2 SIDE ST", "SPRINGFIELD", "IL", "62701"),
            BirthDate = new(1970, 5, 1),
            Sex = "F",
        },
    };

    private static Member Dependent() => new()
    {
        IsSubscriber = false,
        Relationship = "19",
        Maintenance = "021",
        MaintenanceReason = "28",
        BenefitStatus = "A",
        SubscriberNumber = "S1",
        PolicyNumber = "G100",
        Person = new() { IsOrganization = false, LastName = "BEISPIEL", FirstName = "BEN" },
        ResponsiblePersons = [new() { Role = "S1", IsOrganization = false, LastName = "BEISPIEL", FirstName = "BEA" }],
        Disabilities = [new() { Kind = "3", Diagnosis = "E119" }],
        Coverages = [new() { Maintenance = "021", InsuranceLine = "HMO", Start = new(2026, 11, 1) }],
    };
}
