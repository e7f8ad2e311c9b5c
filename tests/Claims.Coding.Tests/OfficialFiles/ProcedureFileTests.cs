using Claims.Coding.CodeSets;
using Claims.Coding.OfficialFiles;
using Kind = Claims.Coding.OfficialFiles.OfficialFileKind;

namespace Claims.Coding.Tests.OfficialFiles;

/// <summary>Readers of HCPCS, NCCI and fee files on small invented ones.</summary>
public sealed class ProcedureFileTests
{
    [Fact]
    public void HCPCS_columns_are_read_and_continuation_lines_appended()
    {
        var text = Official.HcpcsLine("J0001", '3', "Injection, invented", "Inj invented", 'D', "20200101", "20260701")
            + Official.HcpcsLine("J0001", '4', "substance, 10 mg")
            + Official.HcpcsLine("ZZ", '7', "Invented modifier", "", ' ', "20200101", "20200101", "20251231");

        var codes = HcpcsReader.Read(Official.Text(Kind.HcpcsFixed, text));

        Assert.Equal(
            [
                new("J0001", "Injection, invented substance, 10 mg", "Inj invented", "D", new(2020, 1, 1),
                    new(2026, 7, 1), null),
                new("ZZ", "Invented modifier", "", "", new(2020, 1, 1), new(2020, 1, 1), new(2025, 12, 31)),
            ],
            codes);
        Assert.True(codes[1].IsValidOn(new(2025, 12, 31)));
        Assert.False(codes[1].IsValidOn(new(2026, 1, 1)));
        Assert.False(codes[0].IsValidOn(new(2019, 12, 31)));
    }

    [Fact]
    public void A_continuation_without_a_beginning_and_an_impossible_date_are_named()
    {
        var text = Official.HcpcsLine("J0001", '4', "substance")
            + Official.HcpcsLine("J0002", '3', "Injection", added: "20201340");

        var fault = Assert.Throws<InvalidDataException>(() => HcpcsReader.Read(Official.Text(Kind.HcpcsFixed, text)));

        Assert.Contains("line 1: the record '4'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("line 2: a date", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,description\nA,B\n")]
    [InlineData("code,long_description,date_added\nJ0001,Injection,yesterday\n")]
    [InlineData("code,long_description\nJ0001,\n")]
    [InlineData("code,long_description\nJ0001,One\nJ0001,Two\n")]
    public void A_HCPCS_list_with_faults_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => HcpcsReader.Read(Official.Text(Kind.HcpcsList, text)));

    [Fact]
    public void Pairs_are_read_below_six_lines_of_heading()
    {
        var pairs = NcciReader.Pairs(Official.Text(Kind.PtpPractitioner,
            "CPT only\nnotice\n\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\nx\ny\n"
            + "A0001\tA0002\t\t20200101\t*\t1\tMisuse of column two code\n"
            + "A0001\tA0003\t*\t19960101\t20201231\t9\tDeleted\n")).ToList();

        Assert.Equal(
            [
                new("A0001", "A0002", new(2020, 1, 1), null, PairModifier.Allowed, "Misuse of column two code"),
                new("A0001", "A0003", new(1996, 1, 1), new(2020, 12, 31), PairModifier.NotApplicable, "Deleted"),
            ],
            pairs);
        Assert.Throws<InvalidDataException>(() => NcciReader.Pairs(Official.Text(Kind.PtpPractitioner,
            "A0001\tA0002\t\t20200101\t*\t1\tx\nA0001\tA0002\t\t2020\t*\t1\tx\n")).ToList());
    }

    [Fact]
    public void Unit_limits_are_read_below_a_quoted_notice_of_several_lines()
    {
        var limits = NcciReader.Units(Official.Text(Kind.MuePractitioner,
            "\"A notice\nof two lines, with a comma\"\nHCPCS/CPT Code,MUE Values,Indicator,Rationale\n"
            + "A0001,3,2 Date of Service Edit: Policy,Nature of service\nA0002,1,1 Line Edit,\"Anatomic, clearly\"\n"));

        Assert.Equal(
            [
                new("A0001", 3, UnitAdjudication.DayByPolicy, "Nature of service"),
                new("A0002", 1, UnitAdjudication.Line, "Anatomic, clearly"),
            ],
            limits);
        Assert.Throws<InvalidDataException>(() =>
            NcciReader.Units(Official.Text(Kind.MuePractitioner, "A0001,3,2 x,y\nA0002,many,2 x,y\n")));
    }

    [Fact]
    public void Add_on_codes_are_read_from_CSV_and_from_fixed_text()
    {
        const string csv = "Add-On Code,AOC Del Dt,Primary Code,Primary Code Del Dt,AOC Edit Type,AOC Edit Eff Dt,"
            + "AOC Edit Del Dt,Special Instruction Notes\n"
            + "A0009,,A0001,,1,2026001,,Once a day\nA0008,,CCCCC,,2,2013001,,\n";
        const string text = "A0009       A0001       12026001       Once a day\nA0008       CCCCC       22013001\n";
        AddOnEdit[] expected =
        [
            new("A0009", "A0001", 1, new(2026, 1, 1), null, "Once a day"),
            new("A0008", null, 2, new(2013, 1, 1), null, ""),
        ];

        Assert.Equal(expected, NcciReader.AddOns(Official.Text(Kind.AddOn, csv, "AOC_V2026Q1-MCR.csv")));
        Assert.Equal(expected, NcciReader.AddOns(Official.Text(Kind.AddOn, text, "AOC_V2026Q1-MCR.txt")));
    }

    [Fact]
    public void Relative_values_are_read_below_the_row_that_begins_with_HCPCS()
    {
        const string heading =
            "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,"
            + "OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT";
        const string row =
            "A0001,26,not taken,A,,1.30,1.21,,0.52,,0.10,2.61,1.92,0,XXX,0,0,0,0,0,0,0,0,,,33.4009,09,0,99,0,0,0";

        var values = RelativeValuesReader.Read(
            Official.Text(Kind.RelativeValues, $"2026 values,,\nRELEASED,,\n{heading}\n{row}\n"));

        Assert.Equal(
            new("A0001", "26", "A", 1.30m, 1.21m, 0.52m, 0.10m, 2.61m, 1.92m, "XXX", 33.4009m), Assert.Single(values));
        Assert.Throws<InvalidDataException>(() =>
            RelativeValuesReader.Read(Official.Text(Kind.RelativeValues, $"{row}\n")));
        Assert.Throws<InvalidDataException>(() => RelativeValuesReader.Read(
            Official.Text(Kind.RelativeValues, $"{heading}\n{row.Replace("1.30", "high")}\n")));
    }

    [Theory]
    [InlineData("20260701", "2026-07-01")]
    [InlineData("2026182", "2026-07-01")]
    [InlineData("07/01/2026", "2026-07-01")]
    [InlineData("*", null)]
    [InlineData("00000000", null)]
    [InlineData("9999365", null)]
    public void Dates_are_read_in_the_agencies_forms(string text, string? expected)
    {
        Assert.True(OfficialDate.TryParse(text, out var date));
        Assert.Equal(expected, date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026400")]
    [InlineData("tomorrow")]
    [InlineData("20261332")]
    public void What_is_no_date_is_said_to_be_none(string text) => Assert.False(OfficialDate.TryParse(text, out _));
}
