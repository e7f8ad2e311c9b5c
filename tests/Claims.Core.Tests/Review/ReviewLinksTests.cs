using Claims.Core.Review;
using Claims.Core.Tests.Charts;

namespace Claims.Core.Tests.Review;

public sealed class ReviewLinksTests
{
    private readonly ReviewFixture _fixture = new();

    [Fact]
    public async Task A_fresh_link_opens()
    {
        var token = await _fixture.OpenRoundAsync();

        var link = Assert.IsType<LinkResult.Valid>(await OpenAsync(token)).Link;

        Assert.Equal("coder@clinic.example", link.Audience);
    }

    [Fact]
    public async Task Changing_any_character_of_a_token_makes_it_worthless()
    {
        var token = await _fixture.OpenRoundAsync();

        for (var position = 0; position < token.Length; position++)
        {
            // The last character of base64 of 32 bytes carries two bits that are not used: change a used one.
            var other = token[position] == 'A' ? 'Q' : 'A';
            var changed = $"{token[..position]}{other}{token[(position + 1)..]}";
            if (changed != token)
            {
                Assert.IsType<LinkResult.Tampered>(await OpenAsync(changed));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("k1.")]
    [InlineData("k1.!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("../../etc/passwd")]
    public async Task Nonsense_is_told_from_links(string token) =>
        Assert.IsType<LinkResult.Tampered>(await OpenAsync(token));

    [Fact]
    public async Task A_link_for_one_action_opens_no_other()
    {
        var token = await _fixture.OpenRoundAsync();

        Assert.IsType<LinkResult.Tampered>(await _fixture.Links.OpenAsync(token, LinkAction.Answer, default));
    }

    [Fact]
    public async Task A_link_ends_at_its_expiry()
    {
        var token = await _fixture.OpenRoundAsync();

        _fixture.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.IsType<LinkResult.Valid>(await OpenAsync(token));
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<LinkResult.Expired>(await OpenAsync(token));
    }

    [Fact]
    public async Task Issuing_again_gives_the_same_link_and_one_record()
    {
        var first = await _fixture.OpenRoundAsync();
        var second = await _fixture.OpenRoundAsync();

        Assert.Equal(first, second);
        Assert.Single(await _fixture.Records.ListAsync<IssuedLink>(TestClinic.Id, "", default).ToListAsync());
    }

    [Fact]
    public async Task The_store_never_holds_the_token()
    {
        var token = await _fixture.OpenRoundAsync();

        var stored = (await _fixture.Records.ListAsync<IssuedLink>(TestClinic.Id, "", default).ToListAsync())[0].Record;

        Assert.DoesNotContain(token.Split('.')[1][..22], stored.ToString());
        Assert.Equal(64, stored.IdHash.Length);
    }

    [Fact]
    public async Task A_link_of_a_rotated_key_still_works_and_one_of_a_dropped_key_does_not()
    {
        var token = await _fixture.OpenRoundAsync();
        var fresh = new LinkKey("k2", new byte[32]);

        _fixture.Options.LinkKeys = [fresh, .. _fixture.Options.LinkKeys];
        Assert.IsType<LinkResult.Valid>(await OpenAsync(token));
        _fixture.Options.LinkKeys = [fresh];
        Assert.IsType<LinkResult.Tampered>(await OpenAsync(token));
    }

    [Fact]
    public async Task Without_a_strong_key_no_link_is_issued()
    {
        _fixture.Options.LinkKeys = [new("k1", new byte[31])];

        await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.OpenRoundAsync());
    }

    private Task<LinkResult> OpenAsync(string token) => _fixture.Links.OpenAsync(token, LinkAction.Review, default);
}
