using System.Text;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Syntax;

public sealed class SegmentTests
{
    [Fact]
    public void A_segment_compares_by_content_wherever_it_came_from()
    {
        var read = Segments("SV1*HC:99213:25*150**~")[1];
        Assert.Equal(new Segment("SV1").With(1, 1, "HC").With(1, 2, "99213").With(1, 3, "25").With(2, "150"),
            Segments("SV1*HC:99213:25*150~")[1]);
        Assert.Equal(4, read.Count);
        Assert.NotEqual(read, Segments("SV1*HC:99213:25*150~")[1]);
        Assert.Equal(("HC:99213:25".Length, "99213", "", 3, 150m),
            (read[1].Length, read[1, 2], read[1, 4], read.Components(1), read.Number(2)));
        Assert.Equal(("", ""), (read[-1], read[99]));
    }

    [Fact]
    public void An_element_changed_leaves_the_others_and_no_empty_end()
    {
        var segment = new Segment("REF", "EI", "123", "text");
        Assert.Equal(["REF", "EI", "9", "text"], All(segment.With(2, "9")));
        Assert.Equal(["REF", "EI", "123"], All(segment.With(3, "")));
        Assert.Equal(["REF"], All(segment.With(3, "").With(2, "").With(1, "")));
        Assert.Equal(["REF", "EI", "123", "text", "", "", "x y"], All(segment.With(6, "x\u001Fy")));
        Assert.Same(segment, segment.With(2, "123"));
    }

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("-.5", "-0.5")]
    [InlineData("007", "7")]
    [InlineData("5.", "5")]
    [InlineData("+3", "3")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("1000000000000000000", null)]
    [InlineData("1e3", null)]
    [InlineData("-", null)]
    [InlineData(".", null)]
    [InlineData("1.2.3", null)]
    [InlineData("", null)]
    public void A_number_keeps_its_scale_and_anything_else_is_none(string text, string? expected) =>
        Assert.Equal(expected, EdiNumber.Text(new Segment("AMT", "D", text).Number(2)) is { Length: > 0 } number
            ? number : null);

    [Theory]
    [InlineData("20240229", true)]
    [InlineData("20230229", false)]
    [InlineData("20241301", false)]
    [InlineData("00000101", false)]
    [InlineData("240229", true)]
    [InlineData("2024022", false)]
    [InlineData("2024022X", false)]
    [InlineData("", false)]
    public void A_date_is_a_day_of_the_calendar(string text, bool valid) =>
        Assert.Equal(valid, new Segment("DTM", "050", text).Date(2) is not null);

    [Fact]
    public void Segments_across_block_borders_of_any_length_come_out_whole()
    {
        var random = new Random(7);
        var expected = Enumerable.Range(0, 4000).Select(i => string.Join('*', Enumerable.Range(0, random.Next(1, 20))
            .Select(_ => new string('A', random.Next(0, 60))).Prepend("REF"))).ToList();
        var reader = new SegmentReader(new MemoryStream(Encoding.ASCII.GetBytes(Header + string.Join('~', expected) + '~')));
        Assert.True(reader.Next());
        foreach (var text in expected)
        {
            Assert.True(reader.Next());
            Assert.Equal(text, reader.Current.ToString());
        }
        Assert.False(reader.Next());
        Assert.Equal(expected, Segments(string.Join('~', expected) + '~').Skip(1).Select(segment =>
            string.Join('*', All(segment))));
    }

    [Fact]
    public void A_stream_that_gives_single_bytes_of_accented_text_is_read_whole()
    {
        var reader = new SegmentReader(new TrickleStream(Encoding.UTF8.GetBytes(Header + "NTE*ADD*Café – 5€~")));
        Assert.True(reader.Next());
        Assert.True(reader.Next());
        Assert.Equal("NTE*ADD*Café – 5€", reader.Current.ToString());
        Assert.False(reader.Next());
        Assert.Empty(reader.Issues);
    }

    private const string Header =
        "ISA*00*          *00*          *ZZ*SUB1           *ZZ*REC1           *261102*0830*^*00501*000000017*0*T*:~";

    private static List<Segment> Segments(string text)
    {
        var reader = new SegmentReader(new StringReader(Header + text), new Findings());
        var segments = new List<Segment>();
        while (reader.Read() is { } segment)
            segments.Add(segment);
        return segments;
    }

    private static IEnumerable<string> All(Segment segment) =>
        Enumerable.Range(0, segment.Count + 1).Select(position => segment[position]);

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }

    [Fact]
    public void A_segment_as_long_as_one_may_be_is_read_whole_and_a_longer_one_in_pieces_with_an_error()
    {
        foreach (var (length, pieces) in new[] { (65_531, 1), (65_532, 2), (200_000, 4) })
        {
            var file = new MemoryStream(Encoding.ASCII.GetBytes(
                "ISA*00*          *00*          *ZZ*S              *ZZ*R              *261102*1200*^*00501*000000001*0"
                + $"*T*:~NTE*{new string('X', length)}~IEA*0*000000001~"));
            var reader = new SegmentReader(file);
            var read = new List<string>();
            while (reader.Next())
                read.Add(reader.Current.ToString());

            Assert.Equal(pieces + 2, read.Count);
            Assert.Equal("NTE*".Length + length, read.Skip(1).Take(pieces).Sum(piece => piece.Length));
            Assert.Equal("IEA*0*000000001", read[^1]);
            Assert.Equal(pieces > 1, reader.Issues.Any(issue => issue.Code == EdiCodes.Unterminated));
        }
    }

    [Fact]
    public void A_segment_too_long_for_any_file_is_refused_when_it_is_made() =>
        Assert.Throws<ArgumentException>(() => new Segment("NTE", "ADD", new string('X', 65_536)));
}
