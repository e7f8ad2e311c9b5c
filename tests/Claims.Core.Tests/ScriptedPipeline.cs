using System.Collections.Concurrent;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Core.Tests.Review;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Core.Tests;

/// <summary>The real pipeline on the in-memory engine, with every activity played by the test.</summary>
internal sealed class ScriptedPipeline : IAsyncDisposable
{
    public static readonly EncounterRef Encounter = ReviewFixture.Encounter;

    private static readonly string Instance = ReviewEvents.InstanceOf(Encounter);
    private readonly WorkflowRegistry _registry = new();
    private readonly WorkflowEngine _engine;

    public ScriptedPipeline()
    {
        _registry.AddWorkflow(ChartPipeline.Ref, () => new ChartPipeline());
        _registry.AddWorkflow(StatementWorkflow.Ref, () => new NoStatement());
        Play(ReadChart.Ref, _ => Readings.TryDequeue(out var pending) ? pending : [Encounter]);
        Play(WhenToReadOn.Ref, _ => Time.GetUtcNow().AddSeconds(5));
        Play(SuggestCodes.Ref, _ => true);
        Play(MarkStage.Ref, _ => true);
        Play(OpenReview.Ref, request =>
        {
            Rounds[request.Round] = [.. request.Findings.Select(finding => finding.Code)];
            return new(Time.GetUtcNow().AddDays(1), Time.GetUtcNow().AddDays(3), Time.GetUtcNow().AddDays(7));
        });
        Play(RemindCoder.Ref, _ => true);
        Play(EscalateReview.Ref, _ => true);
        Play(ExpireReview.Ref, _ => null);
        Play(AskPhysician.Ref, _ => Time.GetUtcNow().AddDays(7));
        Play(CheckCoverage.Ref, reviewed => Coverage.GetValueOrDefault(reviewed.Round, []));
        Play(BuildClaim.Ref, reviewed => new(new(Encounter.Clinic, ClaimOf(reviewed.Round)), []));
        Play(ReadAcknowledgement.Ref, claim => Rejections.GetValueOrDefault(claim.Claim, []));
        Play(MissAcknowledgement.Ref, _ => true);
        Play(AwaitDecision.Ref, _ => true);
        Play(MissDecision.Ref, _ => true);
        Play(
            ClassifyDenial.Ref,
            decided => Routings.GetValueOrDefault(decided.Claim.Claim, new(DenialAction.None, [])));
        Play(RecheckCoverage.Ref, _ => new(DenialAction.Biller, []));
        Play(AttachAuthorization.Ref, attach => new(new(Encounter.Clinic, ClaimOf(attach.Round)), []));
        Play(OpenDenialWork.Ref, _ => Time.GetUtcNow().AddDays(60));
        Play(ReadBillerDecision.Ref, _ => new(false, []));
        _engine = new(
            _registry, new InMemoryWorkflowStore(), new ServiceCollection().BuildServiceProvider(), Time,
            new EngineOptions { Json = CoreJson.Options }, NullLogger<WorkflowEngine>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(ReviewFixture.Start);

    /// <summary>The names of the activities and sub-workflows run, in order.</summary>
    public ConcurrentQueue<string> Steps { get; } = [];

    /// <summary>What the next readings come to; null while a service is at it. Then they find the encounter.</summary>
    public Queue<IReadOnlyList<EncounterRef>?> Readings { get; } = [];

    /// <summary>The findings with which each round was opened.</summary>
    public ConcurrentDictionary<int, string[]> Rounds { get; } = [];

    public Dictionary<int, IReadOnlyList<Issue>> Coverage { get; } = [];

    public Dictionary<ClaimId, IReadOnlyList<Issue>> Rejections { get; } = [];

    public Dictionary<ClaimId, DenialRouting> Routings { get; } = [];

    public static ClaimId ClaimOf(int round) => ClaimId.For(Encounter.Encounter, round);

    public static IReadOnlyList<Issue> Finding(string code) => [new(code, Severity.Error, "claim", "for the test")];

    public async Task StartAsync()
    {
        await _engine.StartAsync();
        await _engine.StartAsync(ChartPipeline.Ref, Instance, new(Encounter.Clinic, Encounter.Chart));
        await _engine.WhenIdleAsync();
    }

    public Task DecideAsync(int round, string decision) => RaiseAsync(ReviewEvents.Decided(Encounter, round), decision);

    public Task AnswerAsync(int round) => RaiseAsync(ReviewEvents.Answered(Encounter, round), "answered");

    public Task AcknowledgeAsync(int round) => RaiseAsync(Acknowledgement.For(ClaimOf(round)), "");

    public Task PayAsync(int round) => RaiseAsync(PaymentPosted.For(ClaimOf(round), 1), "");

    public Task BillerDecidesAsync(int round) => RaiseAsync(BillerDecision.For(ClaimOf(round), 1), "");

    public async Task PassAsync(TimeSpan time)
    {
        Time.Advance(time);
        await _engine.WhenIdleAsync();
    }

    public async Task<InstanceStatus> StatusAsync() => (await _engine.GetAsync(Instance))!.Status;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private async Task RaiseAsync(EventRef<string> reference, string payload)
    {
        Assert.True(await _engine.RaiseAsync(Instance, reference, payload));
        await _engine.WhenIdleAsync();
    }

    private void Play<TIn, TOut>(ActivityRef<TIn, TOut> reference, Func<TIn, TOut> play) =>
        _registry.AddActivity(reference, _ => new Played<TIn, TOut>(input =>
        {
            Steps.Enqueue(reference.Name);
            return play(input);
        }));

    private sealed class Played<TIn, TOut>(Func<TIn, TOut> play) : Activity<TIn, TOut>
    {
        public override Task<TOut> RunAsync(ActivityContext context, TIn input) => Task.FromResult(play(input));
    }

    private sealed class NoStatement : Workflow<EncounterRef, PatientOutcome>
    {
        public override Task<PatientOutcome> RunAsync(IWorkflowContext context, EncounterRef input) =>
            Task.FromResult(PatientOutcome.NothingOwed);
    }
}
