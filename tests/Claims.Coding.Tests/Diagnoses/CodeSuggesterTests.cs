using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using CsCheck;

namespace Claims.Coding.Tests.Diagnoses;

public sealed class CodeSuggesterTests
{
    [Fact]
    public void Evidence_is_the_words_of_the_note()
    {
        var note = NoteText.FromPlain("CC: knee\nAssessment: Acute pain of the left knee. Essential hypertension.");

        var result = Suggest(note);

        var knee = result.Diagnoses.Single(d => d.Code.ToString() == "M25.562");
        Assert.Equal(["pain of the left knee"], knee.Evidence.Select(note.Slice));
        Assert.Equal(SectionKind.Assessment, knee.Section);
    }

    [Fact]
    public void The_same_note_gives_the_same_result()
    {
        var note = NoteText.FromPlain(
            "Assessment: 1. HTN 2. CHF 3. CKD 3a 4. T2DM on insulin glargine 5. left knee pain");

        var first = Suggest(note);

        for (var i = 0; i < 5; i++)
            Assert.Equal(Written(first), Written(Suggest(note)));
    }

    [Fact]
    public void What_is_not_coded_is_listed_with_its_reason()
    {
        var note = NoteText.FromPlain(
            "HPI: Denies chest pain. Father had diabetes.\nCC: cough\nAssessment: probable pneumonia");

        var why = Suggest(note).NotCoded.ToDictionary(r => r.Code.ToString(), r => r.Why);

        Assert.Equal(RejectionKind.Negated, why["R07.9"]);
        Assert.Equal(RejectionKind.Family, why["E11.9"]);
        Assert.Equal(RejectionKind.Uncertain, why["J18.9"]);
    }

