using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;

namespace Claims.Edi.Tests.X837P;

public sealed class ProfessionalClaimsTests
{
    private const string Expected =
        "ISA*00*          *00*          *ZZ*SUB1           *ZZ*REC1           *261102*0830*^*00501*000000017*0*T*:~"
        + "GS*HC*SUB1*REC1*20261102*0830*17*X*005010X222A1~"
        + "ST*837*0001*005010X222A1~BHT*0019*00*B1*20261102*0830*CH~"
        + "NM1*41*2*SAMPLE CLINIC*****46*SUB1~PER*IC*OFFICE*TE*5555550100~NM1*40*2*SAMPLE PAYER*****46*REC1~"
        + "HL*1**20*1~PRV*BI*PXC*207R00000X~NM1*85*2*SAMPLE CLINIC*****XX*1234567893~N3*1 MAIN ST~"
        + "N4*SPRINGFIELD*IL*627010001~REF*EI*123456789~"
        + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*BEISPIEL*BEA****MI*M100~N3*2 SIDE ST~N4*SPRINGFIELD*IL*62701~"
        + "DMG*D8*19700501*F~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~"
        + "CLM*A1B2C3*175.50***11:B:1*Y*A*Y*Y~REF*G1*AUTH77~HI*ABK:E119*ABF:I10~"
        + "NM1*82*1*MUSTER*MIA****XX*1234567893~PRV*PE*PXC*207R00000X~"
        + "LX*1~SV1*HC:99213:25*150*UN*1***1:2~DTP*472*D8*20261030~REF*6R*L1~"
        + "LX*2~SV1*HC:83036*25.50*UN*1***1~DTP*472*D8*20261030~LIN**N4*00004196501~CTP****1*UN~"
        + "SE*33*0001~GE*1*17~IEA*1*000000017~";

    [Fact]
    public void A_claim_built_from_properties_is_written_in_guide_order_with_counts()
    {
        Assert.Equal(Expected, InterchangeWriter.ToText(Claims837.File()));
    }

    [Fact]
    public void What_is_written_reads_back_without_findings_and_with_the_same_properties()
    {
        var read = InterchangeReader.Read(Expected);
        Assert.Empty(read.Issues);
        var transaction = Assert.IsType<ProfessionalClaims>(Assert.Single(read.Value[0].Transactions));
        var claim = Assert.Single(transaction.Claims());
        Assert.Equal(175.50m, claim.Claim.TotalCharge);
        Assert.Equal(["E119", "I10"], claim.Claim.Diagnoses.Select(diagnosis => diagnosis.Code));
        Assert.Equal("207R00000X", claim.Claim.RenderingProvider!.Taxonomy);
        Assert.Equal("1234567893", claim.BillingProvider.Provider!.Npi);
        Assert.Equal("123456789", claim.BillingProvider.Provider.TaxId);
        Assert.Equal(new DateOnly(1970, 5, 1), claim.Treated!.BirthDate);
        Assert.Equal([1, 2], claim.Claim.Lines[0].DiagnosisPointers);
        Assert.Equal("25", Assert.Single(claim.Claim.Lines[0].Procedure.Modifiers));
        Assert.Equal(new DateOnly(2026, 10, 30), claim.Claim.Lines[1].ServiceDate!.Start);
        Assert.Equal(("00004196501", 1m, "UN"),
            (claim.Claim.Lines[1].Drug!.NationalDrugCode, claim.Claim.Lines[1].Drug!.Quantity,
                claim.Claim.Lines[1].Drug!.Unit));
    }

