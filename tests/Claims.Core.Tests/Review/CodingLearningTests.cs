using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;

namespace Claims.Core.Tests.Review;

/// <summary>What coders do with suggestions is kept, counted, and gives the clinic's own terms.</summary>
public sealed class CodingLearningTests
{
    private static readonly EncounterCoding Coding = new(
        ReviewFixture.Encounter.Encounter,
        "test",
        [
            Diagnosis("I10", 0.9, "Named in the assessment.", "own term: htn"),
            Diagnosis("N18.30", 0.8, "The stage is not told (I.C.14.a.1).", "own term: ckd"),
            Diagnosis("R07.9", 0.7, "Named in the assessment.", "title: Chest pain, unspecified"),
            Diagnosis("Z79.4", 0.3, "Named.", "tabular list: Z79.4"),
        ],
        [Service("99213", 0.9), Service("36415", 0.9, "90"), Service("80061", 0.9), Service("93000", 0.4)],
        [],
        [])
    {
        Candidates = [Diagnosis("M54.50", 0.2, "Named in passing.", "own term: back pain")],
    };

    private static readonly ReviewDecision.Approved Approval = new(
        [],
        [.. new[] { "I10", "N18.31", "M54.50", "E78.5" }.Select(Icd10Code.Parse)],
        [Line("99214"), Line("36415"), Line("81002")])
    {
        Terms = [new(Icd10Code.Parse("E78.5"), "greasy blood")],
    };

    private readonly ReviewFixture _fixture = new();

    [Fact]
    public async Task An_approval_is_kept_as_what_became_of_every_code()
    {
        await ApproveAsync(Approval);

        var outcome = Assert.Single(await OutcomesAsync());
        Assert.Equal(
            [
                "Accepted I10 own term",
                "Edited N18.30 guideline I.C.14.a.1 -> N18.31",
                "Removed R07.9 title",
                "Added M54.50 candidate",
                "Added E78.5 not seen",
                "Edited 99213 charge master -> 99214 x1",
                "Edited 36415 charge master -> 36415 x1",
                "Removed 80061 charge master",
                "Added 81002 not seen",
            ],
            outcome.Codes.Select(code => $"{code.What} {code.Code} {code.Rule}"
                + (code.Became is { } became ? $" -> {became}" : "")));
        Assert.Equal("greasy blood", Assert.Single(outcome.Terms).Text);
    }

    [Fact]
    public async Task Deciding_twice_keeps_one_outcome_and_a_rejection_none()
    {
        var token = await _fixture.OpenRoundAsync(coding: Coding);
        await _fixture.Desk.DecideAsync(token, Approval, default);
        Assert.IsType<DecideResult.Gone>(await _fixture.Desk.DecideAsync(token, Approval, default));
        Assert.Single(await OutcomesAsync());

        var second = await _fixture.OpenRoundAsync(2, Coding);
        await _fixture.Desk.DecideAsync(second, new ReviewDecision.Rejected("illegible"), default);
        Assert.Single(await OutcomesAsync());
    }

    [Fact]
    public async Task The_last_approval_of_an_encounter_counts_by_code_and_by_rule()
    {
        await ApproveAsync(Approval);
        await ApproveAsync(Approval with { Terms = [], Diagnoses = [Icd10Code.Parse("I10")] }, 2);

        var report = await new CodingLearning(_fixture.Records).ReadAsync(TestClinic.Id, [], default);

        Assert.Equal(1, report.Encounters);
        Assert.Equal(new Acceptance("I10", 1, 0, 0, 0), report.ByCode.Single(row => row.Name == "I10"));
        Assert.Equal(new Acceptance("N18.30", 0, 0, 1, 0), report.ByCode.Single(row => row.Name == "N18.30"));
        Assert.Equal(1, report.ByRule.Single(row => row.Name == "own term").Share);
        Assert.Equal(0, report.ByRule.Single(row => row.Name == "guideline I.C.14.a.1").Share);
        Assert.Empty(report.Terms);
    }

    [Fact]
    public async Task A_term_is_a_candidate_until_the_clinic_s_list_has_it()
    {
        await ApproveAsync(Approval);
        var learning = new CodingLearning(_fixture.Records);

        var candidate = Assert.Single((await learning.ReadAsync(TestClinic.Id, [], default)).Terms);
        Assert.Equal(new LocalTerm(Icd10Code.Parse("E78.5"), "greasy blood"), candidate.Term);
        Assert.Empty((await learning.ReadAsync(TestClinic.Id, [candidate.Term], default)).Terms);
    }

    [Theory]
    [InlineData("Ramirez disease")]
    [InlineData("sugar since 1998")]
    [InlineData("springfield fever")]
    [InlineData("   ")]
    public async Task A_term_with_a_name_or_a_number_is_refused_and_nothing_is_stored(string text)
    {
        var token = await _fixture.OpenRoundAsync(coding: Coding, fields:
        [
            new(FieldName.PatientLastName, "Ramirez", 1, FieldSource.Page),
            new(FieldName.PatientCity, "Springfield", 1, FieldSource.Page),
        ]);

        var refused = Assert.IsType<DecideResult.Invalid>(await _fixture.Desk.DecideAsync(
            token, Approval with { Terms = [new(Icd10Code.Parse("E78.5"), text)] }, default));

        Assert.Equal(("REV-TERM", "diagnosis 4"), (refused.Issues[0].Code, refused.Issues[0].Location));
        Assert.Empty(await OutcomesAsync());
        Assert.Null((await _fixture.RoundAsync()).Decision);
    }

    private async Task ApproveAsync(ReviewDecision.Approved approval, int round = 1)
    {
        var token = await _fixture.OpenRoundAsync(round, Coding);
        Assert.IsType<DecideResult.Decided>(await _fixture.Desk.DecideAsync(token, approval, default));
    }

    private async Task<IReadOnlyList<CodingOutcome>> OutcomesAsync() =>
        await _fixture.Records.ReadAllAsync<CodingOutcome>(TestClinic.Id, "", default);

    private static SuggestedDiagnosis Diagnosis(string code, double score, string reason, string path) =>
        new(Icd10Code.Parse(code), "invented", score, reason, [], []) { Path = [path] };

    private static SuggestedProcedure Service(string code, double score, params string[] modifiers) =>
        new(TextId.Parse<ProcedureCode>(code), "invented", new(10m), modifiers, 1, score, "invented", []);

    private static ApprovedLine Line(string code) => new(TextId.Parse<ProcedureCode>(code), [], 1, new(10m), [1]);
}
