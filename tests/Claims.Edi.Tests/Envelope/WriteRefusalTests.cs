using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Envelope;

/// <summary>What the writer refuses because a reader would take it for something else, or could not read it.</summary>
public sealed class WriteRefusalTests
{
    public static TheoryData<string, string, Interchange> Invalid() => new()
    {
        { EdiCodes.SegmentIdMalformed, "blanks before an id are skipped by readers", Plain(new Segment("  SE", "39")) },
        { EdiCodes.SegmentIdMalformed, "small letters in an id", Plain(new Segment("ref", "EI")) },
        { EdiCodes.EnvelopeUnpaired, "a trailer within", Plain(new Segment("SE", "2", "0001")) },
        { EdiCodes.EnvelopeUnpaired, "a header within", Plain(new Segment("ISA", "00")) },
        {
            EdiCodes.EnvelopeUnpaired, "a header outside of a group",
            Claims837.File() with { Outside = [new(0, new Segment("ST", "837", "0009"))] }
        },
        {
            EdiCodes.SegmentIdMalformed, "an id outside of a transaction",
            WithGroup(group => group with { Outside = [new(1, new Segment(" GE"))] })
        },
        { EdiCodes.ElementMissing, "a group without its guide", WithGroup(group => group with { Guide = "" }) },
        { EdiCodes.ElementTooShort, "a group without its sender", WithGroup(group => group with { Sender = "" }) },
        { EdiCodes.DelimiterInData, "a delimiter in a number", Claim("A*1") },
        { EdiCodes.DelimiterInData, "a delimiter in an envelope", Claims837.File() with { Sender = "SUB:1" } },
        { EdiCodes.CharacterInvalid, "a letter without counterpart", Claim("A\u4E00") },
        {
            EdiCodes.DelimitersUnusable, "one delimiter twice",
            Claims837.File() with { Delimiters = new('*', '^', '*', '~') }
        },
        { EdiCodes.InterchangeHeaderMalformed, "too long a sender", Claims837.File() with { Sender = new('S', 16) } },
        { EdiCodes.ControlNumberInvalid, "no control number", Claims837.File() with { ControlNumber = "" } },
        {
            EdiCodes.ControlNumberRepeated, "one number twice",
            Claims837.File(Claims837.Transaction(), Claims837.Transaction())
        },
        {
            EdiCodes.VersionUnsupported, "a guide of another transaction",
            Claims837.File(Claims837.Transaction() with { Guide = "005010X221A1" })
        },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_cannot_be_valid_is_refused_and_gives_its_code(string code, string why, Interchange file)
    {
        Assert.NotEmpty(why);
        var written = new MemoryStream();
        var refused = Assert.Throws<EdiWriteException>(() => InterchangeWriter.Write(written, file));
        Assert.Contains(refused.Issues, issue => issue.Code == code);
        Assert.Equal(0, written.Length);
    }

    private static Interchange Plain(Segment segment) =>
        Claims837.File("ZZ", new UntypedTransaction("999", [segment]) { ControlNumber = "0001", Guide = "ZZ" });

    private static Interchange WithGroup(Func<FunctionalGroup, FunctionalGroup> change)
    {
        var file = Claims837.File();
        return file with { Groups = [change(file.Groups[0])] };
    }

    private static Interchange Claim(string number) =>
        Claims837.File(Claims837.Transaction(Claims837.Claim() with { PatientControlNumber = number }));
}
