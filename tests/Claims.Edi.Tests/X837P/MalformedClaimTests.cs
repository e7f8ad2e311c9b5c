using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.X837P;

/// <summary>One way of being wrong at a time: a part of a valid file is replaced.</summary>
public sealed class MalformedClaimTests
{
    [Theory]
    [InlineData("ISA*00*  ", "XSA*00*  ", "X12-ISA-MISSING")]
    [InlineData("*SUB1           *", "*SUB1*", "X12-ISA-MALFORMED")]
    [InlineData("*^*00501", "*:*00501", "X12-ISA-DELIMITERS")]
    [InlineData("*T*:~GS", "*X*:~GS", "X12-CODE")]
    [InlineData("*261102*", "*261302*", "X12-DATE")]
    [InlineData("IEA*1*000000017~", "", "X12-ENVELOPE-UNPAIRED")]
    [InlineData("SE*33*0001~", "", "X12-ENVELOPE-UNPAIRED")]
    [InlineData("GS*HC*SUB1*REC1*20261102*0830*17*X*005010X222A1~", "", "X12-ENVELOPE-UNPAIRED")]
    [InlineData("IEA*1*000000017~", "IEA*1*000000018~", "X12-CONTROL-NUMBER")]
    [InlineData("GE*1*17~", "GE*1*18~", "X12-CONTROL-NUMBER")]
    [InlineData("SE*33*0001~", "SE*33*0002~", "X12-CONTROL-NUMBER")]
    [InlineData("SE*33*0001~", "SE*32*0001~", "X12-COUNT")]
    [InlineData("GE*1*17~", "GE*2*17~", "X12-COUNT")]
    [InlineData("IEA*1*", "IEA*0*", "X12-COUNT")]
    [InlineData("ST*837*0001*", "ST*837*1*", "X12-CONTROL-NUMBER-FORM")]
    [InlineData("*0830*17*X", "*0830*A7*X", "X12-CONTROL-NUMBER-FORM")]
    [InlineData("~ST*837", "~BHT*0019*00*B1~ST*837", "X12-SEGMENT-OUTSIDE")]
    [InlineData("IEA*1*000000017~", "IEA*1*000000017", "X12-UNTERMINATED")]
    [InlineData("PRV*BI", "prv*BI", "X12-SEGMENT-ID")]
    [InlineData("DMG*D8*19700501*F~NM1*PR*2*SAMPLE PAYER*****PI*PAY1~",
        "NM1*PR*2*SAMPLE PAYER*****PI*PAY1~DMG*D8*19700501*F~", "X12-SEGMENT-UNEXPECTED")]
    [InlineData("REF*G1*AUTH77", "REF*1X*AUTH77", "X12-QUALIFIER-UNLISTED")]
    [InlineData("REF*G1*AUTH77~HI*ABK:E119*ABF:I10~", "HI*ABK:E119*ABF:I10~REF*G1*AUTH77~", "X12-SEGMENT-ORDER")]
    [InlineData("HI*ABK:E119*ABF:I10~", "", "X12-SEGMENT-MISSING")]
    [InlineData("REF*EI*123456789~", "", "X12-SEGMENT-MISSING")]
    [InlineData("DTP*472*D8*20261030~REF", "DTP*472*D8*20261030~DTP*472*D8*20261030~REF", "X12-SEGMENT-REPEATS")]
    [InlineData("NM1*PR*2*SAMPLE PAYER*****PI*PAY1~", "", "X12-LOOP-MISSING")]
    [InlineData("NM1*40*2*SAMPLE PAYER*****46*REC1~", "NM1*40*2*A*****46*REC1~NM1*40*2*B*****46*REC1~",
        "X12-LOOP-REPEATS")]
    [InlineData("CLM*A1B2C3*", "CLM**", "X12-ELEMENT-MISSING")]
    [InlineData("HC:99213:25", "HC::25", "X12-ELEMENT-MISSING")]
    [InlineData("SBR*P*18", "SBR**18", "X12-ELEMENT-MISSING", EdiSeverity.Error)]
    [InlineData("PRV*BI*PXC*207R00000X~NM1*85", "PRV*BI*PXC*207R00000X****X~NM1*85", "X12-ELEMENTS-EXTRA")]
    [InlineData("*MI*M100", "*MI*M", "X12-ELEMENT-SHORT")]
    [InlineData("N4*SPRINGFIELD*IL*62701~", "N4*SPRINGFIELD*ILL*62701~", "X12-ELEMENT-LONG")]
    [InlineData("CLM*A1B2C3*", "CLM*A1B2C3A1B2C3A1B2C3A1B2C3*", "X12-ELEMENT-LONG")]
    [InlineData("*UN*1***1:2", "*UN*ONE***1:2", "X12-CHARACTER")]
    [InlineData("DMG*D8*19700501*F", "DMG*D8*19700501*X", "X12-CODE")]
    [InlineData("11:B:1", "11:B:2", "X12-CODE")]
    [InlineData("BHT*0019*00*B1*20261102", "BHT*0019*00*B1*20261131", "X12-DATE")]
    [InlineData("D8*20261030~REF", "D8*20261131~REF", "X12-DATE")]
    [InlineData("DMG*D8*19700501*F", "DMG*D8*19701301*F", "X12-DATE")]
    [InlineData("11:B:1", "11>B>1", "X12-COMPONENT-SEPARATOR")]
    [InlineData("HL*2*1*22", "HL*3*1*22", "X12-HL-NUMBER")]
    [InlineData("HL*2*1*22", "HL*2*2*22", "X12-HL-PARENT")]
    [InlineData("REF*6R*L1~", "REF*6R*L1**~", "X12-TRAILING-DELIMITERS")]
    [InlineData("NM1*82*1*MUSTER*MIA****XX*1234567893", "NM1*82*1*MUSTER*MIA****XX*1234567890", "X12-NPI")]
    [InlineData("ST*837*0001*005010X222A1", "ST*837*0001*005010X222", "X12-GUIDE-DIFFERS")]
    [InlineData("ST*837*0001*005010X222A1", "ST*837*0001*004010X098A1", "X12-VERSION-UNSUPPORTED")]
    [InlineData("ST*837*0001*005010X222A1", "ST*275*0001*005010X210", "X12-TRANSACTION-UNTYPED")]
    [InlineData("*175.50*", "*175.00*", "X837-TOTAL")]
    [InlineData("11:B:1", "11:B:7", "X837-REPLACEMENT-REF")]
    [InlineData("REF*G1*AUTH77", "REF*F8*AUTH77", "X837-ORIGINAL-REF")]
    [InlineData("*Y*A*Y*Y~", "*Y*A*Y*Y**AA~", "X837-ACCIDENT-STATE")]
    [InlineData("***1:2~", "***1:3~", "X837-POINTER")]
    [InlineData("ABK:E119*ABF", "ABK:E119*ABK", "X837-DIAGNOSIS-ORDER")]
    [InlineData("SBR*P*18", "SBR*P*19", "X837-PATIENT-LEVEL", EdiSeverity.Error)]
    [InlineData("SBR*P*18", "SBR*P*", "X837-PATIENT-LEVEL", EdiSeverity.Warning)]
    [InlineData("*Y*A*Y*Y~", "*Y*A*Y*Y**AA:::IL~", "X837-ACCIDENT-DATE", EdiSeverity.Warning)]
    [InlineData("*Y*A*Y*Y~", "*Y*A**Y~", "X12-ELEMENT-MISSING")]
    [InlineData("11:B:1", "11:A:1", "X12-CODE")]
    [InlineData("11:B:1", "11:B:4", "X12-CODE")]
    [InlineData("*150*UN*1***1:2~", "*150*UN*1~", "X12-ELEMENT-MISSING")]
    [InlineData("*150*UN*1***1:2~", "**UN*1***1:2~", "X12-ELEMENT-MISSING")]
    [InlineData("DMG*D8*19700501*F~", "", "X12-SEGMENT-MISSING", EdiSeverity.Error)]
    [InlineData("N3*2 SIDE ST~", "", "X12-SEGMENT-MISSING", EdiSeverity.Error)]
    [InlineData("DMG*D8*19700501*F~", "DMG*D8*20261101*F~", "X837-BIRTH-DATE", EdiSeverity.Error)]
    [InlineData("ABF:I10", "ABF:E119", "X837-DIAGNOSIS-REPEATED", EdiSeverity.Warning)]
    [InlineData("NM1*85*2*SAMPLE CLINIC*****XX*1234567893~", "NM1*85*2*SAMPLE CLINIC~", "X837-NPI-MISSING",
        EdiSeverity.Warning)]
    [InlineData("SBR*P*18", "SBR*S*18", "X837-PRIMARY-MISSING", EdiSeverity.Warning)]
    [InlineData("LX*2~SV1*HC:83036*25.50*UN*1***1~DTP*472*D8*20261030~",
        "LX*2~SV1*HC:83036*25.50*UN*1***1~DTP*472*D8*20261030~REF*6R*L1~", "X837-LINE-NUMBER", EdiSeverity.Error)]
    [InlineData("LIN**N4*00004196501", "LIN**N4*0004-1965-01", "X837-DRUG-CODE", EdiSeverity.Warning)]
    [InlineData("HI*ABK:E119*ABF:I10~", "CR1*LB*140**A*DH*12~HI*ABK:E119*ABF:I10~", "X837-AMBULANCE-PLACE",
        EdiSeverity.Warning)]
    public void A_file_wrong_in_one_way_gives_its_code(
        string part, string replacement, string code, EdiSeverity? severity = null)
    {
        var valid = InterchangeWriter.ToText(Claims837.File());
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var at = valid.IndexOf(part, StringComparison.Ordinal);
        var read = InterchangeReader.Read(valid[..at] + replacement + valid[(at + part.Length)..]);
        var issue = read.Issues.First(found => found.Code == code);
        Assert.True(severity is null || issue.Severity == severity);
        Assert.NotEmpty(issue.Text);
    }

