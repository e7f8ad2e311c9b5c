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
        var masked = Mask(InterchangeWriter.ToText(Claims837.File()));
        Assert.DoesNotContain("BEISPIEL", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("M100", masked, StringComparison.Ordinal);
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
