using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Diagnoses;

public sealed class LearnedAssociationTests
{
    [Fact]
    public void Every_association_has_a_code_of_the_starter_set_and_a_probability()
    {
        var rows = DataFile.Rows("learned-associations.txt")
            .SelectMany(row => DataFile.Items(row[1]).Select(item => item.Split(' '))).ToList();

        Assert.InRange(rows.Count, 500, 5_000);
        Assert.All(rows, row =>
        {
            Assert.True(CodeSet.Starter.TryFind(Icd10Code.Parse(row[0]), Suggesting.DateOfService, out _), row[0]);
            Assert.InRange(double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), 0.02, 0.99);
        });
    }

    [Fact]
    public void A_plain_report_is_read_by_what_coders_gave_for_its_words()
    {
        var found = Read("The patient presented with adenopathy.");

        Assert.Contains("R59.0", found.Diagnoses.Concat(found.Candidates).Select(d => d.Code.ToString()));
        Assert.Contains(found.Diagnoses.Concat(found.Candidates),
            d => d.Reason.Contains("Coders of hospital reports", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There was no adenopathy.")]
    [InlineData("Possible adenopathy was described.")]
    [InlineData("Her mother had adenopathy.")]
    [InlineData("HPI: adenopathy")]
    [InlineData("The patient presented with adenopathy.\nAssessment: Gout.")]
    public void Words_denied_doubted_of_others_or_of_an_office_note_are_not_read_so(string text)
    {
        var found = Read(text);

        Assert.DoesNotContain(found.Diagnoses.Concat(found.Candidates),
            d => d.Reason.Contains("Coders of hospital reports", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_that_only_loose_terms_reach_is_never_proposed()
    {
        var found = Read("The patient had an infection with pain.");

        Assert.DoesNotContain(found.Diagnoses, d => d.Score >= 0.5 && d.Code.ToString() is "B99.9" or "R52");
        Assert.Contains("R52", found.Diagnoses.Concat(found.Candidates).Select(d => d.Code.ToString()));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void A_probability_and_its_score_lead_to_each_other(double probability) =>
        Assert.Equal(probability, Calibration.Probability(Calibration.Score(probability), assessed: false), 2);

    private static CodingResult Read(string text) =>
        Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));
}
