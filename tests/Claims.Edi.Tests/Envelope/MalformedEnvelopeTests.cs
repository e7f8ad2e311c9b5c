using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Envelope;

/// <summary>One way of being wrong at a time, in the envelopes and the syntax: a part of a valid file is
/// replaced.</summary>
public sealed class MalformedEnvelopeTests
{
    [Theory]
    [InlineData("*ZZ*SUB1 ", "*XX*SUB1 ", "X12-CODE", "ISA", 5)]
    [InlineData("*ZZ*REC1 ", "*  *REC1 ", "X12-CODE", "ISA", 7)]
    [InlineData("*261102*", "*261302*", "X12-DATE", "ISA", 9)]
    [InlineData("*0830*^", "*2561*^", "X12-DATE", "ISA", 10)]
    [InlineData("*^*00501", "*U*00501", "X12-ISA-DELIMITERS", "ISA", 11)]
    [InlineData("*^*00501", "*^*00401", "X12-VERSION-UNSUPPORTED", "ISA", 12)]
    [InlineData("*000000017*0*T", "*00000001A*0*T", "X12-CONTROL-NUMBER-FORM", "ISA", 13)]
    [InlineData("*000000017*0*T", "*000000017*2*T", "X12-CODE", "ISA", 14)]
    [InlineData("*T*:~GS", "*X*:~GS", "X12-CODE", "ISA", 15)]
    [InlineData("*T*:~GS", "*T*^~GS", "X12-ISA-DELIMITERS", "ISA", 16)]
    [InlineData("GS*HC*", "GS*HCX*", "X12-CODE", "GS", 1)]
    [InlineData("GS*HC*SUB1*", "GS*HC*S*", "X12-ELEMENT-SHORT", "GS", 2)]
    [InlineData("GS*HC*SUB1*REC1*", "GS*HC*SUB1*REC1REC1REC1REC1*", "X12-ELEMENT-LONG", "GS", 3)]
    [InlineData("*20261102*0830*17*", "*20261302*0830*17*", "X12-DATE", "GS", 4)]
    [InlineData("*20261102*0830*17*", "*20261102*0830*1234567890*", "X12-CONTROL-NUMBER-FORM", "GS", 6)]
    [InlineData("*17*X*", "*17*T*", "X12-CODE", "GS", 7)]
    [InlineData("*17*X*005010X222A1~", "*17*X~", "X12-ELEMENT-MISSING", "GS", 8)]
    [InlineData("GS*HC*", "GS*HP*", "X12-GROUP-KIND", "ST", 1)]
    [InlineData("ST*837*0001*", "ST*837*0001000100*", "X12-CONTROL-NUMBER-FORM", "ST", 2)]
    [InlineData("GE*1*17~", "", "X12-ENVELOPE-UNPAIRED", "IEA", 0)]
    [InlineData("ST*837*0001*005010X222A1~", "", "X12-ENVELOPE-UNPAIRED", "SE", 0)]
    [InlineData("GE*1*17~", "GE*1*17~GE*1*17~", "X12-ENVELOPE-UNPAIRED", "GE", 0)]
    [InlineData("IEA*1*000000017~", "IEA*1*000000017~IEA*1*000000017~", "X12-ENVELOPE-UNPAIRED", "IEA", 0)]
    [InlineData("~GS*", "~REF*X~GS*", "X12-SEGMENT-OUTSIDE", "REF", 0)]
    [InlineData("GE*1*17~", "TA1*000000001*261102*0830*A*000~GE*1*17~", "X12-SEGMENT-OUTSIDE", "TA1", 0)]
    [InlineData("SE*33*0001~", "SE*X*0001~", "X12-COUNT", "SE", 1)]
    [InlineData("SE*33*0001~", "SE*33~", "X12-CONTROL-NUMBER", "SE", 2)]
    [InlineData("*175.50*", "*175.50\u0007*", "X12-CHARACTER", "CLM", 0)]
    [InlineData("N3*1 MAIN ST", "N3*1 MAIN ST\u00E9", "X12-CHARACTER", "N3", 1)]
    [InlineData("*UN*1***1:2", "*UN*1.2.3***1:2", "X12-CHARACTER", "SV1", 4)]
    [InlineData("N3*1 MAIN ST~", "N*1 MAIN ST~", "X12-SEGMENT-ID", "?", 0)]
    [InlineData("REF*EI*123456789~", "REF*EI*123456789^987654321~", "X12-ELEMENTS-EXTRA", "REF", 2)]
    [InlineData("REF*EI*123456789~", "REF*EI*123456789:9~", "X12-ELEMENTS-EXTRA", "REF", 2)]
    [InlineData("11:B:1*", "11:B:1:X*", "X12-ELEMENTS-EXTRA", "CLM", 5)]
    [InlineData("11:B:1*", "11:B*", "X12-ELEMENT-MISSING", "CLM", 5)]
    public void A_file_wrong_in_one_way_gives_its_code_and_place(
        string part, string replacement, string code, string segment, int element)
    {
        var valid = InterchangeWriter.ToText(Claims837.File());
        var at = valid.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var read = InterchangeReader.Read(valid[..at] + replacement + valid[(at + part.Length)..]);
        Assert.Contains(read.Issues, issue =>
            (issue.Code, issue.SegmentId, issue.ElementPosition) == (code, segment, element));
        Assert.All(read.Issues, issue => Assert.NotEmpty(issue.Remedy));
    }

