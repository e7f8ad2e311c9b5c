using Claims.Coding.Procedures;

namespace Claims.Coding.Tests.Procedures;

public sealed class ChargeMasterTests
{
    [Fact]
    public void Parse_a_good_file_gives_its_items()
    {
        var reading = Parse(""""
            # our charges
            Code,Description,Charge,Modifiers,Keywords,Revenue Code
            99213,"Office visit, known patient",130.00,,visit
            j3301,Joint medicine,"1,003.50",RT;JZ,"triamcinolone; ""kenalog""",0636
            """");

        Assert.Empty(reading.Errors);
        Assert.Equal("Office visit, known patient", reading.Master.Find("99213")!.Description);
        var drug = reading.Master.Find(" J3301 ")!;
        Assert.Equal((1003.50m, "0636"), (drug.Charge, drug.RevenueCode));
        Assert.Equal(["RT", "JZ"], drug.Modifiers);
        Assert.Equal(["triamcinolone", "\"kenalog\""], drug.Keywords);
    }

    [Theory]
    [InlineData("9921,Visit,1.00,,")]
    [InlineData("99213,,1.00,,")]
    [InlineData("99213,Visit,free,,")]
    [InlineData("99213,Visit,-1.00,,")]
    [InlineData("99213,Visit,1.005,,")]
    [InlineData("99213,Visit,1.00,RTX,")]
    [InlineData("99213,Visit,1.00,25;RT;59;GT;LT,")]
    [InlineData("99213,\"Visit,1.00,,")]
    public void Parse_a_bad_line_reports_it_and_keeps_the_others(string line)
    {
        var reading = Parse($"code,description,charge,modifiers,keywords\n99214,Longer visit,185.00,,\n{line}\n");

        Assert.Equal(3, Assert.Single(reading.Errors).Line);
        Assert.Equal("99214", Assert.Single(reading.Master.Items).Code);
    }

    [Fact]
    public void Parse_a_code_twice_reports_the_second()
    {
        var reading = Parse("code,description,charge\n99213,A,1\n99213,B,2\n");

        Assert.Equal(3, Assert.Single(reading.Errors).Line);
        Assert.Equal("A", reading.Master.Find("99213")!.Description);
    }

    [Theory]
    [InlineData("")]
    [InlineData("code,description\n99213,Visit\n")]
    public void Parse_without_the_needed_columns_reports_line_one(string text) =>
        Assert.Equal(1, Assert.Single(Parse(text).Errors).Line);

    private static ChargeMasterReading Parse(string text) => ChargeMaster.Parse(new StringReader(text));
}
