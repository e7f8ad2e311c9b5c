using Claims.Core.Charts;
using SkiaSharp;

namespace Claims.Documents.Tests;

public sealed class RedrawnPageTests
{
    private static readonly PageText Page = new(
        1, 2_550, 3_300, 0.9, TextSource.Recognised,
        [new([new("Hypertension", new(0.5, 0.5, 0.2, 0.02), 0.9)])]);

    [Fact]
    public void Words_stand_where_they_were_read_and_nowhere_else()
    {
        using var picture = SKBitmap.Decode(RedrawnPage.Draw(Page));

        Assert.Equal((1_275, 1_650), (picture.Width, picture.Height));
        Assert.True(InkIn(picture, 0.5, 0.5, 0.2, 0.02) > 100);
        Assert.Equal(0, InkIn(picture, 0, 0.1, 0.49, 0.85));
        Assert.Equal(0, InkIn(picture, 0.71, 0.1, 0.28, 0.85));
    }

    [Fact]
    public void It_says_on_itself_that_it_is_not_the_scan()
    {
        using var picture = SKBitmap.Decode(RedrawnPage.Draw(Page with { Lines = [] }));

        Assert.True(InkIn(picture, 0, 0, 1, 0.03) > 100);
        Assert.Equal(0, InkIn(picture, 0, 0.03, 1, 0.97));
    }

    [Fact]
    public void The_same_page_gives_the_same_bytes_and_a_page_without_a_size_is_drawn_too()
    {
        Assert.Equal(RedrawnPage.Draw(Page), RedrawnPage.Draw(Page));
        Assert.NotEmpty(RedrawnPage.Draw(Page with { Width = 0, Height = 0 }));
        Assert.NotEmpty(RedrawnPage.Draw(Page with { Width = 1, Height = int.MaxValue }));
    }

    private static int InkIn(SKBitmap picture, double left, double top, double width, double height)
    {
        var count = 0;
        for (var y = (int)(top * picture.Height); y < (int)((top + height) * picture.Height); y++)
        {
            for (var x = (int)(left * picture.Width); x < (int)((left + width) * picture.Width); x++)
            {
                count += picture.GetPixel(x, y) == SKColors.White ? 0 : 1;
            }
        }

        return count;
    }
}
