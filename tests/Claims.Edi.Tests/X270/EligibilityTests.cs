using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X270;
using Claims.Edi.X271;

namespace Claims.Edi.Tests.X270;

public sealed class EligibilityTests
{
    [Fact]
    public void A_request_is_written_and_read()
    {
        var request = new EligibilityRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Trace = ("T1", "9123456789"),
                Person = Member() with
                {
                    Dates = [new("291", new DateOnly(2026, 11, 2))],
                    Inquiries = [new() { ServiceTypes = ["30", "98"] }],
                },
            })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HS", request));
        Assert.Contains("BHT*0022*13*Q1*20261102*0830~HL*1**20*1~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~"
            + "HL*2*1*21*1~NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*1*T1*9123456789~"
            + "NM1*IL*1*BEISPIEL*BEA****MI*M100~DMG*D8*19700501*F~DTP*291*D8*20261102~EQ*30^98~SE*", text,
                StringComparison.Ordinal);
        var person = ((EligibilityRequest)Read(text)).Sources[0].Receivers[0].Subscribers[0];
        Assert.Equal(["T1"], person.TraceNumbers);
        Assert.Equal(["30", "98"], person.Person!.Inquiries[0].ServiceTypes);
    }

    [Fact]
    public void A_response_carries_benefits_amounts_and_other_payers()
    {
        var response = new EligibilityResponse
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Person = Member() with
                {
                    Benefits =
                    [
                        new() { Information = "1", ServiceTypes = ["30"], InsuranceType = "C1",
                            PlanDescription = "Gold" },
                        new() { Information = "B", CoverageLevel = "IND", ServiceTypes = ["98"], TimePeriod = "27",
                            Amount = 25, InPlanNetwork = "Y" },
                        new() { Information = "A", CoverageLevel = "IND", ServiceTypes = ["98"], Percent = 0.2m,
                            InPlanNetwork = "N" },
                        new()
                        {
                            Information = "R",
                            ServiceTypes = ["30"],
                            RelatedEntities = [Party.Organization("Other Payer", "PI", "PAY9") with { Role = "PR" }],
                        },
                    ],
                },
            })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HB", response));
        Assert.Contains("EB*1**30*C1*GOLD~EB*B*IND*98***27*25*****Y~EB*A*IND*98*****0.2****N~"
            + "EB*R**30~LS*2120~NM1*PR*2*OTHER PAYER*****PI*PAY9~LE*2120~SE*", text, StringComparison.Ordinal);
        var benefits = Assert.Single(((EligibilityResponse)Read(text)).Persons).Person!.Benefits;
        Assert.Equal([null, 25m, null, null], benefits.Select(benefit => benefit.Amount));
        Assert.Equal(0.2m, benefits[2].Percent);
        Assert.Equal("PAY9", benefits[3].RelatedEntities[0].Id);
    }

    [Fact]
    public void A_rejected_request_says_why()
    {
        var response = new EligibilityResponse
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new() { Person = Member() with { Rejections = [new("75", "C")] } })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HB", response));
        Assert.Contains("AAA*N**75*C~DMG*D8", text, StringComparison.Ordinal);
        var rejection = Assert.Single(((EligibilityResponse)Read(text)).Persons.Single().Person!.Rejections);
        Assert.Equal(("75", "C", false), (rejection.Reason, rejection.FollowUp, rejection.ValidRequest));
    }

    [Fact]
    public void Every_part_of_a_question_and_of_an_answer_is_reachable()
    {
        var request = new EligibilityRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Traces = [new("1", "T1", "9123456789")],
                Person = Member() with
                {
                    Diagnoses = [new("ABK", "E11.9")],
                    Inquiries = [new()
                    {
                        References = [new("G1", "AUTH1")],
                        PlaceOfService = "11",
                        Amounts = [new("R", 50)],
                        DiagnosisPointers = [1],
                        CoverageLevel = "IND",
                        Procedure = new("99213"),
                    }],
                },
            })],
        };
        Assert.Contains("DMG*D8*19700501*F~HI*ABK:E119~EQ**HC:99213*IND**1~AMT*R*50~III*ZZ*11~REF*G1*AUTH1~SE*",
            InterchangeWriter.ToText(Claims837.File("HS", request)), StringComparison.Ordinal);
        var response = new EligibilityResponse
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Person = Member() with
                {
                    MilitaryServices = [new("C", "AE", "A") { Rank = "A1" }],
                    Relationship = "18",
                    IsChanged = true,
                    Benefits = [new()
                    {
                        Information = "F",
                        Procedure = new("97110"),
                        Details = [new() { CodeList = "ZZ", Code = "11" }],
                        Messages = ["ASK US", "OR NOT"],
                        RelatedEntities = [Party.Organization("OTHER", "PI", "PAY9") with { Role = "PR" }],
                        Deliveries = [new("VS", 20) { Period = "23" }],
                    }],
                },
            })],
        };
        var text = InterchangeWriter.ToText(Claims837.File("HB", response));
        Assert.Contains("DMG*D8*19700501*F~INS*Y*18*001*25~MPI*C*AE*A**A1~EB*F************HC:97110~HSD*VS*20***23~"
            + "MSG*ASK US~MSG*OR NOT~III*ZZ*11~LS*2120~NM1*PR*2*OTHER*****PI*PAY9~LE*2120~SE*", text,
            StringComparison.Ordinal);
        var person = Assert.Single(((EligibilityResponse)Read(text)).Persons).Person!;
        Assert.True(person.IsChanged);
        Assert.Equal(("A1", "97110", 20m, "11"), (person.MilitaryServices[0].Rank,
            person.Benefits[0].Procedure!.Code, person.Benefits[0].Deliveries[0].Quantity,
            person.Benefits[0].Details[0].Code));
    }

    [Fact]
    public void A_spend_down_asks_for_a_provider_of_the_patient_and_a_benefit_names_its_diagnoses()
    {
        var request = new EligibilityRequest
        {
            ControlNumber = "0001",
            Purpose = "36",
            Kind = "RT",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Person = Member() with
                {
                    Provider = ("PC", "HPI", "1234567893"),
                    Inquiries = [new() { ServiceTypes = ["30"] }],
                },
            })],
        };
        var asked = InterchangeWriter.ToText(Claims837.File("HS", request));
        Assert.Contains("BHT*0022*36*Q1*20261102*0830*RT~", asked, StringComparison.Ordinal);
        Assert.Contains("PRV*PC*HPI*1234567893~DMG", asked, StringComparison.Ordinal);
        Assert.Equal(("PC", "HPI", "1234567893"),
            ((EligibilityRequest)Read(asked)).Sources[0].Receivers[0].Subscribers[0].Person!.Provider);
        var response = new EligibilityResponse
        {
            ControlNumber = "0001",
            Purpose = "06",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Person = Member() with
                {
                    Diagnoses = [new("ABK", "E11.9")],
                    MilitaryServices = [new("C", "AE", "A") { Description = "Guard", Period = "20200101-20261231" }],
                    Benefits = [new()
                    {
                        Information = "1",
                        Procedure = new("97110") { Through = "97116" },
                        DiagnosisPointers = [1],
                        Details = [new() { CodeList = "GR", Code = "11", Category = "44", Description = "Knee" }],
                        RelatedEntities = [Party.Person("BEISPIEL", "BEN", "", "") with
                            { Role = "IL", EntityRelationship = "41" }],
                    }],
                },
            })],
        };
        var answered = InterchangeWriter.ToText(Claims837.File("HB", response));
        Assert.Contains("BHT*0022*06*", answered, StringComparison.Ordinal);
        Assert.Contains("MPI*C*AE*A*GUARD**RD8*20200101-20261231~EB*1************HC:97110::::::97116*1~"
            + "III*GR*11*44*KNEE~LS*2120~NM1*IL*1*BEISPIEL*BEN******41~LE*2120~", answered, StringComparison.Ordinal);
        var benefit = Assert.Single(((EligibilityResponse)Read(answered)).Persons).Person!.Benefits[0];
        Assert.Equal(("97116", "KNEE", "41"), (benefit.Procedure!.Through, benefit.Details[0].Description,
            benefit.RelatedEntities[0].EntityRelationship));
        Assert.Equal([1], benefit.DiagnosisPointers);
    }

    [Theory]
    [InlineData("EQ*30^98~", "EQ~", "X12-ELEMENT-CONDITION")]
    [InlineData("EQ*30^98~", "EQ*30^98^ZZZ~", "X12-CODE-UNLISTED")]
    [InlineData("BHT*0022*13", "BHT*0019*13", "X12-CODE")]
    [InlineData("NM1*1P*2*SAMPLE CLINIC*****XX*1234567893~", "", "X12-LOOP-MISSING")]
    [InlineData("TRN*1*T1*9123456789~", "TRN*1*T1*91234567890~", "X12-ELEMENT-LONG")]
    [InlineData("DTP*291*D8*20261102~EQ", "DTP*291*D8*2026110~EQ", "X12-DATE")]
    [InlineData("HL*3*2*22*0~", "HL*4*2*22*0~", "X12-HL-NUMBER")]
    public void A_request_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = InterchangeWriter.ToText(Claims837.File("HS", new EligibilityRequest
        {
            ControlNumber = "0001",
            RequestReference = "Q1",
            Created = Claims837.At,
            Sources = [Source(new()
            {
                Trace = ("T1", "9123456789"),
                Person = Member() with
                {
                    Dates = [new("291", new DateOnly(2026, 11, 2))],
                    Inquiries = [new() { ServiceTypes = ["30", "98"] }],
                },
            })],
        }));
        Assert.Contains(part, valid, StringComparison.Ordinal);
        Assert.Contains(InterchangeReader.Read(valid.Replace(part, replacement)).Issues, issue => issue.Code == code);
    }

    private static InformationSource Source(InsuredPerson person) => new()
    {
        Name = new() { Role = "PR", IsOrganization = true, LastName = "Sample Payer", IdQualifier = "PI", Id = "PAY1" },
        Receivers =
        [
            new()
            {
                Name = new() { Role = "1P", IsOrganization = true, LastName = "Sample Clinic", Npi = "1234567893" },
                Subscribers = [person],
            },
        ],
    };

    private static EligibilityParty Member() => new()
    {
        Role = "IL",
        IsOrganization = false,
        LastName = "Beispiel",
        FirstName = "Bea",
        IdQualifier = "MI",
        Id = "M100",
        BirthDate = new(1970, 5, 1),
        Sex = "F",
    };

    private static TransactionSet Read(string text)
    {
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        return Assert.Single(read.Value[0].Transactions);
    }
}
