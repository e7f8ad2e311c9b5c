using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Coding.PlainReports;
using Claims.Coding.Tests.Diagnoses;

namespace Claims.Coding.Tests.PlainReports;

public sealed class PlainReportTests
{
    private const string Course = "A 54-year-old man was seen in our hospital. He works in an office and lives with two "
        + "friends. The course over the next days was good and he went home on the fifth day. He came back after a month "
        + "and was well. The stitches were taken out in the clinic and he was told to come again in half a year.";

    private const string Learned = "Coders of hospital reports";

    [Fact]
    public void Every_learned_association_has_a_code_of_the_starter_set_and_a_share()
    {
        var tables = LearnedTables.Shipped;

        Assert.InRange(tables.Codes.Count, 1_000, 20_000);
        Assert.InRange(tables.Reports, 400, 500);
        Assert.All(tables.Codes.Values.SelectMany(items => items), item =>
        {
            Assert.True(CodeSet.Starter.TryFind(item.Code, Suggesting.DateOfService, out _), item.Code.ToString());
            Assert.InRange(item.Probability, 0.1, 1);
        });
        Assert.All(tables.Categories.Values.SelectMany(items => items),
            item => Assert.NotEmpty(tables.OfCategory(item.Category).Codes));
        Assert.All(tables.Terms.Values, term => Assert.InRange(term.Taken, 0, term.Offered));
    }

    [Fact]
    public void A_plain_report_lists_what_coders_gave_for_its_words_and_says_how_often()
    {
        var found = Listed($"The patient presented with adenopathy. {Course}");

        var learned = found.First(d => d.Code.ToString() == "R59.0");
        Assert.Contains(learned.Path, line => line.Contains("reports with \"adenopathy\"", StringComparison.Ordinal));
        Assert.NotEmpty(learned.Evidence);
    }

    [Theory]
    [InlineData("There was no adenopathy. ", "")]
    [InlineData("Her mother had adenopathy. ", "")]
    [InlineData("HPI: adenopathy. ", "")]
    [InlineData("The patient presented with adenopathy. ", "\nAssessment: Gout.")]
    public void Words_denied_of_others_or_of_an_office_note_are_not_read_so(string before, string after) =>
        Assert.DoesNotContain(Listed(before + Course + after), d => d.Code.ToString() is "R59.0" or "R59.9"
            && d.Reason.Contains(Learned, StringComparison.Ordinal));

    [Fact]
    public void A_short_note_is_read_by_the_rules_alone()
    {
        var found = Listed("The patient presented with adenopathy.");

        Assert.DoesNotContain(found, d => d.Reason.Contains(Learned, StringComparison.Ordinal)
            || d.Path.Any(line => line.StartsWith("reports with", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_a_report_doubts_is_a_candidate_with_the_rule_that_says_why_and_never_proposed()
    {
        var result = Read($"The picture was suggestive of acute pancreatitis. {Course}");

        var doubted = result.Candidates.First(d => d.Code.ToString() == "K85.90");
        Assert.Contains("II.H", doubted.Reason, StringComparison.Ordinal);
        Assert.InRange(doubted.Score, 0, 0.49);
        Assert.DoesNotContain(result.Diagnoses, d => d.Code.ToString() == "K85.90");
        Assert.Contains(result.NotCoded, d => d.Code.ToString() == "K85.90" && d.Why == RejectionKind.Uncertain);
    }

    [Fact]
    public void What_only_learned_words_speak_for_is_never_proposed()
    {
        var result = Read($"The patient presented with adenopathy, edema and a high viral load. {Course}");

        Assert.DoesNotContain(result.Diagnoses, d => d.Reason.Contains(Learned, StringComparison.Ordinal));
        Assert.All(result.Candidates, d => Assert.InRange(d.Score, 0, 0.49));
    }

    [Fact]
    public void A_code_that_only_loose_terms_reach_is_not_proposed_in_a_short_note()
    {
        var found = Read("The patient had an infection with pain.");

        Assert.DoesNotContain(found.Diagnoses, d => d.Score >= 0.5 && d.Code.ToString() is "B99.9" or "R52");
        Assert.Contains("R52", found.Diagnoses.Concat(found.Candidates).Select(d => d.Code.ToString()));
    }

    [Fact]
    public void A_sign_that_a_diagnosis_explains_stays_a_candidate_whatever_coders_of_reports_gave()
    {
        var result = Read($"He was admitted with acute appendicitis and abdominal pain. {Course}");

        Assert.Contains(result.Diagnoses, d => d.Code.IsUnder("K35"));
        Assert.Contains(result.Candidates, d => d.Code.ToString() == "R10.9");
        Assert.DoesNotContain(result.Diagnoses, d => d.Code.ToString() == "R10.9");
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void A_probability_and_its_score_lead_to_each_other(double probability) =>
        Assert.Equal(probability, Calibration.Probability(Calibration.Score(probability), assessed: false), 2);

    private static List<DiagnosisSuggestion> Listed(string text)
    {
        var result = Read(text);
        return [.. result.Diagnoses, .. result.Candidates];
    }

    private static CodingResult Read(string text) =>
        Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));
}