    [Theory]
    [InlineData("SVD*PAY2*80*", "SVD*PAY9*80*", "X837-ADJUDICATION-PAYER", EdiSeverity.Error)]
    [InlineData("SVD*PAY2*80*", "SVD*PAY2*81*", "X837-ADJUDICATION-LINE", EdiSeverity.Warning)]
    [InlineData("AMT*D*105.50~", "AMT*D*105~", "X837-ADJUDICATION-CLAIM", EdiSeverity.Warning)]
    [InlineData("SBR*P*18*******MB~", "SBR*S*18*******MB~", "X837-PAYER-SEQUENCE", EdiSeverity.Error)]
    public void A_secondary_claim_wrong_in_one_way_gives_its_code(
        string part, string replacement, string code, EdiSeverity severity)
    {
        var valid = InterchangeWriter.ToText(Claims837.File(Claims837.Secondary(Claims837.Decided())));
        Assert.Empty(InterchangeReader.Read(valid).Issues);
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = InterchangeReader.Read(valid.Replace(part, replacement)).Issues.First(one => one.Code == code);
        Assert.Equal(severity, issue.Severity);
    }

    [Theory]
    [InlineData("X837-CLAIMS-MANY")]
    public void A_transaction_of_more_claims_than_Medicare_takes_gives_its_code(string code)
    {
        var claims = Enumerable.Range(0, 51).Select(_ => Claims837.Subscriber(
            Enumerable.Repeat(Claims837.Claim(), 99).ToArray())).ToArray();
        var transaction = Claims837.Transaction();
        var provider = transaction.BillingProviders[0];
        Assert.Contains(InterchangeReader.Read(InterchangeWriter.ToText(Claims837.File(transaction with
        {
            BillingProviders = [provider with { Subscribers = [.. claims] }],
        }))).Issues, issue => issue.Code == code);
    }

