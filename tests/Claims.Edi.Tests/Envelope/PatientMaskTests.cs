using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.Samples;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Envelope;

public sealed class PatientMaskTests
{
    [Fact]
    public void What_tells_who_a_patient_is_goes_and_the_rest_stays()
    {
        // Tokens are M and hexadecimal digits: what is looked for must not be found in one by chance.
        var masked = Mask(InterchangeWriter.ToText(Claims837.File()).Replace("M100", "MEMBER"));
        Assert.DoesNotContain("BEISPIEL", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("MEMBER", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("19700501", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("2 SIDE ST", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("A1B2C3", masked, StringComparison.Ordinal);
        Assert.Contains("NM1*IL*1*MASKED*MASKED****MI*M", masked, StringComparison.Ordinal);
        Assert.Contains("NM1*82*1*MUSTER*MIA****XX*1234567893~", masked, StringComparison.Ordinal);
        Assert.Contains("SV1*HC:99213:25*150*UN*1***1:2~", masked, StringComparison.Ordinal);
        Assert.Empty(InterchangeReader.Read(masked).Issues);
    }

    [Fact]
    public void One_number_becomes_one_token_in_a_file_and_another_in_the_next()
    {
        var text = InterchangeWriter.ToText(Claims837.File(Claims837.Transaction(Claims837.Claim(), Claims837.Claim())));
        var tokens = Mask(text).Split('~').Select(segment => segment.Trim().Split('*'))
            .Where(elements => elements[0] == "CLM").Select(elements => elements[1]).Distinct();
        Assert.NotEqual(Assert.Single(tokens), Mask(text).Split("CLM*")[1].Split('*')[0]);
    }

    [Theory]
    [InlineData("INS*Y*18*021*28*A*****N*D8*20260102", "INS*Y*18*021*28*A*****N*D8*19000101")]
    [InlineData("IK4*1**7*SECRET", "IK4*1**7*MASKED")]
    [InlineData("STC*A7:21*20261103*U*100********SECRET", "STC*A7:21*20261103*U*100********MASKED")]
    [InlineData("ICM*4*5000*40*SECRET*S3", "ICM*4*0*40*MASKED*S3")]
    [InlineData("III*GR*11*44*SECRET", "III*GR*11*44*MASKED")]
    [InlineData("CR1*LB*140*I*A*DH*12*SECRET*SECRET*SECRET*SECRET", "CR1*LB*140*I*A*DH*12*MASKED*MASKED*MASKED*MASKED")]
    [InlineData("PLB*1234567893*20261231*L6*-5", "PLB*1234567893*20261231*L6*-5")]
    public void Free_text_and_private_facts_go_wherever_they_stand(string segment, string masked)
    {
        Assert.Equal(masked, new PatientMask().Mask(segment, Delimiters.Usual));
    }

    [Theory]
    [InlineData("PLB*1234567893*20261231*WO:SECRET*5*FB:SECRET*6", 2)]
    [InlineData("COB*S*SECRET*1", 1)]
    [InlineData("ENT*1*2J*EI*SECRET", 1)]
    [InlineData("RMR*AZ*SECRET**450*500", 1)]
    [InlineData("TRN*1*SECRET*9123456789", 1)]
    public void A_number_of_a_claim_or_policy_becomes_a_token(string segment, int tokens)
    {
        var masked = new PatientMask().Mask(segment, Delimiters.Usual);
        Assert.DoesNotContain("SECRET", masked, StringComparison.Ordinal);
        Assert.Equal(tokens, masked.Split('*', ':').Count(part => part.Length == 13 && part[0] == 'M'));
    }

    [SkippableFact]
    public void No_patient_of_the_samples_shows_through()
    {
        Skip.If(SampleFiles.Folder is null, "The public samples are not on this machine (../shared/data/x12).");
        foreach (var name in SampleFiles.Names().Where(name => !SampleFiles.Malformed.ContainsKey(name)))
        {
            var text = SampleFiles.Text(name);
            var masked = Mask(text);
            var names = InterchangeReader.Read(masked).Value.SelectMany(one => one.Transactions).SelectMany(Segments)
                .Where(segment => segment.Id == "NM1" && segment[1] is "IL" or "QC" && segment[3].Length > 0);
            Assert.All(names, segment => Assert.Equal("MASKED", segment[3]));
            var births = InterchangeReader.Read(text).Value.SelectMany(one => one.Transactions).SelectMany(Segments)
                .Where(segment => segment.Id == "DMG" && segment[2].Length > 0).Select(segment => $"D8*{segment[2]}");
            Assert.All(births, birth => Assert.DoesNotContain($"DMG*{birth}*", masked, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<Segment> Segments(EdiLoop loop) => loop.Segments.Concat(loop.Loops.SelectMany(Segments));

    private static string Mask(string text)
    {
        var masked = new StringWriter();
        PatientMask.Copy(new MemoryStream(Encoding.UTF8.GetBytes(text)), masked);
        return masked.ToString();
    }
}
