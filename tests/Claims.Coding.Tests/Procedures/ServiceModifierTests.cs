using Claims.Coding.CodeSets.Library;
using Claims.Coding.Notes;
using Claims.Coding.Procedures;
using Claims.Coding.Tests.CodeSets.Library;

namespace Claims.Coding.Tests.Procedures;

/// <summary>Modifiers 59 and X{EPSU}, 26 and TC, with invented NCCI edits and charges.</summary>
public sealed class ServiceModifierTests : IDisposable
{
    private static readonly DateOnly Day = SmallRelease.Day("2026-11-28");

    private static readonly ProcedureSuggester Suggester = new(ChargeMaster.Parse(new StringReader("""
        code,description,charge,modifiers,keywords
        11102,Skin sample,110,,biopsy done
        17110,Wart,95,,wart frozen;warts frozen
        99213,Visit,130,,
        71046,Chest picture,70,,chest x-ray done
        71046,Chest picture reading,20,26,
        73562,Knee picture,66,,knee x-ray done
        72148,Back picture,300,TC,lumbar mri done
        """)).Master);

    private readonly TemporaryFolder _folder = new();
    private readonly CodeLibrary _library;

    public ServiceModifierTests()
    {
        _library = new(_folder.In("codes"));
        _library.Import(_folder.Write(
            "ccipra-v323r0-f1.txt",
            "17110\t11102\t\t20200101\t*\t1\tInvented\n99213\t17110\t\t20200101\t*\t0\tInvented\n"));
    }

    public void Dispose()
    {
        _library.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Warts frozen on the left hand. Biopsy done on the back.", "XS", "\"left hand\" and \"back\"")]
    [InlineData("Wart frozen on the left hand, biopsy done on the right hand.", "XS",
        "\"left hand\" and \"right hand\"")]
    [InlineData("Warts frozen. Biopsy done of another lesion.", "XS", "\"another lesion\"")]
    [InlineData("Warts frozen in the morning. Biopsy done later the same day.", "XE", "\"later the same day\"")]
    [InlineData("Warts frozen. Biopsy done by another physician.", "XP", "\"another physician\"")]
    public void A_separate_service_that_is_documented_gets_a_modifier_with_its_words(
        string text, string kind, string quoted)
    {
        var biopsy = Find("11102", text, medicare: true);

        Assert.Equal([kind], biopsy.Modifiers);
        Assert.Contains($"Modifier {kind} proposed (59 says the same)", biopsy.Reason, StringComparison.Ordinal);
        Assert.Contains(quoted, biopsy.Reason, StringComparison.Ordinal);
        Assert.True(biopsy.Evidence.Count > 1, "the words that separate the two are evidence too");
        Assert.Empty(Find("17110", text, medicare: true).Modifiers);
    }

    [Fact]
    public void Other_payers_get_59_and_are_told_the_narrower_one()
    {
        var biopsy = Find("11102", "Warts frozen on the left hand. Biopsy done on the back.");

        Assert.Equal(["59"], biopsy.Modifiers);
        Assert.Contains("(XS where the payer takes it)", biopsy.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Warts frozen on the left hand. Biopsy done on the left hand.")]
    [InlineData("Warts frozen. Biopsy done.")]
    [InlineData("Warts frozen on the left hand. Biopsy done.")]
    public void Without_documentation_no_modifier_is_proposed_and_the_pair_is_told(string text)
    {
        var result = Suggest(text);

        Assert.All(result.Procedures, service => Assert.Empty(service.Modifiers));
        Assert.Contains(
            "unless separate: modifier 59",
            Assert.Single(result.Notes, note => note.Code == ServiceNoteCodes.Edit).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11", "")]
    [InlineData("22", "26")]
    [InlineData("23", "26")]
    public void In_a_facility_the_reading_alone_is_billed(string place, string expected)
    {
        var picture = Find("71046", "Chest x-ray done.", place);

        Assert.Equal(expected, string.Join(' ', picture.Modifiers));
        Assert.Equal(expected.Length > 0 ? 20 : 70, picture.Item.Charge);
        Assert.Equal(
            expected.Length > 0, picture.Reason.Contains($"place of service {place}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_has_no_charge_of_its_own_is_told() => Assert.Contains(
        "no line for 73562-26: check the charge", Find("73562", "Knee x-ray done.", "22").Reason,
        StringComparison.Ordinal);

    [Fact]
    public void A_picture_read_by_somebody_else_is_billed_for_its_technical_part()
    {
        var picture = Find("73562", "Knee x-ray done. It will be read by the radiologist.");

        Assert.Equal(["TC"], picture.Modifiers);
        Assert.Contains("\"read by the radiologist\"", picture.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_the_charge_master_names_stays_in_a_facility_too()
    {
        var picture = Find("72148", "Lumbar MRI done.", "22");

        Assert.Equal(["TC"], picture.Modifiers);
        Assert.Contains("the charge master says so", picture.Reason, StringComparison.Ordinal);
    }

    private ProcedureSuggestion Find(string code, string text, string place = "11", bool medicare = false) =>
        Suggest(text, place, medicare).Procedures.Single(service => service.Item.Code == code);

    private ProcedureResult Suggest(string text, string place = "11", bool medicare = false) => Suggester.Suggest(
        NoteText.FromPlain($"Procedure: {text}"),
        new() { PlaceOfService = place, IsMedicare = medicare, DateOfService = Day, Edits = _library.EditsOn(Day) });
}
