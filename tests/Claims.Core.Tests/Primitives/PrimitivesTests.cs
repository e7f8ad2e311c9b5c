using System.Globalization;
using System.Text.Json;
using Claims.Core.Primitives;

namespace Claims.Core.Tests.Primitives;

public sealed class PrimitivesTests
{
    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1234567890", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678931", false)]
    [InlineData("123456789X", false)]
    [InlineData(null, false)]
    public void An_npi_needs_its_check_digit(string? text, bool valid) =>
        Assert.Equal(valid, Npi.TryParse(text, out _));

    [Fact]
    public void Every_wrong_digit_of_an_npi_is_noticed()
    {
        const string Valid = "1234567893";
        var wrong =
            from position in Enumerable.Range(0, 10)
            from digit in "0123456789"
            where Valid[position] != digit
            select $"{Valid[..position]}{digit}{Valid[(position + 1)..]}";

        Assert.All(wrong, text => Assert.False(Npi.TryParse(text, out _)));
    }

    [Fact]
    public void Money_refuses_parts_of_a_cent() => Assert.Throws<ArgumentException>(() => new Money(0.005m));

    [Theory]
    [InlineData("1234.5", "$1,234.50")]
    [InlineData("-3", "-$3.00")]
    [InlineData("0", "$0.00")]
    public void Money_is_printed_as_people_read_it(string amount, string expected) =>
        Assert.Equal(expected, new Money(decimal.Parse(amount, CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Money_with_trailing_zeros_is_the_same_money() => Assert.Equal(new Money(1.5m), new Money(1.50m));

    [Fact]
    public void Ids_travel_as_plain_strings()
    {
        var id = TextId.Parse<EncounterId>("abc-1");

        var json = JsonSerializer.Serialize(id, CoreJson.Options);

        Assert.Equal("\"abc-1\"", json);
        Assert.Equal(id, JsonSerializer.Deserialize<EncounterId>(json, CoreJson.Options));
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("a b")]
    public void An_id_cannot_hold_what_a_path_could_abuse(string text) =>
        Assert.False(ChartId.TryParse(text, out _));

    [Fact]
    public void A_claim_id_is_stable_short_and_different_for_each_submission()
    {
        var encounter = TextId.Parse<EncounterId>("abc-1");

        var ids = Enumerable.Range(1, 500).Select(submission => ClaimId.For(encounter, submission)).ToList();

        Assert.Equal(ids[0], ClaimId.For(encounter, 1));
        Assert.Equal(500, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(17, id.Value.Length));
        Assert.All(ids, id => Assert.True(ClaimId.TryParse(id.Value, out _)));
    }
}
