using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.Tests.Charts;

public sealed class ContractFeesTests
{
    private static readonly PayerId Payer = TextId.Parse<PayerId>("example-health");

    [Theory]
    [InlineData("99213", "", 1, 130.0, "2026-06-01", 104.0)]
    [InlineData("99213", "25", 1, 130.0, "2026-06-01", 110.5)]
    [InlineData("99213", "", 2, 260.0, "2026-06-01", 208.0)]
    [InlineData("99213", "", 1, 90.0, "2026-06-01", 90.0)]
    [InlineData("99213", "", 1, 130.0, "2027-01-01", 107.25)]
    [InlineData("93000", "", 1, 70.0, "2026-06-01", 17.02)]
    [InlineData("J1100", "", 1, 70.0, "2026-06-01", 56.0)]
    public void A_line_is_allowed_what_its_contract_says(
        string code, string modifier, int units, double charge, string day, double expected)
    {
        var (schedule, faults) = Read(
            """
            # invented
            example-health,2026-01-01,2026-12-31,99213,,104.00
            example-health,2026-01-01,2026-12-31,99213,25,110.50
            example-health,2027-01-01,,99213,,107.25
            example-health,2026-01-01,,93000,,115% of medicare
            example-health,2026-01-01,,*,,80% of charge
            medicare,2026-01-01,2026-12-31,93000,,14.80
            """);

        Assert.Empty(faults);
        Assert.Equal(
            new Money((decimal)expected),
            schedule.Expected(
                Payer, DateOnly.ParseExact(day, "yyyy-MM-dd"), code, modifier.Length > 0 ? [modifier] : [], units,
                new((decimal)charge)));
    }

    [Fact]
    public void What_no_contract_says_is_not_expected()
    {
        var (schedule, _) = Read("example-health,2026-01-01,2026-06-30,99213,,104.00");

        Assert.Null(schedule.Expected(Payer, new(2026, 7, 1), "99213", [], 1, new(130m)));
        Assert.Null(schedule.Expected(Payer, new(2026, 6, 1), "99214", [], 1, new(130m)));
    }

    [Theory]
    [InlineData("somebody,2026-01-01,,99213,,104.00", "no payer")]
    [InlineData("example-health,2026-13-01,,99213,,104.00", "From and until")]
    [InlineData("example-health,2026-02-01,2026-01-01,99213,,104.00", "From and until")]
    [InlineData("example-health,2026-01-01,,99213,,free", "not an amount")]
    [InlineData("example-health,2026-01-01,,99213,,50% of list", "not an amount")]
    [InlineData("medicare,2026-01-01,,99213,,50% of medicare", "not an amount")]
    [InlineData("example-health,2026-01-01,,99213", "There are 4 cells")]
    public void A_wrong_line_is_said_with_its_number(string line, string fault)
    {
        var (_, faults) = Read($"example-health,2026-01-01,,99214,,142.00\n{line}");

        var (number, text) = Assert.Single(faults);
        Assert.Equal(3, number);
        Assert.Contains(fault, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lines_for_the_same_days_are_a_fault()
    {
        var (_, faults) = Read(
            "example-health,2026-01-01,2026-12-31,99213,,104.00\nexample-health,2026-12-31,,99213,,105.00");

        Assert.Equal(3, Assert.Single(faults).Line);
    }

    private static (ContractFees Schedule, IReadOnlyList<(int Line, string Text)> Faults) Read(string lines) =>
        ContractFees.Read(new StringReader($"payer,from,until,code,modifier,terms\n{lines}"), [Payer]);
}
