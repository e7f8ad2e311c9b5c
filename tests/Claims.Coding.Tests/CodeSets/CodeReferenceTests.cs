using Claims.Coding.CodeSets;

namespace Claims.Coding.Tests.CodeSets;

public sealed class CodeReferenceTests
{
    [Theory]
    [InlineData("gestational diabetes (O24.4-)", "O24.410", true)]
    [InlineData("gestational diabetes (O24.4-)", "O24.9", false)]
    [InlineData("certain conditions (P00-P96)", "P96.89", true)]
    [InlineData("certain conditions (P00-P96)", "Q00.0", false)]
    [InlineData("insulin (Z79.4)", "Z79.4", true)]
    [InlineData("insulin (Z79.4)", "Z79.84", false)]
    [InlineData("glaucoma (H40-H42, H44.51-)", "H44.511", true)]
    [InlineData("no code E11.9 outside of brackets", "E11.9", false)]
    [InlineData("nothing (acute) (chronic)", "E11.9", false)]
    public void A_note_covers_the_codes_in_its_brackets(string note, string code, bool covered) => Assert.Equal(
        covered, CodeReference.Parse(note).Any(reference => reference.Covers(Icd10Code.Parse(code))));
}
