using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Syntax;

public sealed class ProviderIdentifierTests
{
    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1811901945", true)]
    [InlineData("1234567890", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678930", false)]
    [InlineData("123456789X", false)]
    [InlineData("", false)]
    public void IsNpi_checks_the_digit(string text, bool valid) => Assert.Equal(valid, ProviderIdentifiers.IsNpi(text));
}