    [Fact]
    public void An_unspecific_diagnosis_brings_an_open_question_for_the_physician()
    {
        var issue = Suggest(NoteText.FromPlain("Assessment: Congestive heart failure")).Issues
            .Single(i => i.Code == CodingIssueCodes.Unspecific);

        Assert.Contains("\"Congestive heart failure\"", issue.PhysicianQuery, StringComparison.Ordinal);
        Assert.Contains("[ ] Unable to determine", issue.PhysicianQuery, StringComparison.Ordinal);
        Assert.Contains("[ ] Other (please specify)", issue.PhysicianQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifestation_asks_for_the_condition_that_goes_before_it()
    {
        var alone = Suggest(NoteText.FromPlain("Assessment: Dementia (F02.80)."));
        var both = Suggest(NoteText.FromPlain("Assessment: Multiple sclerosis (G35). Dementia (F02.80)."));

        var issue = alone.Issues.Single(i => i.Code == CodingIssueCodes.CodeFirst);
        Assert.Equal(["F02.80"], issue.Codes.Select(code => code.ToString()));
        Assert.Contains("G35", issue.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(both.Issues, i => i.Code == CodingIssueCodes.CodeFirst);
        var asked = both.Diagnoses.Single(d => d.Code.ToString() == "F02.80").Companions
            .Single(companion => companion.Place == CompanionPlace.First);
        Assert.Equal(["G35"], asked.Suggested.Select(code => code.ToString()));
    }

    [Fact]
    public void A_suggestion_says_how_it_was_reached_and_names_its_neighbours()
    {
        var found = Suggest(NoteText.FromPlain("Assessment: CKD stage 3a")).Diagnoses.Single();

        Assert.StartsWith("own term: ", found.Path[0], StringComparison.Ordinal);
        Assert.Contains("tabular list: N18.31", found.Path[1], StringComparison.Ordinal);
        Assert.Equal(["N18.30", "N18.32"], found.Alternatives.Select(entry => entry.Code.ToString()));
        Assert.False(found.IsHistorical);
    }

    [Fact]
    public void A_missing_side_brings_a_question()
    {
        var issues = Suggest(NoteText.FromPlain("Assessment: Wrist sprain")).Issues;

        Assert.Contains(issues, i => i.Code == CodingIssueCodes.Unspecific && i.PhysicianQuery!.Contains("[ ] Left"));
    }

    [Fact]
    public void Codes_that_exclude_each_other_are_shown_and_kept()
    {
        var result = Suggest(NoteText.FromPlain("Assessment: Type 1 diabetes E10.9. Also E11.65 was entered."));

        var issue = Assert.Single(result.Issues, i => i.Code == CodingIssueCodes.Excludes1);
        Assert.Equal(["E10.9", "E11.65"], issue.Codes.Select(code => code.ToString()));
        Assert.Subset(result.Diagnoses.Select(d => d.Code).ToHashSet(), issue.Codes.ToHashSet());
    }

    [Theory]
    [InlineData("Assessment: diabetes E11.2", CodingIssueCodes.NotBillable)]
    [InlineData("Assessment: something Q99.99", CodingIssueCodes.UnknownCode)]
    [InlineData("", CodingIssueCodes.NothingFound)]
    public void A_note_with_a_flaw_says_so(string text, string code) =>
        Assert.Contains(Suggest(NoteText.FromPlain(text)).Issues, issue => issue.Code == code);

    [Fact]
    public void A_date_outside_the_release_is_said()
    {
        var result = Suggesting.Shared.Suggest(NoteText.FromPlain("Assessment: HTN"), new(new(2026, 10, 7)));

        Assert.Contains(result.Issues, issue => issue.Code == CodingIssueCodes.OutOfEdition);
        Assert.Equal("I10", result.Diagnoses[0].Code.ToString());
    }

    [Theory]
    [InlineData("Assessment: Enlarged prostate", PatientSex.Female, 1960)]
    [InlineData("Assessment: Heavy periods", PatientSex.Male, 1990)]
    [InlineData("Assessment: Hyperemesis", PatientSex.Female, 1940)]
    public void A_diagnosis_that_cannot_be_the_patient_s_is_turned_down(string text, PatientSex sex, int born)
    {
        var result = Suggesting.Shared.Suggest(
            NoteText.FromPlain(text), new(Suggesting.DateOfService, sex, new DateOnly(born, 1, 1)));

        Assert.Empty(result.Diagnoses);
        Assert.Contains(result.NotCoded, rejected => rejected.Why == RejectionKind.PatientMismatch);
    }

    [Theory]
    [InlineData("2024-03-01", "Z00.110")]
    [InlineData("2024-02-12", "Z00.111")]
    [InlineData("2018-01-01", "Z00.129")]
    [InlineData("1980-01-01", "Z00.00")]
    public void A_check_up_s_code_follows_the_age(string born, string expected)
    {
        var birth = DateOnly.ParseExact(born, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var result = Suggesting.Shared.Suggest(
            NoteText.FromPlain("CC: Routine physical"), new(Suggesting.DateOfService, PatientSex.Unknown, birth));

        Assert.Equal(expected, Assert.Single(result.Diagnoses).Code.ToString());
    }

    [Fact]
    public void Any_text_is_read_without_error_and_evidence_stays_inside_it()
    {
        var words = Gen.OneOfConst(
            "Assessment:", "HTN", "no", "1.", "left", "ankle", "sprain", "-", "\n", ",", "?", "E11.9", "BMI", "34.2",
            "history of", "mother", "if", "CKD", "3a", "weeks", "28", "pregnant", "\u00df", "\ud83d\ude00", "\0",
            "((", "•");
        Gen.Select(words.Array[0, 60], Gen.String[0, 30]).Sample((parts, noise) =>
        {
            var note = NoteText.FromPlain(string.Join(' ', parts) + noise);
            var result = Suggest(note);
            return result.Diagnoses.All(d => d.Score is >= 0 and <= 1 && d.Evidence.Count > 0
                && d.Evidence.All(span => span.Start >= 0 && span.Length > 0 && span.End <= note.Text.Length));
        }, iter: 300, threads: 1);
    }

    private static CodingResult Suggest(NoteText note) =>
        Suggesting.Shared.Suggest(note, new(Suggesting.DateOfService));

    private static string Written(CodingResult result) => string.Join('\n',
        result.Diagnoses.Select(d => $"{d.Code} {d.Score} {d.Reason} {string.Join(',', d.Evidence)}")
            .Concat(result.NotCoded.Select(r => $"{r.Code} {r.Why} {string.Join(',', r.Evidence)}"))
            .Concat(result.Issues.Select(i => $"{i.Code} {i.Text} {i.PhysicianQuery}")));
}
