using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Diagnoses;

/// <summary>A clinic's own words, used only when a person has signed them.</summary>
public sealed class LocalTermsTests
{
    [Fact]
    public void Only_signed_terms_count_as_reviewed()
    {
        var (terms, errors) = Parse(
            "# Invented.\ncode,term,reviewed_by,reviewed_on\n"
                + "E78.5,greasy blood,A. Coder,2026-11-28\nI10,\"pressure, high\",,\n");

        Assert.Empty(errors);
        Assert.Equal([("E78.5", "greasy blood", true), ("I10", "pressure, high", false)],
            terms.Select(listed => (listed.Term.Code.ToString(), listed.Term.Text, listed.IsReviewed)));
    }

    [Theory]
    [InlineData("nonsense,x,,", "not a diagnosis code")]
    [InlineData("I10,,,", "1 to 8 words")]
    [InlineData("I10,of the,,", "1 to 8 words")]
    [InlineData("I10,pressure,A. Coder,", "half signed")]
    [InlineData("I10,pressure,A. Coder,28.11.2026", "not a date")]
    [InlineData("I10,\"pressure,,", "not closed")]
    public void A_line_with_a_fault_is_left_out_and_told(string line, string expected)
    {
        var (terms, errors) = Parse($"code,term,reviewed_by,reviewed_on\n{line}\n");

        Assert.Empty(terms);
        var error = Assert.Single(errors);
        Assert.Equal(2, error.Line);
        Assert.Contains(expected, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposed_line_is_read_back_and_waits()
    {
        var term = new LocalTerm(Icd10Code.Parse("E78.5"), "greasy, thick blood");

        var listed = Assert.Single(Parse(LocalTerms.Line(term)).Terms);

        Assert.Equal((term, false), (listed.Term, listed.IsReviewed));
    }

    [Fact]
    public void A_clinic_s_term_leads_to_its_code_and_says_whose_it_is()
    {
        var note = NoteText.FromPlain("Assessment: Greasy blood.");
        var context = new SuggestionContext(Suggesting.DateOfService);
        Assert.DoesNotContain(Suggesting.Shared.Suggest(note, context).Diagnoses, found => $"{found.Code}" == "E78.5");

        var suggester = new CodeSuggester(CodeSet.Starter, [new(Icd10Code.Parse("E78.5"), "greasy blood")]);

        var found = Assert.Single(suggester.Suggest(note, context).Diagnoses);
        Assert.Equal("E78.5", found.Code.ToString());
        Assert.Equal("Greasy blood", note.Slice(Assert.Single(found.Evidence)));
        Assert.Contains("the clinic's term: greasy blood", found.Path);
    }

    [Fact]
    public void A_clinic_s_term_decides_over_the_project_s_for_the_same_words()
    {
        var suggester = new CodeSuggester(CodeSet.Starter, [new(Icd10Code.Parse("E78.2"), "high cholesterol")]);

        var found = suggester.Suggest(
            NoteText.FromPlain("Assessment: High cholesterol."), new(Suggesting.DateOfService)).Diagnoses;

        Assert.Equal("E78.2", Assert.Single(found).Code.ToString());
    }

    [Fact]
    public void A_reason_names_the_section_in_words() =>
        Assert.Equal("family history", SectionKind.FamilyHistory.InWords());

    private static LocalTermsReading Parse(string text) => LocalTerms.Parse(new StringReader(text));
}
