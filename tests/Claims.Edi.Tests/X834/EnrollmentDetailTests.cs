using Claims.Edi.Envelope;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X834;

namespace Claims.Edi.Tests.X834;

/// <summary>What few enrollments carry: each is set by its property, lands at its place and is read back.</summary>
public sealed class EnrollmentDetailTests
{
    private static readonly DateOnly Day = new(2026, 11, 1);

    [Fact]
    public void Details_of_a_member_land_at_their_places()
    {
        var (text, again) = Through(Member() with
        {
            BirthSequence = 1,
            Confidentiality = "R",
            CobraEvent = "1",
            MedicarePlan = "C",
            MedicareReason = "0",
            Person = Person() with
            {
                Languages = [new("LE", "es") { Use = "7" }],
                Health = new("T") { Inches = 70, Pounds = 180 },
                Income = new("4", 5000) { WeeklyHours = 40, Department = "North", SalaryGrade = "S3" },
                EmploymentClasses = [new("02", "17")],
                EthnicitySource = "50",
                Ethnicities = [new("C"), new("H", "2135-2")],
                Citizenship = "1",
                MaritalStatus = "M",
                NamePrefix = "DR",
                Address = new("2 SIDE ST", "SPRINGFIELD", "IL", "62701") { LocationKind = "CY", Location = "167" },
            },
            Disabilities = [new()
            {
                Kind = "3",
                DiagnosisQualifier = "DX",
                Diagnosis = "E119",
                Dates = [new("360", Day)],
            }],
            Categories = [new() { Name = "DIVISION", Period = new("007", Day) }],
        });
        Assert.Contains("INS*Y*18*021***C:0*1******R****1~REF*0F*S1~NM1*IL*1*BEISPIEL*BEA**DR~N3*2 SIDE ST~"
            + "N4*SPRINGFIELD*IL*62701**CY*167~DMG****M*C^H:RET:2135-2*1****REC*50~EC*02*17~ICM*4*5000*40*NORTH*S3~"
            + "HLH*T*70*180~LUI*LE*ES**7~DSB*3******DX*E119~DTP*360*D8*20261101~", text, StringComparison.Ordinal);
        Assert.Contains("N1*75*DIVISION~DTP*007*D8*20261101~LE*2700~", text, StringComparison.Ordinal);
        Assert.Equal(("C", "0", "1"), (again.MedicarePlan, again.MedicareReason, again.CobraEvent));
        Assert.Equal([new("C"), new Ethnicity("H", "2135-2")], again.Person!.Ethnicities);
        Assert.Equal((5000m, "T", "ES", "167"), (again.Person.Income!.Amount, again.Person.Health!.Code,
            again.Person.Languages[0].Code, again.Person.Address!.Location));
        Assert.Equal(Day, again.Disabilities[0].Dates[0].Start);
        Assert.Equal(Day, again.Categories[0].Period!.Start);
    }

    [Fact]
    public void Details_of_a_coverage_land_at_their_places()
    {
        var (text, again) = Through(Member() with
        {
            Coverages = [new()
            {
                Maintenance = "021",
                InsuranceLine = "HLT",
                Start = Day,
                IsLate = true,
                Cards = [new("GOLD", "H") { Quantity = 2, Action = "1" }],
                Providers = [new()
                {
                    Name = new("P3", false, "MUSTER", "MIA", "XX", "1234567893"),
                    Change = new(Day, "14"),
                }],
                OtherInsurances = [new()
                {
                    PayerResponsibility = "S",
                    PolicyNumber = "POL2",
                    Coordination = "1",
                    ServiceTypes = ["1", "35"],
                    References = [new("6P", "GRP2")],
                    Dates = [new("344", Day)],
                }],
            }],
        });
        Assert.Contains("HD*021**HLT******Y~DTP*348*D8*20261101~IDC*GOLD*H*2*1~LX*1~"
            + "NM1*P3*1*MUSTER*MIA****XX*1234567893~"
            + "PLA*2*1P*20261101**14~COB*S*POL2*1*1^35~REF*6P*GRP2~DTP*344*D8*20261101~SE*", text,
            StringComparison.Ordinal);
        var coverage = Assert.Single(again.Coverages);
        Assert.True(coverage.IsLate);
        Assert.Equal((2m, "14", "GRP2"), (coverage.Cards[0].Quantity, coverage.Providers[0].Change!.Reason,
            coverage.OtherInsurances[0].References[0].Value));
        Assert.Equal(["1", "35"], coverage.OtherInsurances[0].ServiceTypes);
    }

    private static Member Member() => new()
    {
        IsSubscriber = true,
        Relationship = "18",
        Maintenance = "021",
        SubscriberNumber = "S1",
        Person = Person(),
    };

    private static EnrolledPerson Person() => new() { IsOrganization = false, LastName = "BEISPIEL", FirstName = "BEA" };

    private static (string Text, Member Again) Through(Member member)
    {
        var text = InterchangeWriter.ToText(Claims837.File("BE", new BenefitEnrollment
        {
            ControlNumber = "0001",
            Reference = "E2",
            Created = Claims837.At,
            TimeZone = "CT",
            OriginalReference = "E1",
            Action = "2",
            Sponsor = new() { Name = "SAMPLE EMPLOYER", IdQualifier = "FI", Id = "123456789" },
            Payer = new() { Name = "SAMPLE PAYER", IdQualifier = "XV", Id = "PAY1" },
            Broker = new()
            {
                Name = "BROKER",
                IdQualifier = "94",
                Id = "B1",
                Account = new() { AccountNumber = "ACC1", SecondAccountNumber = "ACC2" },
            },
            Members = [member],
        }));
        Assert.Contains("BGN*00*E2*20261102*0830*CT*E1**2~", text, StringComparison.Ordinal);
        Assert.Contains("ACT*ACC1*****ACC2~", text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        return (text, Assert.Single(((BenefitEnrollment)Assert.Single(read.Value[0].Transactions)).Members));
    }
}
