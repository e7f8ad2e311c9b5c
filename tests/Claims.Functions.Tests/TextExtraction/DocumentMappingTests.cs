using System.Drawing;
using Azure.AI.FormRecognizer.DocumentAnalysis;
using Claims.Core.Charts;
using Claims.Functions.TextExtraction;
using Factory = Azure.AI.FormRecognizer.DocumentAnalysis.DocumentAnalysisModelFactory;

namespace Claims.Functions.Tests.TextExtraction;

/// <summary>The service's result as Core's text; all of it invented.</summary>
public sealed class DocumentMappingTests
{
    [Fact]
    public void Pages_words_and_places_come_over()
    {
        var words = new[] { Word("Seen", 0, 0.85f, 0.9f), Word("today", 5, 1.7f, 0.7f) };
        var text = DocumentMapping.TextOf(Factory.AnalyzeResult(
            "prebuilt-read",
            pages:
            [
                Page(2, []),
                Page(1, words, Factory.DocumentLine("Seen today", words: words)),
            ],
            serviceVersion: "2023-07-31"));

        Assert.Equal("document intelligence prebuilt-read 2023-07-31", text.Engine);
        Assert.Equal([1, 2], text.Pages.Select(page => page.Number));
        var page = text.Pages[0];
        Assert.Equal((2550, 3300), (page.Width, page.Height));
        Assert.Equal(0.8, page.Confidence, 3);
        Assert.Equal(0, text.Pages[1].Confidence);
        Assert.Equal(TextSource.Recognised, page.Source);
        var first = Assert.Single(page.Lines).Words[0];
        Assert.Equal("Seen", first.Text);
        Assert.Equal(0.1, first.Box.Left, 3);
        Assert.Equal(0.1, first.Box.Top, 3);
        Assert.Equal(0.1, first.Box.Width, 3);
        Assert.Equal(0.02, first.Box.Height, 3);
    }

    [Fact]
    public void Boxes_stay_on_the_page_and_pixels_stay_pixels()
    {
        var word = Factory.DocumentWord(
            "edge", [new(-5, -5), new(1_010, -5), new(1_010, 30), new(-5, 30)], Factory.DocumentSpan(0, 4), 1.2f);
        var text = DocumentMapping.TextOf(Factory.AnalyzeResult(pages:
        [
            Factory.DocumentPage(
                1, 0, 1_000, 500, DocumentPageLengthUnit.Pixel, words: [word],
                lines: [Factory.DocumentLine("edge", words: [word])]),
        ]));

        var page = Assert.Single(text.Pages);
        Assert.Equal((1_000, 500), (page.Width, page.Height));
        Assert.Equal(new PageBox(0, 0, 1, 0.06), page.Lines[0].Box);
        Assert.Equal(1, page.Lines[0].Words[0].Confidence);
    }

    [Fact]
    public void A_label_and_its_value_that_stand_apart_become_one_more_line()
    {
        var label = Word("Member:", 0, 0.85f, 0.9f);
        var value = Word("X123", 8, 6.8f, 0.9f);
        var text = DocumentMapping.TextOf(Factory.AnalyzeResult(
            "prebuilt-document",
            pages:
            [
                Page(
                    1, [label, value], Factory.DocumentLine("Member:", words: [label]),
                    Factory.DocumentLine("X123", words: [value])),
            ],
            keyValuePairs:
            [
                Factory.DocumentKeyValuePair(Element(0, 7), Element(8, 4), 0.9f),
                Factory.DocumentKeyValuePair(Element(8, 4), Element(0, 7), 0.2f),
                Factory.DocumentKeyValuePair(Element(0, 7), null, 0.9f),
            ]));

        Assert.Equal(["Member:", "X123", "Member: X123"], text.Pages[0].Lines.Select(line => line.Text));
    }

    private static DocumentKeyValueElement Element(int start, int length) => Factory.DocumentKeyValueElement(
        "", [Factory.BoundingRegion(1, [])], [Factory.DocumentSpan(start, length)]);

    private static DocumentWord Word(string text, int start, float left, float confidence) => Factory.DocumentWord(
        text,
        [new PointF(left, 1.1f), new(left + 0.85f, 1.1f), new(left + 0.85f, 1.32f), new(left, 1.32f)],
        Factory.DocumentSpan(start, text.Length),
        confidence);

    private static DocumentPage Page(int number, DocumentWord[] words, params DocumentLine[] lines) =>
        Factory.DocumentPage(number, 0, 8.5f, 11, DocumentPageLengthUnit.Inch, words: words, lines: lines);
}
