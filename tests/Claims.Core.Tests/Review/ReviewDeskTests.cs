using Claims.Coding.CodeSets;
using Claims.Core.Audit;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Core.Tests.Charts;

namespace Claims.Core.Tests.Review;

public sealed class ReviewDeskTests
{
    private static readonly ReviewDecision.Approved Approval = new(
        [],
        [Icd10Code.Parse("I10")],
        [new(TextId.Parse<ProcedureCode>("99213"), [], 1, new Money(130m), [1])]);

    private readonly ReviewFixture _fixture = new();

    [Fact]
    public async Task Opening_decides_nothing_however_often()
    {
        var token = await _fixture.OpenRoundAsync();

        for (var visit = 0; visit < 3; visit++)
        {
            Assert.IsType<OpenResult<ReviewView>.Opened>(await _fixture.Desk.OpenAsync(token, default));
        }

        Assert.Null((await _fixture.RoundAsync()).Decision);
        Assert.Empty(_fixture.Raised);
    }

    [Fact]
    public async Task A_decision_is_stored_and_then_told()
    {
        var token = await _fixture.OpenRoundAsync();

        Assert.IsType<DecideResult.Decided>(await _fixture.Desk.DecideAsync(token, Approval, default));

        var round = await _fixture.RoundAsync();
        Assert.IsType<ReviewDecision.Approved>(round.Decision);
        Assert.Equal("coder@clinic.example", round.DecidedBy);
        Assert.Equal(("chart/sample/abc", "decided/abc-1/0001", "Approved"), Assert.Single(_fixture.Raised));
        var actions = await _fixture.Records.ListAsync<AuditEntry>(TestClinic.Id, "abc-1/", default)
            .Select(entry => entry.Record.Action).ToListAsync();
        Assert.Contains("approved", actions);
    }

    [Fact]
    public async Task A_link_decides_once()
    {
        var token = await _fixture.OpenRoundAsync();
        await _fixture.Desk.DecideAsync(token, new ReviewDecision.Rejected("illegible"), default);

        var again = Assert.IsType<DecideResult.Gone>(await _fixture.Desk.DecideAsync(token, Approval, default));

        Assert.IsType<LinkResult.Used>(again.Why);
        Assert.IsType<ReviewDecision.Rejected>((await _fixture.RoundAsync()).Decision);
        Assert.IsType<OpenResult<ReviewView>.Gone>(await _fixture.Desk.OpenAsync(token, default));
        Assert.Single(_fixture.Raised);
    }

    [Fact]
    public async Task Of_many_that_decide_at_once_one_wins()
    {
        var token = await _fixture.OpenRoundAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => _fixture.Desk.DecideAsync(token, Approval, default))));

        Assert.Single(results.OfType<DecideResult.Decided>());
        Assert.Equal(19, results.OfType<DecideResult.Gone>().Count());
    }

    [Fact]
    public async Task What_cannot_be_billed_changes_nothing_and_the_link_still_works()
    {
        var token = await _fixture.OpenRoundAsync();
        _fixture.Check.Issues.Add(new("CLM-NPI", Severity.Error, "fields/RenderingProviderNpi", "Wrong digit."));

        var invalid = Assert.IsType<DecideResult.Invalid>(await _fixture.Desk.DecideAsync(token, Approval, default));

        Assert.Equal("CLM-NPI", Assert.Single(invalid.Issues).Code);
        Assert.Null((await _fixture.RoundAsync()).Decision);
        _fixture.Check.Issues.Clear();
        Assert.IsType<DecideResult.Decided>(await _fixture.Desk.DecideAsync(token, Approval, default));
    }

    [Fact]
    public async Task Rejecting_wants_a_reason_and_asking_a_question_and_a_known_provider()
    {
        var token = await _fixture.OpenRoundAsync();
        ReviewDecision[] incomplete =
        [
            new ReviewDecision.Rejected(" "),
            new ReviewDecision.AskPhysician(TestClinic.Provider.Npi, "", null),
            new ReviewDecision.AskPhysician(TextId.Parse<Npi>("1003000126"), "Which side?", null),
        ];

        foreach (var decision in incomplete)
        {
            Assert.IsType<DecideResult.Invalid>(await _fixture.Desk.DecideAsync(token, decision, default));
        }
    }

    [Fact]
    public async Task An_expired_link_changes_nothing()
    {
        var token = await _fixture.OpenRoundAsync();
        _fixture.Time.Advance(TimeSpan.FromDays(8));

        var gone = Assert.IsType<DecideResult.Gone>(await _fixture.Desk.DecideAsync(token, Approval, default));

        Assert.IsType<LinkResult.Expired>(gone.Why);
        Assert.Null((await _fixture.RoundAsync()).Decision);
    }

    [Fact]
    public async Task A_decision_whose_event_was_lost_is_told_at_the_next_start()
    {
        var token = await _fixture.OpenRoundAsync();
        _fixture.EngineIsDown = true;
        await Assert.ThrowsAsync<IOException>(() => _fixture.Desk.DecideAsync(token, Approval, default));
        Assert.NotNull((await _fixture.RoundAsync()).Decision);

        _fixture.EngineIsDown = false;
        await _fixture.Outbox.FlushAsync(TestClinic.Id, default);
        await _fixture.Outbox.FlushAsync(TestClinic.Id, default);

        Assert.Equal("decided/abc-1/0001", Assert.Single(_fixture.Raised).Event);
    }

    [Fact]
    public async Task A_later_round_shows_the_earlier_work_as_a_draft()
    {
        var first = await _fixture.OpenRoundAsync();
        await _fixture.Desk.DecideAsync(
            first, new ReviewDecision.AskPhysician(TestClinic.Provider.Npi, "Which side?", Approval), default);
        var second = await _fixture.OpenRoundAsync(2);

        var view = Assert.IsType<OpenResult<ReviewView>.Opened>(await _fixture.Desk.OpenAsync(second, default)).View;

        Assert.Equal(Icd10Code.Parse("I10"), Assert.Single(view.Draft!.Diagnoses));
    }
}
