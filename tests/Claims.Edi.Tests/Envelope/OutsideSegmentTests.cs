using Claims.Edi.Envelope;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;

namespace Claims.Edi.Tests.Envelope;

/// <summary>Segments outside of ST and SE: reported, kept, written back at their places.</summary>
public sealed class OutsideSegmentTests
{
    private static readonly string Valid = InterchangeWriter.ToText(
        Claims837.File(Claims837.Transaction(), Claims837.Transaction() with { ControlNumber = "0002" }));

    [Theory]
    [InlineData("GS*HC", "ZZ1*A~GS*HC")]
    [InlineData("ST*837*0001", "ZZ1*A~ZZ2*B:C^D~ST*837*0001")]
    [InlineData("ST*837*0002", "TA1*000000001*261102*0830*A*000~ST*837*0002")]
    [InlineData("GE*2*17~", "REF*EI*X~GE*2*17~")]
    [InlineData("IEA*1*000000017~", "ZZ1~IEA*1*000000017~")]
    [InlineData("IEA*1*000000017~", "IEA*1*000000017~ZZ1*A~ZZ2*B~")]
    public void A_segment_at_any_place_outside_is_written_back_there(string part, string replacement)
    {
        var text = Valid.Replace(part, replacement);
        var read = InterchangeReader.Read(text);
        Assert.All(read.Issues, issue => Assert.Equal(EdiCodes.SegmentOutsideTransaction, issue.Code));
        var outside = read.Value.SelectMany(one => one.Outside.Concat(one.Groups.SelectMany(group => group.Outside)));
        Assert.Equal(read.Issues.Select(issue => issue.SegmentOrdinal), outside.Select(one => one.Segment.Ordinal));
        Assert.NotEmpty(read.Issues);
        Assert.Equal(text, InterchangeWriter.ToText(Assert.Single(read.Value)));
    }

    [Fact]
    public void All_at_once_in_several_interchanges_stay_with_theirs()
    {
        var first = Valid.Replace("GS*HC", "ZZ1*1~GS*HC").Replace("ST*837*0002", "ZZ1*2~ST*837*0002")
            .Replace("GE*2", "ZZ1*3~GE*2").Replace("IEA*1*000000017~", "ZZ1*4~IEA*1*000000017~ZZ1*5~");
        var second = first.Replace("000000017", "000000018");
        var read = InterchangeReader.Read(first + second);
        Assert.Equal(10, read.Issues.Count);
        Assert.Equal([(0, "1"), (1, "4"), (2, "5")],
            read.Value[0].Outside.Select(one => (one.Place, one.Segment[1])));
        Assert.Equal([(1, "2"), (2, "3")],
            read.Value[0].Groups[0].Outside.Select(one => (one.Place, one.Segment[1])));
        Assert.Equal([first, second], read.Value.Select(one => InterchangeWriter.ToText(one)));
    }

    [Fact]
    public void They_come_as_parts_when_the_file_streams_and_show_no_data()
    {
        var text = Valid.Replace("GE*2*17~", "REF*SY*123456789~GE*2*17~");
        var part = Assert.Single(InterchangeReader.ReadParts(new MemoryStream(
            System.Text.Encoding.ASCII.GetBytes(text))).OfType<OutsidePart>());
        Assert.Equal(("REF", "123456789"), (part.Segment.Id, part.Segment[2]));
        Assert.Equal(EdiCodes.SegmentOutsideTransaction, Assert.Single(part.Issues).Code);
        var kept = InterchangeReader.Read(text).Value[0].Groups[0].Outside;
        Assert.Equal("REF outside at 2", Assert.Single(kept).ToString());
    }
}
