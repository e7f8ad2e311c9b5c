using System.Globalization;
using Claims.Edi.Envelope;

namespace Claims.Edi.Tests.Envelope;

/// <summary>Control numbers are remembered in little memory, and no repetition is missed among them.</summary>
public sealed class ControlNumbersTests
{
    [Fact]
    public void Numbers_that_run_on_take_the_same_memory_however_many_they_are()
    {
        var numbers = new ControlNumbers();
        for (var i = 1; i <= 1_000_000; i++)
            Assert.True(numbers.Add(i.ToString("D9", CultureInfo.InvariantCulture)));
        Assert.Equal(1, numbers.Runs);
        Assert.False(numbers.Add("000000001"));
        Assert.False(numbers.Add("000777777"));
        Assert.False(numbers.Add("001000000"));
        Assert.True(numbers.Add("001000001"));
    }

    [Theory]
    [InlineData("0001", "1")]
    [InlineData("A001", "B001")]
    [InlineData("A001", "001")]
    [InlineData("", "0")]
    [InlineData("CLAIMS", "CLAIMS0")]
    [InlineData("1234567890123456789", "2234567890123456789")]
    [InlineData("٣", "3")]
    public void Texts_that_differ_are_different_numbers(string one, string other)
    {
        var numbers = new ControlNumbers();
        Assert.True(numbers.Add(one));
        Assert.True(numbers.Add(other));
        Assert.False(numbers.Add(one));
        Assert.False(numbers.Add(other));
    }

    [Fact]
    public void Each_sender_has_numbers_of_its_own()
    {
        var numbers = new ControlNumbers();
        Assert.True(numbers.Add("000000001", "CLINIC"));
        Assert.True(numbers.Add("000000001", "PAYER"));
        Assert.False(numbers.Add("000000001", "CLINIC"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_any_order_exactly_the_repeated_ones_are_seen(int seed)
    {
        var random = new Random(seed);
        var numbers = new ControlNumbers();
        var all = new HashSet<int>();
        for (var i = 0; i < 20_000; i++)
        {
            var number = random.Next(12_000);
            Assert.Equal(all.Add(number), numbers.Add(number.ToString("D5", CultureInfo.InvariantCulture)));
        }
        Assert.InRange(numbers.Runs, 1, ControlNumbers.MostRuns);
    }

    [Fact]
    public void Numbers_far_apart_are_forgotten_when_they_are_too_many()
    {
        var numbers = new ControlNumbers();
        for (var i = 0; i < ControlNumbers.MostRuns; i++)
            Assert.True(numbers.Add((2 * i).ToString("D9", CultureInfo.InvariantCulture)));
        Assert.Equal(ControlNumbers.MostRuns, numbers.Runs);
        Assert.False(numbers.Add("000000000"));
        Assert.True(numbers.Add("999999999"));
        Assert.Equal(0, numbers.Runs);
        Assert.True(numbers.Add("000000000"));
        Assert.False(numbers.Add("000000000"));
    }
}
