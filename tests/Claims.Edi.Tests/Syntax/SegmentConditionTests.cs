using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X835;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Syntax;

/// <summary>Elements that only go together, one kind of condition at a time.</summary>
public sealed class SegmentConditionTests
{
    [Theory]
    [InlineData("NM1*PR*2*SAMPLE PAYER*****PI*PAY1~", "NM1*PR*2*SAMPLE PAYER*****PI~", "NM1", 9)]
    [InlineData("NM1*PR*2*SAMPLE PAYER*****PI*PAY1~", "NM1*PR*2*SAMPLE PAYER******PAY1~", "NM1", 8)]
    [InlineData("PER*IC*OFFICE*TE*5555550100~", "PER*IC*OFFICE*TE*5555550100*EX~", "PER", 6)]
    [InlineData("DMG*D8*19700501*F~", "DMG*D8**F~", "DMG", 2)]
    [InlineData("REF*G1*AUTH77~", "REF*G1~", "REF", 2)]
    [InlineData("N4*SPRINGFIELD*IL*62701~DMG", "N4*SPRINGFIELD*IL*62701*US***ON~DMG", "N4", 7)]
    public void A_claim_with_half_of_what_goes_together_names_the_element(
        string part, string replacement, string segment, int element) =>
        AssertFound(InterchangeWriter.ToText(Claims837.File()), part, replacement, segment, element);

    [Theory]
    [InlineData("CAS*CO*45*40~", "CAS*CO*45*40**2~", "CAS", 6)]
    [InlineData("CAS*CO*45*40~", "CAS*CO*45*40***1~", "CAS", 5)]
    [InlineData("BPR*I*110*C*CHK*", "BPR*I*110*C*CHK**01*", "BPR", 7)]
    [InlineData("N1*PE*SAMPLE CLINIC*XX*1234567893~", "N1*PE*SAMPLE CLINIC*XX~", "N1", 4)]
    [InlineData("DTM*472*20261030~", "DTM*472~", "DTM", 2)]
    public void A_remittance_with_half_of_what_goes_together_names_the_element(
        string part, string replacement, string segment, int element)
    {
        var line = Remittances.Line(150, 110, new ClaimAdjustment("CO", "45", 40));
        var remittance = Remittances.Of(110, [Remittances.Claim("1", 150, 110, line)]);
        AssertFound(InterchangeWriter.ToText(Remittances.File(remittance)), part, replacement, segment, element);
    }

    [Fact]
    public void Half_of_what_goes_together_is_never_written()
    {
        var claim = Claims837.Claim() with { RenderingProvider = Party.Person("Muster", "Mia", "XX", "") };
        var refused = Assert.Throws<EdiWriteException>(
            () => InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(claim))));
        Assert.Contains(refused.Issues, issue => issue.Code == EdiCodes.ElementCondition);
    }

    private static void AssertFound(string valid, string part, string replacement, string segment, int element)
    {
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = InterchangeReader.Read(valid.Replace(part, replacement)).Issues
            .First(one => one.Code == EdiCodes.ElementCondition);
        Assert.Equal((EdiSeverity.Error, segment, element), (issue.Severity, issue.SegmentId, issue.ElementPosition));
    }
}
