using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Workflows;

namespace Claims.Core.Tests;

/// <summary>Which way an encounter goes at each fork of the pipeline.</summary>
public sealed class ChartPipelineTests : IAsyncDisposable
{
    private const string Approved = nameof(ReviewDecision.Approved);
    private const string Rejected = nameof(ReviewDecision.Rejected);
    private const string Ask = nameof(ReviewDecision.AskPhysician);

    private readonly ScriptedPipeline _pipeline = new();

    public ValueTask DisposeAsync() => _pipeline.DisposeAsync();

    [Fact]
    public async Task Approved_acknowledged_and_paid_it_ends()
    {
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Approved);
        await _pipeline.AcknowledgeAsync(1);
        await _pipeline.PayAsync(1);

        Assert.Equal(InstanceStatus.Completed, await _pipeline.StatusAsync());
    }

    [Fact]
    public async Task While_a_service_reads_it_is_asked_between_timers()
    {
        _pipeline.Readings.Enqueue(null);
        _pipeline.Readings.Enqueue(null);
        await _pipeline.StartAsync();
        Assert.Equal([nameof(ReadChart), nameof(WhenToReadOn)], _pipeline.Steps);

        await _pipeline.PassAsync(TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(nameof(SuggestCodes), _pipeline.Steps);
        await _pipeline.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(3, _pipeline.Steps.Count(step => step == nameof(ReadChart)));
        Assert.Contains(1, _pipeline.Rounds.Keys);
    }

    [Fact]
    public async Task Rejected_by_the_coder_nothing_is_billed()
    {
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Rejected);

        Assert.Equal(InstanceStatus.Completed, await _pipeline.StatusAsync());
        Assert.DoesNotContain(nameof(BuildClaim), _pipeline.Steps);
    }

    [Fact]
    public async Task An_answered_question_brings_it_back_to_the_coder()
    {
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Ask);
        Assert.DoesNotContain(2, _pipeline.Rounds.Keys);

        await _pipeline.AnswerAsync(1);

        Assert.Contains(2, _pipeline.Rounds.Keys);
    }

    [Fact]
    public async Task A_question_nobody_answers_comes_back_when_its_time_is_over()
    {
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Ask);

        await _pipeline.PassAsync(TimeSpan.FromDays(7));

        Assert.Contains(2, _pipeline.Rounds.Keys);
    }

    [Fact]
    public async Task A_coder_who_waits_is_reminded_then_escalated_then_given_a_fresh_link()
    {
        await _pipeline.StartAsync();

        await _pipeline.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains(nameof(RemindCoder), _pipeline.Steps);
        Assert.DoesNotContain(nameof(EscalateReview), _pipeline.Steps);
        await _pipeline.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains(nameof(EscalateReview), _pipeline.Steps);
        await _pipeline.PassAsync(TimeSpan.FromDays(4));

        Assert.Contains(2, _pipeline.Rounds.Keys);
    }

    [Fact]
    public async Task What_coverage_finds_stands_on_the_next_round()
    {
        _pipeline.Coverage[1] = ScriptedPipeline.Finding("COV-AUTH");
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Approved);

        Assert.Equal(["COV-AUTH"], _pipeline.Rounds[2]);
        Assert.DoesNotContain(nameof(BuildClaim), _pipeline.Steps);
    }

    [Fact]
    public async Task A_rejected_claim_goes_back_to_the_coder_and_is_never_classified_as_denied()
    {
        _pipeline.Rejections[ScriptedPipeline.ClaimOf(1)] = ScriptedPipeline.Finding("277-A7-164");
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Approved);
        await _pipeline.AcknowledgeAsync(1);

        Assert.Equal(["277-A7-164"], _pipeline.Rounds[2]);
        Assert.DoesNotContain(nameof(ClassifyDenial), _pipeline.Steps);
    }

    [Fact]
    public async Task A_denial_to_correct_goes_back_to_the_coder_and_out_as_another_claim()
    {
        await DenyWithReplacementAsync();
        Assert.Equal(["DEN-CO-4"], _pipeline.Rounds[2]);

        await _pipeline.DecideAsync(2, Approved);
        await _pipeline.AcknowledgeAsync(2);
        await _pipeline.PayAsync(2);

        Assert.Equal(InstanceStatus.Completed, await _pipeline.StatusAsync());
    }

    [Fact]
    public async Task When_the_coder_will_not_replace_a_denied_claim_a_biller_decides()
    {
        await DenyWithReplacementAsync();
        await _pipeline.DecideAsync(2, Rejected);
        Assert.Equal(InstanceStatus.Running, await _pipeline.StatusAsync());
        Assert.Contains(nameof(OpenDenialWork), _pipeline.Steps);

        await _pipeline.BillerDecidesAsync(1);

        Assert.Equal(InstanceStatus.Completed, await _pipeline.StatusAsync());
    }

    private async Task DenyWithReplacementAsync()
    {
        _pipeline.Routings[ScriptedPipeline.ClaimOf(1)] =
            new(DenialAction.Replace, ScriptedPipeline.Finding("DEN-CO-4"));
        await _pipeline.StartAsync();
        await _pipeline.DecideAsync(1, Approved);
        await _pipeline.AcknowledgeAsync(1);
        await _pipeline.PayAsync(1);
    }
}
