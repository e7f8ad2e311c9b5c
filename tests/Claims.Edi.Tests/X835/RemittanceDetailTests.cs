using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using static Claims.Edi.Tests.X835.Remittances;

namespace Claims.Edi.Tests.X835;

public sealed class RemittanceDetailTests
{
    [Fact]
    public void Every_part_of_a_remittance_is_reachable()
    {
        var inpatient = Claim("1", 4250, 4000, Line(4250, 4000, new ClaimAdjustment("CO", "45", 250)) with
        {
            PolicyId = "POL1",
            Quantities = [new("ZK", 2)],
            RevenueCode = "0120",
        }) with
        {
            DiagnosisRelatedGroup = "343",
            GroupWeight = 1.2m,
            Inpatient = new(3, "MA01") { GroupAmount = 3900 },
            Contacts = [new Contact("Claims", "5555550122") with { Function = "CX" }],
            Quantities = [new("CA", 3)],
            Names =
            [
                new("QC", false, "BEISPIEL", "BEA", "MI", "M100"),
                new("IL", false, "BEISPIEL", "BEN", "MI", "M101"),
                new("74", false, "BEISPIEL", "BEATE"),
                new("82", false, "MUSTER", "MIA", "XX", "1234567893"),
            ],
        };
        var remittance = Of(4000, [inpatient]) with
        {
            PaymentMethod = "ACH",
            PaymentFormat = "CCP",
            PayeeAccount = new("021000021", "222"),
            PayerAccount = new("011000015", "111"),
            PaymentCompanyId = "1123456789",
            OriginatingDivision = "DIV1",
            Currency = "CAD",
        };
        remittance = remittance with
        {
            Payee = remittance.Payee! with { Delivery = new("FT", "CLINIC", "SFTP.EXAMPLE") },
            ClaimGroups = [remittance.ClaimGroups[0] with
            {
                InpatientSummary = new(3900) { HospitalAmount = 100 },
                Summary = new("1234567893", "11", new(2026, 12, 31), 1, 4250),
            }],
        };
        var text = InterchangeWriter.ToText(File(remittance));
        Assert.Contains("BPR*I*4000*C*ACH*CCP*01*011000015*DA*111*1123456789**01*021000021*DA*222*20261120~"
            + "TRN*1*T100*1123456789*DIV1~CUR*PR*CAD~DTM*405*20261120~", text, StringComparison.Ordinal);
        Assert.Contains("REF*TJ*123456789~RDM*FT*CLINIC*SFTP.EXAMPLE~LX*1~TS3*1234567893*11*20261231*1*4250~"
            + "TS2*3900**100~CLP*A1B2C3*1*4250*4000**12*PCN1****343*1.2~NM1*QC*", text, StringComparison.Ordinal);
        Assert.Contains("MIA*3***3900*MA01~PER*CX*CLAIMS*TE*5555550122~QTY*CA*3~SVC*HC:99213*4250*4000*0120~", text,
            StringComparison.Ordinal);
        Assert.Contains("CAS*CO*45*250~REF*0K*POL1~QTY*ZK*2~SE*", text, StringComparison.Ordinal);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var again = (Remittance)Assert.Single(read.Value[0].Transactions);
        Assert.Equal(remittance.PayeeAccount, again.PayeeAccount);
        var claim = again.Claims.Single();
        Assert.Equal(("BEN", "BEATE", 3900m), (claim.Subscriber!.FirstName, claim.Corrected!.FirstName,
            claim.Inpatient!.GroupAmount));
        Assert.Equal((4250m, 100m), (again.ClaimGroups[0].Summary!.Charges,
            again.ClaimGroups[0].InpatientSummary!.HospitalAmount));
    }

