using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Documents.Tests;

public sealed class EstimatePdfTests
{
    private static readonly Estimate Estimate = new(
        "0123456789abcdef01234567", new(2026, 12, 1), new(2026, 11, 16), new(2026, 11, 19),
        [
            new("99213", "Office visit, established, low complexity", new(130m)),
            new("93000", "Electrocardiogram with reading", new(70m)),
        ],
        For: new(
            "Raymond Okafor", new(1961, 4, 5), new("88 Placeholder Road", "Chatham", "IL", "62629"), null,
            TextId.Parse<Npi>("2000000010"), Language.English, LargePrint: false));

    [SkippableFact]
    public void It_says_who_what_how_much_and_what_to_do_when_the_bill_is_higher()
    {
        var text = Poppler.Text(Draw(Estimate));

        Assert.All(
            [
                "Raymond Okafor", "April 5, 1961", "December 1, 2026", "November 16, 2026", "99213", "$130.00", "93000",
                "$70.00", "Expected total $200.00", "not a contract", "$400", "120 days", "1-800-985-3059",
                "NPI 2000000010", "001234567", "88 Placeholder Road",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void It_speaks_Spanish_and_in_large_print()
    {
        var text = Poppler.Text(Draw(Estimate with
        {
            For = Estimate.For! with { Language = Language.Spanish, LargePrint = true },
        }));

        Assert.All(
            ["1 de diciembre de 2026", "Total previsto $200.00", "No es un contrato", "Cargo previsto $70.00"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_estimate_gives_the_same_bytes() => Assert.Equal(Draw(Estimate), Draw(Estimate));

    [Fact]
    public void One_that_names_nobody_is_not_drawn() =>
        Assert.Throws<ArgumentException>(() => Draw(Estimate with { For = null }));

    private static byte[] Draw(Estimate estimate) => new EstimatePdf().Draw(Invented.Clinic, estimate);
}
