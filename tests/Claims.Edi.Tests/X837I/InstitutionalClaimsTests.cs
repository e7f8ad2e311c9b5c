using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837I;

namespace Claims.Edi.Tests.X837I;

public sealed class InstitutionalClaimsTests
{
    [Fact]
    public void An_inpatient_claim_is_written_in_guide_order_whatever_order_it_was_set_in()
    {
        Assert.Contains("CLM*H1*4250***11:A:1**A*Y*Y~DTP*434*RD8*20261028-20261031~DTP*435*DT*202610281405~"
            + "DTP*096*TM*1100~CL1*1*1*01~CRC*ZZ*Y*AV~HI*ABK:K3580:::::::Y~HI*ABJ:R109~HI*DR:343~"
            + "HI*ABF:I10:::::::Y*ABF:E119:::::::N~HI*BBR:0DTJ4ZZ:D8:20261028~HI*BI:74:RD8:20261028-20261029~"
            + "HI*BH:11:D8:20261028~HI*BE:80:::3~HI*BG:C5~NM1*71*1*MUSTER*MIA****XX*1234567893~"
            + "NM1*72*1*SCHNITT*SAM****XX*1234567893~LX*1~SV2*0120**3000*DA*3~"
            + "LX*2~SV2*0360*HC:44970*1250*UN*1~DTP*472*D8*20261028~REF*6R*L2~SE*",
            InterchangeWriter.ToText(Claims837I.File()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_back_without_findings_and_with_the_same_properties()
    {
        var claim = Read(Claims837I.File());
        Assert.Equal(new HealthCode("ABK", "K3580") { PresentOnAdmission = "Y" }, claim.PrincipalDiagnosis);
        Assert.Equal(["I10", "E119"], claim.OtherDiagnoses.Select(code => code.Code));
        Assert.Equal(("343", "1100", new DateTime(2026, 10, 28, 14, 5, 0)),
            (claim.DiagnosisRelatedGroup, claim.DischargeTime, claim.Admitted));
        Assert.Equal(new DateOnly(2026, 10, 29), claim.OccurrenceSpans[0].Through);
        Assert.Equal(3m, claim.Values[0].Amount);
        Assert.Equal([null, "44970"], claim.Lines.Select(line => line.Procedure?.Code));
    }

    [Fact]
    public void Twenty_four_other_diagnoses_take_two_segments()
    {
        var codes = Enumerable.Range(10, 24).Select(i => new HealthCode("ABF", $"I{i}")).ToEdiList();
        var file = Claims837I.File(Claims837I.Claim() with { OtherDiagnoses = codes });
        Assert.Contains("*ABF:I21~HI*ABF:I22*", InterchangeWriter.ToText(file), StringComparison.Ordinal);
        Assert.Equal(codes, Read(file).OtherDiagnoses);
    }

    [Fact]
    public void A_secondary_claim_carries_what_the_first_payer_said_of_the_stay()
    {
        var claim = Read(Claims837I.File(Claims837I.Claim() with
        {
            OtherSubscribers =
            [
                new()
                {
                    PayerResponsibility = "S",
                    Relationship = "18",
                    ClaimFilingIndicator = "MA",
                    Paid = 4000,
                    Adjustments = [new("CO", "45", 150), new("PR", "1", 100)],
                    BenefitsAssignment = "Y",
                    ReleaseOfInformation = "Y",
                    Inpatient = new(3, "MA01", "MA07") { CapitalAmount = 12.5m },
                    Person = Party.Person("Beispiel", "Bea", "MI", "M200"),
                    Payer = Party.Organization("First Payer", "PI", "PAY2"),
                },
            ],
        }));
        var other = Assert.Single(claim.OtherSubscribers);
        Assert.Equal(["MA01", "MA07"], other.RemarkCodes);
        Assert.Equal((3m, 12.5m), (other.Inpatient!.CoveredDays, other.Inpatient.CapitalAmount));
    }

    [Theory]
    [InlineData("11:A:1", "11:B:1", "X12-CODE", EdiSeverity.Error)]
    [InlineData("H1*4250*", "H1*4249*", "X837-TOTAL", EdiSeverity.Error)]
    [InlineData("11:A:1", "11:A:7", "X837-REPLACEMENT-REF", EdiSeverity.Error)]
    [InlineData("DTP*434*RD8*20261028-20261031~", "", "X12-SEGMENT-MISSING", EdiSeverity.Error)]
    [InlineData("DTP*435*DT*202610281405~", "", "X837-ADMISSION", EdiSeverity.Warning)]
    [InlineData("DTP*472*D8*20261028~", "DTP*472*D8*20261027~", "X837-STATEMENT-PERIOD", EdiSeverity.Warning)]
    [InlineData("CL1*1*1*01~", "", "X12-SEGMENT-MISSING", EdiSeverity.Warning)]
    [InlineData("HI*BH:11:D8:20261028~HI*BE:80:::3~", "HI*BE:80:::3~HI*BH:11:D8:20261028~", "X12-SEGMENT-ORDER",
        EdiSeverity.Error)]
    [InlineData("SV2*0120**3000", "SV2*0120**3000.X", "X12-CHARACTER", EdiSeverity.Error)]
    [InlineData("**A*Y*Y~", "**A**Y~", "X12-ELEMENT-MISSING", EdiSeverity.Error)]
    public void A_claim_wrong_in_one_way_gives_its_code(
        string part, string replacement, string code, EdiSeverity severity)
    {
        var valid = InterchangeWriter.ToText(Claims837I.File());
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = InterchangeReader.Read(valid.Replace(part, replacement)).Issues.First(one => one.Code == code);
        Assert.Equal(severity, issue.Severity);
    }

    private static InstitutionalClaim Read(Interchange file)
    {
        var read = InterchangeReader.Read(InterchangeWriter.ToText(file));
        Assert.Empty(read.Issues);
        return Assert.Single(((InstitutionalClaims)Assert.Single(read.Value[0].Transactions)).Claims);
    }
}
