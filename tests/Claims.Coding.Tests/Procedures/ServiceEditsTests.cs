using Claims.Coding.CodeSets.Library;
using Claims.Coding.Procedures;
using Claims.Coding.Tests.CodeSets.Library;

namespace Claims.Coding.Tests.Procedures;

/// <summary>Services against invented NCCI edits.</summary>
public sealed class ServiceEditsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CodeLibrary _library;

    public ServiceEditsTests()
    {
        _library = new(_folder.In("codes"));
        Import("ccipra-v323r0-f1.txt",
            "A0001\tA0002\t\t20200101\t*\t0\tInvented\nA0001\t99213\t\t20200101\t*\t1\tInvented\n"
            + "A0001\tA0004\t\t20200101\t*\t1\tInvented\n");
        Import("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "A0003,2,3 Date of Service Edit: Clinical,Data\n");
        Import("AOC_V2026Q4-MCR.txt", "A0009       A0001       12026001       Once\n");
    }

    public void Dispose()
    {
        _library.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_pair_that_no_modifier_sets_aside_is_told() =>
        Assert.Contains("A0002 is not paid beside A0001 (NCCI), and no modifier", Only(Of("A0002"), Of("A0001")),
            StringComparison.Ordinal);

    [Fact]
    public void A_visit_beside_a_procedure_asks_for_25_and_a_procedure_for_59()
    {
        Assert.Contains("modifier 25 on 99213", Only(Of("99213"), Of("A0001")), StringComparison.Ordinal);
        Assert.Contains("modifier 59 (or XE", Only(Of("A0001"), Of("A0004")), StringComparison.Ordinal);
        Assert.Contains("modifier 25 says so: confirm", Only(Of("99213", 1, "25"), Of("A0001")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void More_units_than_are_paid_a_day_are_told()
    {
        Assert.Contains("3 units are proposed and at most 2", Only(Of("A0003", 3)), StringComparison.Ordinal);
        Assert.Empty(Check("2026-11-28", Of("A0003", 2)));
    }

    [Fact]
    public void An_add_on_code_asks_for_its_main_service()
    {
        Assert.Contains("one of A0001", Only(Of("A0009")), StringComparison.Ordinal);
        Assert.Empty(Check("2026-11-28", Of("A0001"), Of("A0009")));
    }

    [Fact]
    public void Pairs_count_on_their_dates_only() =>
        Assert.Empty(Check("2019-12-31", Of("A0001"), Of("A0002")));

    private static ProcedureSuggestion Of(string code, int units = 1, params string[] modifiers) =>
        new(new ChargeItem(code, "invented", 1, [], []), modifiers, units, 1, "", []);

    private string Only(params ProcedureSuggestion[] services) => Assert.Single(Check("2026-11-28", services));

    private IReadOnlyList<string> Check(string day, params ProcedureSuggestion[] services)
    {
        var edits = _library.EditsOn(SmallRelease.Day("2026-11-28"));
        return ServiceEdits.Check(services, edits!, SmallRelease.Day(day));
    }

    private void Import(string name, string text) => _library.Import(_folder.Write(name, text));
}
