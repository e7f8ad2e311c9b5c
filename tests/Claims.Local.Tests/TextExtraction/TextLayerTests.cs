using Claims.Core.Charts;
using Claims.Machine.TextExtraction.Worker;

namespace Claims.Local.Tests.TextExtraction;

public sealed class TextLayerTests
{
    [Theory]
    [InlineData("The patient was seen today with stable angina, BP 148/86.", true)]
    [InlineData("1.28 mg/dL 46 mL/min 7.8 3.8-10.8", true)]
    [InlineData("glj:hkn_lg:ng_~,_h;_|kc n_~k.g,ma;j,|ak.fh.emf~, bhl^cm|m,l~nn njmg", false)]
    [InlineData("\uE001\uE002\uE003 \uE004\uE005 ab", false)]
    [InlineData("qzxk wrtp bdfg hjkl mnbv cxzs", false)]
    [InlineData("", false)]
    public void Only_text_that_can_be_language_is_believed(string text, bool believed)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(believed, TextLayerJudge.IsPlausible([Line(0, words)]));
    }

    [Fact]
    public void Words_come_with_their_place_as_fractions_of_the_page()
    {
        const string xhtml = """
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://example.invalid/no.dtd">
            <html xmlns="http://www.w3.org/1999/xhtml"><body><doc><page width="200" height="400"><flow><block>
            <line xMin="0" yMin="0" xMax="1" yMax="1">
            <word xMin="20" yMin="40" xMax="70" yMax="60">A&amp;P</word>
            <word xMin="-5" yMin="40" xMax="250" yMax="60">wide</word></line></block></flow></page></doc></body></html>
            """;

        var line = Assert.Single(TextLayerParser.Parse(xhtml));

        Assert.Equal("A&P wide", line.Text);
        Assert.Equal(new PageBox(0.1, 0.1, 0.25, 0.05), Rounded(line.Words[0].Box));
        Assert.Equal(new PageBox(0, 0.1, 1, 0.05), Rounded(line.Words[1].Box));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><page width='x'")]
    public void Output_that_is_no_page_has_no_lines(string output) => Assert.Empty(TextLayerParser.Parse(output));

    [Fact]
    public void A_hybrid_page_keeps_its_layer_and_takes_from_the_pixels_only_what_the_layer_lacks()
    {
        var header = Line(0.1, "Clinic");
        var footer = Line(0.9, "Page");

        var merged = LineMerger.Merge([header, footer], [Line(0.1, "Cl1nic"), Line(0.5, "scanned")]);

        Assert.Equal(["Clinic", "scanned", "Page"], merged.Select(line => line.Text));
    }

    private static TextLine Line(double top, params string[] words) =>
        new([.. words.Select((word, index) => new TextWord(word, new(index * 0.1, top, 0.09, 0.02), 1))]);

    private static PageBox Rounded(PageBox box) =>
        new(Math.Round(box.Left, 6), Math.Round(box.Top, 6), Math.Round(box.Width, 6), Math.Round(box.Height, 6));
}
