using Claims.Coding.CodeSets.Library;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.Tests.CodeSets.Library;

namespace Claims.Coding.Tests.Diagnoses;

/// <summary>The alphabetic index of an imported, invented release leads from a note's words to codes.</summary>
public sealed class IndexWalkTests : IDisposable
{
    private const string Index = """
        <ICD10CM.index><version>2027</version><title>INDEX</title><letter><title>Q</title>
        <mainTerm><title>Quandary <nemod>(mental)</nemod></title><code>A00.9</code>
        <term level="1"><title>purple</title><code>A00.1</code></term>
        <term level="1"><title>green</title><code>A00.-</code></term>
        <term level="1"><title>grey</title><code>A99.9</code></term>
        <term level="1"><title>due to</title><term level="2"><title>trees</title><code>A00.1</code></term></term>
        </mainTerm></letter></ICD10CM.index>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("purple quandary", "A00.1", "alphabetic index: Quandary, purple")]
    [InlineData("green quandary", "A00.9", "alphabetic index: Quandary, green")]
    public void A_term_of_the_index_leads_to_its_code_and_the_path_says_so(string words, string code, string path)
    {
        var found = Assert.Single(Suggest($"Assessment: {words}").Diagnoses);

        Assert.Equal(code, found.Code.ToString());
        Assert.Contains(path, found.Path);
    }

    [Fact]
    public void A_main_term_alone_is_a_candidate()
    {
        var result = Suggest("Assessment: quandary");

        Assert.Empty(result.Diagnoses);
        Assert.Equal("A00.9", Assert.Single(result.Candidates).Code.ToString());
    }

    [Fact]
    public void A_code_that_the_tabular_list_lacks_is_not_given() =>
        Assert.DoesNotContain(Suggest("Assessment: grey quandary").Diagnoses, found => found.Code.IsUnder("A99"));

    private CodingResult Suggest(string text)
    {
        using var library = new CodeLibrary(_folder.In("codes"));
        library.Import(SmallRelease.Order(
            _folder, "icd10cm-order-2027.txt", "*A00", "A001=First invention", "A009=Invention, unspecified"));
        library.Import(_folder.Write("icd10cm-index-2027.xml", Index));
        var day = SmallRelease.Day("2026-11-28");
        return new CodeSuggester(library.DiagnosesOn(day).Set).Suggest(NoteText.FromPlain(text), new(day));
    }
}
