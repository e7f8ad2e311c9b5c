using Claims.Edi.Codes;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X835;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X835;

namespace Claims.Edi.Tests.Codes;

public sealed class CodeListTests
{
    public static TheoryData<string> Names() => [.. CodeList.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_list_has_codes_with_short_plain_wording(string name)
    {
        var list = CodeList.Of(name);
        Assert.True(list.Entries.Count(entry => entry.Value.Length > 0) >= 5);
        Assert.All(list.Entries, entry =>
        {
            Assert.Matches("^[A-Z0-9]{1,5}$", entry.Key);
            Assert.True(entry.Value.Length <= 80, entry.Key);
            Assert.Equal(entry.Value, entry.Value.Trim());
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_list_names_its_source_and_its_month(string name)
    {
        using var stream = typeof(CodeList).Assembly.GetManifestResourceStream($"Codes/{name}.txt")!;
        using var reader = new StreamReader(stream);
        var header = string.Concat(reader.ReadToEnd().Split('\n').TakeWhile(line => line.StartsWith('#')));
        Assert.Matches("20[0-9]{2}-[01][0-9]", header);
        Assert.Matches("codes:|CMS", header);
    }

    [Fact]
    public void Codes_are_described_in_plain_words()
    {
        Assert.Equal("above the fee schedule or contract", CodeList.AdjustmentReasons.Describe("45"));
        Assert.Equal("Office", CodeList.PlacesOfService.Describe("11"));
        Assert.Equal("overpayment recovered", CodeList.ProviderAdjustments.Describe("WO"));
        Assert.Equal("accepted into adjudication", CodeList.StatusCategories.Describe("A2"));
        Assert.Equal("entity's NPI", CodeList.StatusCodes.Describe("562"));
        Assert.Equal("", CodeList.AdjustmentReasons.Describe("9999"));
    }

    [Fact]
    public void A_range_holds_codes_that_have_no_wording()
    {
        Assert.True(CodeList.RemarkCodes.Contains("N911") && CodeList.RemarkCodes.Contains("MA02"));
        Assert.False(CodeList.RemarkCodes.Contains("N999") || CodeList.RemarkCodes.Contains("MA2"));
        Assert.Equal("see the plan's benefit documents", CodeList.RemarkCodes.Describe("N130"));
    }

    [Fact]
    public void The_list_of_an_element_is_found_for_a_description()
    {
        var adjustment = new Segment("CAS", "PR", "1", "50");
        Assert.Equal("patient responsibility",
            CodeList.OfElement(adjustment, 1)!.Describe(adjustment[1]));
        Assert.Equal("deductible", CodeList.OfElement(adjustment, 2)!.Describe(adjustment[2]));
        Assert.Null(CodeList.OfElement(adjustment, 3));
        Assert.Same(CodeList.StatusCodes, CodeList.OfElement(new Segment("STC"), 1, 2));
        Assert.Same(CodeList.RemarkCodes, CodeList.OfElement(new Segment("LQ", "HE", "N130"), 2));
        Assert.Null(CodeList.OfElement(new Segment("LQ", "RX", "70"), 2));
    }

    [Fact]
    public void An_unknown_list_is_refused() => Assert.Throws<ArgumentException>(() => CodeList.Of("birds"));

    [Theory]
    [InlineData("CAS*CO*45*40", "CAS*CO*999*40", "CAS", 2)]
    [InlineData("CAS*CO*45*40", "CAS*CO*45*30**998*10", "CAS", 5)]
    [InlineData("LQ*HE*N130", "LQ*HE*N9999", "LQ", 2)]
    [InlineData("MOA***MA01", "MOA***MA01*Q1", "MOA", 4)]
    [InlineData("L6*-5", "Q7*-5", "PLB", 3)]
    [InlineData("*110**12*", "*110**QQ*", "CLP", 6)]
    public void A_code_no_list_has_is_a_warning_and_still_read(
        string part, string replacement, string segment, int element)
    {
        var line = Remittances.Line(150, 110, new ClaimAdjustment("CO", "45", 40)) with { Remarks = [new("N130")] };
        var claim = Remittances.Claim("1", 150, 110, line) with { RemarkCodes = ["MA01"] };
        var interest = new ProviderAdjustment("1234567893", new(2026, 12, 31), new ProviderAdjustmentReason("L6", -5));
        var valid = InterchangeWriter.ToText(Remittances.File(Remittances.Of(115, [claim], interest)));
        Assert.Empty(InterchangeReader.Read(valid).Issues);
        Assert.Contains(part, valid, StringComparison.Ordinal);
        var issue = Assert.Single(InterchangeReader.Read(valid.Replace(part, replacement)).Issues);
        Assert.Equal((EdiCodes.CodeUnlisted, EdiSeverity.Warning, segment, element),
            (issue.Code, issue.Severity, issue.SegmentId, issue.ElementPosition));
    }

    [Fact]
    public void Places_of_service_are_looked_up_on_professional_claims_and_lines()
    {
        var valid = InterchangeWriter.ToText(Claims837.File());
        Assert.Equal([EdiCodes.CodeUnlisted], Codes(valid.Replace("11:B:1", "97:B:1")));
        Assert.Equal([EdiCodes.CodeUnlisted], Codes(valid.Replace("*150*UN*1***1:2", "*150*UN*1*98**1:2")));
    }

    private static IEnumerable<string> Codes(string text) =>
        InterchangeReader.Read(text).Issues.Select(issue => issue.Code);
}