    [Fact]
    public void A_secondary_claim_carries_the_first_payers_decision()
    {
        var claim = Claims837.Claim() with
        {
            Onset = new DateOnly(2026, 10, 1),
            RelatedCauses = ["AA"],
            AccidentState = "IL",
            AccidentDate = new DateOnly(2026, 9, 30),
            Frequency = "7",
            PayerClaimControlNumber = "PCN9",
            Notes = [new Note("ADD", "Second visit")],
            Attachments = [new Attachment("OZ", "EL", "ATT1")],
            OtherSubscribers =
            [
                new()
                {
                    PayerResponsibility = "P",
                    Relationship = "18",
                    ClaimFilingIndicator = "MB",
                    Adjustments = [new ClaimAdjustment("CO", "45", 55.50m)],
                    Paid = 100m,
                    BenefitsAssignment = "Y",
                    ReleaseOfInformation = "Y",
                    Person = Party.Person("Beispiel", "Bea", "MI", "M200"),
                    Payer = Party.Organization("First Payer", "PI", "PAY2"),
                },
            ],
        };
        claim = claim with
        {
            Lines =
            [
                claim.Lines[0] with
                {
                    Adjudications =
                    [
                        new()
                        {
                            PayerId = "PAY2",
                            Paid = 80,
                            Procedure = new("99213"),
                            Quantity = 1,
                            Adjustments = [new ClaimAdjustment("PR", new AdjustmentReason("1", 50m),
                                new AdjustmentReason("2", 20m))],
                            DecisionDate = new DateOnly(2026, 10, 31),
                        },
                    ],
                },
                claim.Lines[1],
            ],
        };
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Secondary(claim)));
        Assert.Contains("*11:B:7*Y*A*Y*Y**AA:::IL~DTP*431*D8*20261001~DTP*439*D8*20260930~PWK*OZ*EL***AC*ATT1~"
            + "REF*G1*AUTH77~REF*F8*PCN9~NTE*ADD*SECOND VISIT~HI*", text, StringComparison.Ordinal);
        Assert.Contains("SBR*P*18*******MB~CAS*CO*45*55.50~AMT*D*100~OI***Y***Y~NM1*IL*", text,
            StringComparison.Ordinal);
        Assert.Contains("SVD*PAY2*80*HC:99213**1~CAS*PR*1*50**2*20~DTP*573*D8*20261031~LX*2~", text,
            StringComparison.Ordinal);
        var transaction = (ProfessionalClaims)InterchangeReader.Read(text).Value[0].Transactions.First();
        var read = transaction.Claims().First().Claim;
        Assert.Equal(100m, read.OtherSubscribers[0].Paid);
        Assert.Equal(70m, read.Lines[0].Adjudications[0].Adjustments[0].Total);
    }

    [Fact]
    public void A_patient_who_is_not_the_subscriber_has_a_level_of_the_own()
    {
        var transaction = Claims837.Transaction();
        var provider = transaction.BillingProviders[0];
        var subscriber = provider.Subscribers[0] with
        {
            Relationship = "",
            Claims = [],
            Patients =
            [
                new()
                {
                    Relationship = "19",
                    Person = Party.Person("Beispiel", "Ben", "", "") with
                    {
                        Address = new("2 Side St", "Springfield", "IL", "62701"),
                        BirthDate = new(2015, 5, 1),
                        Sex = "M",
                    },
                    Claims = [Claims837.Claim()],
                },
            ],
        };
        transaction = transaction with { BillingProviders = [provider with { Subscribers = [subscriber] }] };
        var text = InterchangeWriter.ToText(Claims837.File(transaction));
        Assert.Contains("HL*2*1*22*1~SBR*P********CI~", text, StringComparison.Ordinal);
        Assert.Contains("HL*3*2*23*0~PAT*19~NM1*QC*1*BEISPIEL*BEN~", text, StringComparison.Ordinal);
        var read = ((ProfessionalClaims)InterchangeReader.Read(text).Value[0].Transactions.First()).Claims().Single();
        Assert.Equal("BEN", read.Treated!.FirstName);
    }

    [Fact]
    public void An_unknown_segment_is_kept_reported_and_written_back_where_it_was()
    {
        var text = Expected.Replace("REF*6R*L1~", "ZZ9*KEEP*ME~REF*6R*L1~").Replace("SE*33", "SE*34");
        var read = InterchangeReader.Read(text);
        var issue = Assert.Single(read.Issues);
        Assert.Equal((EdiCodes.SegmentUnexpected, EdiSeverity.Warning, "ZZ9"),
            (issue.Code, issue.Severity, issue.SegmentId));
        Assert.Equal(("2000A/2000B/2300/2400", 29), (issue.LoopPath, issue.SegmentOrdinal));
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
    }

    [Fact]
    public void Text_is_brought_into_the_basic_character_set_and_freed_of_delimiters()
    {
        var claim = Claims837.Claim() with
        {
            RenderingProvider = Party.Person("Müller-Łoś", "Renée*~:^", "XX", "1234567893"),
            Notes = [new Note("ADD", "line\u001Fbreak\n“quoted” – 5…")],
        };
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claim)));
        Assert.Contains("NM1*82*1*MUELLER-LOS*RENEE    ****XX*1234567893~", text, StringComparison.Ordinal);
        Assert.Contains("NTE*ADD*LINE BREAK \"QUOTED\" - 5...~", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delimiter_in_an_identifier_is_refused()
    {
        var claim = Claims837.Claim() with { PriorAuthorization = "A*B" };
        var refused = Assert.Throws<EdiWriteException>(
            () => InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claim))));
        Assert.Equal(EdiCodes.DelimiterInData, Assert.Single(refused.Issues).Code);
        Assert.DoesNotContain("A*B", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_control_number_no_file()
    {
        var file = Claims837.File() with { ControlNumber = "" };
        var refused = Assert.Throws<EdiWriteException>(() => InterchangeWriter.ToText(file));
        Assert.Equal(EdiCodes.ControlNumberInvalid, Assert.Single(refused.Issues).Code);
    }

    [Fact]
    public void Fifty_one_lines_or_thirteen_diagnoses_are_refused()
    {
        var claim = Claims837.Claim();
        var long51 = claim with
        {
            TotalCharge = 51 * 150m,
            Lines = Enumerable.Repeat(claim.Lines[0] with { LineItemControlNumber = "" }, 51).ToEdiList(),
        };
        var many13 = claim with { Diagnoses = Enumerable.Repeat(new Diagnosis("I10"), 13).ToEdiList() };
        Assert.Equal([EdiCodes.LoopRepeats], Refusals(long51));
        Assert.Equal([EdiCodes.ElementsTooMany], Refusals(many13));
    }

    private static IEnumerable<string> Refusals(Claim claim) => Assert.Throws<EdiWriteException>(
        () => InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claim))))
            .Issues.Select(issue => issue.Code).Distinct();
}