    [Fact]
    public void Every_total_of_an_institution_lands_at_its_place()
    {
        var claim = Claim("1", 4250, 4000, Line(4250, 4000, new ClaimAdjustment("CO", "45", 250))) with
        {
            Inpatient = new(3)
            {
                CapitalFederalAmount = 9,
                CapitalHospitalAmount = 10,
                CapitalDisproportionateShare = 11,
                OldCapitalAmount = 12,
                CapitalMedicalEducation = 13,
                OperatingHospitalAmount = 14,
                OperatingFederalAmount = 16,
                CapitalOutlier = 17,
                IndirectTeaching = 18,
                ProfessionalComponent = 19,
                CapitalException = 24,
            },
        };
        var remittance = Of(4000, [claim]) with
        {
            ExchangeRate = 1.25m,
            Currency = "CAD",
            PaymentCompanySupplement = "S1",
        };
        remittance = remittance with
        {
            ClaimGroups = [remittance.ClaimGroups[0] with
            {
                Summary = new("1234567893", "11", new(2026, 12, 31), 1, 4250)
                {
                    SecondaryPayerAmount = 13,
                    NonLabCharges = 15,
                    ReportableCharges = 17,
                    PayableAmount = 18,
                    ProfessionalComponent = 20,
                    SecondaryLiabilityMet = 21,
                    PatientReimbursement = 22,
                    InterimClaims = 23,
                    InterimAdjustment = 24,
                },
                InpatientSummary = new(1)
                {
                    FederalAmount = 2,
                    HospitalAmount = 3,
                    DisproportionateShare = 4,
                    CapitalAmount = 5,
                    MedicalEducation = 6,
                    OutlierDays = 7,
                    DayOutlier = 8,
                    CostOutlier = 9,
                    AverageStay = 10,
                    Discharges = 11,
                    CostReportDays = 12,
                    CoveredDays = 13,
                    NoncoveredDays = 14,
                    SecondaryPassThrough = 15,
                    AverageWeight = 16,
                    CapitalFederalAmount = 17,
                    CapitalHospitalAmount = 18,
                    CapitalDisproportionateShare = 19,
                },
            }],
        };
        var text = InterchangeWriter.ToText(File(remittance));
        Assert.Contains("~MIA*3********9*10*11*12*13*14**16*17*18*19*****24~", text, StringComparison.Ordinal);
        Assert.Contains("~TS3*1234567893*11*20261231*1*4250********13**15**17*18**20*21*22*23*24~"
            + "TS2*1*2*3*4*5*6*7*8*9*10*11*12*13*14*15*16*17*18*19~", text, StringComparison.Ordinal);
        Assert.Contains("~CUR*PR*CAD*1.25~", text, StringComparison.Ordinal);
        Assert.Equal("S1", remittance.Find("BPR")![11]);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        var group = ((Remittance)Assert.Single(read.Value[0].Transactions)).ClaimGroups[0];
        Assert.Equal(remittance.ClaimGroups[0].Summary, group.Summary);
        Assert.Equal((9m, 24m), (group.Claims[0].Inpatient!.CapitalFederalAmount,
            group.Claims[0].Inpatient!.CapitalException));
    }

    [Theory]
    [InlineData("CLP*A1B2C3*1*150*110*10*", "CLP*A1B2C3*1*150*110*11*", "X835-PATIENT-SHARE")]
    [InlineData("CLP*A1B2C3*1*", "CLP*A1B2C3*4*", "X835-DENIED-PAID")]
    [InlineData("CLP*A1B2C3*1*", "CLP*A1B2C3*19*", "X835-CROSSOVER")]
    [InlineData("CLP*A1B2C3*1*", "CLP*A1B2C3*22*", "X835-REVERSAL-SIGN")]
    [InlineData("*C*CHK*", "*C*NON*", "X835-PAYMENT-METHOD")]
    public void What_is_odd_but_balances_is_a_warning_and_gives_its_code(string part, string replacement, string code)
    {
        var valid = Valid();
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = Assert.Single(InterchangeReader.Read(valid.Replace(part, replacement)).Issues);
        Assert.Equal((code, EdiSeverity.Warning), (issue.Code, issue.Severity));
    }

    [Theory]
    [InlineData("CLP*A1B2C3*1*", "CLP*A1B2C3*9*", "X12-CODE")]
    [InlineData("CAS*CO*45*30", "CAS*XX*45*30", "X12-CODE")]
    [InlineData("CAS*CO*45*30", "CAS*CO*45*29.99", "X835-LINE-BALANCE")]
    [InlineData("CLP*A1B2C3*1*150*110", "CLP*A1B2C3*1*150.01*110", "X835-CLAIM-BALANCE")]
    [InlineData("BPR*I*110", "BPR*I*109", "X835-TOTAL-BALANCE")]
    [InlineData("PLB*1234567893*20261231*L6*-5*WO:OLD1*5~", "PLB*1234567893*20261231*L6*-5~", "X835-TOTAL-BALANCE")]
    [InlineData("TRN*1*T100*1123456789~", "", "X12-SEGMENT-MISSING")]
    [InlineData("NM1*QC*1*BEISPIEL*BEA****MI*M100~", "", "X12-SEGMENT-MISSING")]
    [InlineData("SVC*HC:99213*150", "SVC*HC:99213*ONE", "X12-CHARACTER")]
    [InlineData("DTM*472*20261030", "DTM*472*20261331", "X12-DATE")]
    [InlineData("CAS*CO*45*30", "CAS*CO*45", "X12-ELEMENT-MISSING")]
    public void A_remittance_wrong_in_one_way_gives_its_code(string part, string replacement, string code)
    {
        var valid = Valid();
        Assert.Empty(InterchangeReader.Read(valid).Issues);
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = InterchangeReader.Read(valid.Replace(part, replacement)).Issues.First(one => one.Code == code);
        Assert.Equal(EdiSeverity.Error, issue.Severity);
    }

    private static string Valid() => InterchangeWriter.ToText(File(Of(110,
        [Claim("1", 150, 110, Line(150, 110, new("CO", "45", 30), new("PR", "2", 10))) with
        {
            PatientResponsibility = 10,
        }],
        new ProviderAdjustment("1234567893", new(2026, 12, 31), new("L6", -5), new("WO", 5, "OLD1")))));
}