    [Theory]
    [InlineData("~", "~\r\n")]
    [InlineData("~", "~\n")]
    [InlineData("~", "~   \t")]
    [InlineData("~", "\r\n~")]
    [InlineData("~", "\n")]
    [InlineData("~", "\r\n")]
    [InlineData("IEA*1*000000017~", "IEA*1*000000017~ \r\n\u001A\0\0")]
    public void Line_ends_and_blanks_around_segments_do_not_matter(string part, string replacement)
    {
        var valid = InterchangeWriter.ToText(Claims837.File());
        var header = replacement is "\n" or "\r\n" or "\r\n~" ? valid[..105] + (replacement == "\n" ? "\n" : "\r\n") : "";
        if (replacement == "\r\n~")
            header = valid[..106];
        var text = header.Length == 0 ? valid.Replace(part, replacement) : header + valid[106..].Replace(part, replacement);
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Equal(InterchangeReader.Read(valid).Value[0].Groups, read.Value[0].Groups);
    }

    [Fact]
    public void A_group_time_with_seconds_is_written_back_as_it_was()
    {
        var text = InterchangeWriter.ToText(Claims837.File()).Replace("*20261102*0830*17*", "*20261102*083000*17*");
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
        var later = read.Value[0] with
        {
            Groups = [read.Value[0].Groups[0] with { Created = new DateTime(2026, 11, 2, 9, 15, 30) }],
        };
        Assert.Contains("*20261102*091530*17*", InterchangeWriter.ToText(later), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_groups_of_one_interchange_are_read_each_with_its_transactions()
    {
        var file = Claims837.File();
        var second = file.Groups[0] with { ControlNumber = "18", Sender = "SUB2" };
        var text = InterchangeWriter.ToText(file with { Groups = [file.Groups[0], second] });
        var read = InterchangeReader.Read(text);
        Assert.Empty(read.Issues);
        Assert.Equal([("17", "SUB1", 1), ("18", "SUB2", 1)], read.Value[0].Groups.Select(group =>
            (group.ControlNumber, group.Sender, group.Transactions.Count)));
    }

    [Fact]
    public void A_higher_level_finds_what_lower_ones_do_and_more()
    {
        var text = InterchangeWriter.ToText(Claims837.File())
            .Replace("DMG*D8*19700501", "DMG*D8*19701301")
            .Replace("NM1*PR*2*SAMPLE PAYER*****PI*PAY1~", "").Replace("SE*33", "SE*32")
            .Replace("*175.50*", "*175.00*")
            .Replace("11:B:1", "11:B:7");
        var codes = Enum.GetValues<ValidationLevel>().Select(level =>
            InterchangeReader.Read(text, new() { Level = level }).Issues.Select(issue => issue.Code).ToHashSet()).ToList();
        Assert.Equal(["X12-DATE"], codes[0]);
        Assert.Equal(["X12-DATE", "X12-LOOP-MISSING"], codes[1].Order());
        Assert.Equal(["X12-DATE", "X12-LOOP-MISSING", "X837-TOTAL"], codes[2].Order());
        Assert.Equal(["X12-DATE", "X12-LOOP-MISSING", "X837-REPLACEMENT-REF", "X837-TOTAL"], codes[3].Order());
    }
}
