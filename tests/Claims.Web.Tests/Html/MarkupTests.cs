using Claims.Web.Html;

namespace Claims.Web.Tests.Html;

public sealed class MarkupTests
{
    [Fact]
    public void Holes_are_encoded_and_markup_in_them_is_not()
    {
        const string hostile = "<a href='x'>\"&";
        var inner = Markup.Of($"<b>{hostile}</b>");

        Assert.Equal(
            "<i><b>&lt;a href=&#x27;x&#x27;&gt;&quot;&amp;</b></i>", Markup.Of($"<i>{inner}</i>").ToString());
    }

    [Fact]
    public void Names_with_accents_stay_readable() =>
        Assert.Equal("Núñez – 1", Markup.Of($"{"Núñez"} – {1}").ToString());

    [Fact]
    public void Numbers_do_not_follow_the_culture() => Assert.Equal("1234.5", Markup.Of($"{1234.5m}").ToString());

    [Fact]
    public void A_literal_that_is_not_wanted_is_not_even_made()
    {
        string? missing = null;

        Assert.Equal("", Markup.When(missing is not null, $"{missing!.Length}").ToString());
    }

    [Theory]
    [InlineData(30, "1 min")]
    [InlineData(3600, "1 h")]
    [InlineData(47 * 3600, "47 h")]
    [InlineData(49 * 3600, "2 d")]
    public void Ages_are_told_in_few_words(int seconds, string words)
    {
        var now = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal(words, Ages.Since(now.AddSeconds(-seconds), now));
        Assert.Equal($"in {words}", Ages.Until(now.AddSeconds(seconds), now));
        Assert.Equal($"{words} late", Ages.Until(now.AddSeconds(-seconds), now));
    }
}