    [Fact]
    public void A_finding_says_where_it_is()
    {
        var valid = InterchangeWriter.ToText(Claims837.File());
        var read = InterchangeReader.Read(valid.Replace("HC:83036*25.50", "HC:*25.50"));
        var issue = Assert.Single(read.Issues);
        Assert.Equal(
            (EdiCodes.ElementMissing, 31, "SV1", 1, 2, "2000A/2000B/2300/2400", "17", "0001", 29),
            (issue.Code, issue.SegmentOrdinal, issue.SegmentId, issue.ElementPosition, issue.ComponentPosition,
                issue.LoopPath, issue.GroupControlNumber, issue.TransactionControlNumber, issue.TransactionPosition));
    }

    [Fact]
    public void Several_interchanges_with_different_delimiters_are_read_from_one_file()
    {
        var first = InterchangeWriter.ToText(Claims837.File());
        var other = Claims837.File() with { ControlNumber = "000000018", Delimiters = new('|', '^', '>', '\n') };
        var read = InterchangeReader.Read("\uFEFF" + first + "\r\n" + InterchangeWriter.ToText(other));
        Assert.Empty(read.Issues);
        Assert.Equal(["000000017", "000000018"], read.Value.Select(interchange => interchange.ControlNumber));
        Assert.Equal(read.Value[0].Groups, read.Value[1].Groups);
    }

    [Fact]
    public void The_same_control_number_twice_is_found()
    {
        var text = InterchangeWriter.ToText(Claims837.File());
        Assert.Contains(InterchangeReader.Read(text + text).Issues, issue =>
            issue.Code == EdiCodes.ControlNumberRepeated);
        var refused = Assert.Throws<EdiWriteException>(() => InterchangeWriter.ToText(
            Claims837.File(Claims837.Transaction(), Claims837.Transaction())));
        Assert.Contains(refused.Issues, issue => issue.Code == EdiCodes.ControlNumberRepeated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ISA")]
    [InlineData("ISA*")]
    [InlineData("ISA*00*          *00*          *ZZ*")]
    [InlineData("plain words ISA more words")]
    [InlineData(" \r\n")]
    public void Stumps_are_read_with_an_error(string text)
    {
        Assert.True(InterchangeReader.Read(text).HasErrors);
        Assert.Contains(
            InterchangeReader.ReadParts(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)))
                .SelectMany(part => part.Issues),
            issue => issue.Severity == EdiSeverity.Error);
    }
}
