using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Denials;
using Claims.Core.PatientBilling;
using Claims.Core.Remittance;
using Claims.Core.Reports;
using Claims.Core.Review;
using Claims.Core.Submission;
using Claims.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Claims.Core;

/// <summary>What both editions wire: Core's services, and the one list of its workflows and activities.</summary>
public static class CorePipeline
{
    /// <summary>Reading is the heavy step: so many charts at once in one process.</summary>
    private const int ChartsReadAtOnce = 2;

    /// <summary>
    /// Adds Core's services. The host adds the adapters of Core's ports, a <see cref="TimeProvider"/>, logging and
    /// <see cref="ReviewOptions"/>.
    /// </summary>
    public static IServiceCollection AddClaimsCore(this IServiceCollection services) => services
        .AddDefaults()
        .AddSingleton<ModelReading>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<ProgressBoard>()
        .AddSingleton<WorkItems>()
        .AddSingleton<EventOutbox>()
        .AddSingleton<Quarantine>()
        .AddSingleton<ChartIntake>()
        .AddSingleton<IChartWalk, ChartWalk>()
        .AddSingleton<EncounterFinder>()
        .AddSingleton<ReviewLinks>()
        .AddSingleton<ReviewMail>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<CodingLearning>()
        .AddSingleton<PhysicianDesk>()
        .AddSingleton<IApprovalCheck, ApprovalCheck>()
        .AddSingleton<BatchClaims>()
        .AddSingleton<ReceiveAcknowledgements>()
        .AddSingleton<InquireStatus>()
        .AddSingleton<ReceiveClaimStatus>()
        .AddSingleton<ReceiveRemittance>()
        .AddSingleton<ReceiveClearinghouseFile>()
        .AddSingleton<MatchPayment>()
        .AddSingleton<PostPayment>()
        .AddSingleton<CreditBalances>()
        .AddSingleton<CheckExpected>()
        .AddSingleton<DisputeUnderpayment>()
        .AddSingleton<Deposits>()
        .AddSingleton<Refunds>()
        .AddSingleton<EnterPaperRemittance>()
        .AddSingleton<UnappliedCash>()
        .AddSingleton<ClinicLedger>()
        .AddSingleton<DayCloses>()
        .AddSingleton<BalanceSheets>()
        .AddSingleton<Ledger>()
        .AddSingleton<BooksAudit>()
        .AddSingleton<ClaimMaker>()
        .AddSingleton<PacketWriter>()
        .AddSingleton<PayerLetters>()
        .AddSingleton<WatchDeadlines>()
        .AddSingleton<ResolveDenial>()
        .AddSingleton<DunningFile>()
        .AddSingleton<DunningBell>()
        .AddSingleton<PatientOfBill>()
        .AddSingleton<PatientCards>()
        .AddSingleton<BillingStops>()
        .AddSingleton<PaymentPlans>()
        .AddSingleton<WriteOffs>()
        .AddSingleton<AgencyDesk>()
        .AddSingleton<EstimateDesk>()
        .AddSingleton<BalanceDesk>()
        .AddSingleton<StatementPost>()
        .AddSingleton<PatientRequests>()
        .AddSingleton<PatientPayments>()
        .AddSingleton<StatementDesk>()
        .AddSingleton<StatusBoard>()
        .AddSingleton<DenialDesk>()
        .AddSingleton<ReportReader>()
        .AddSingleton<EpisodeReader>()
        .AddSingleton<ClaimLines>()
        .AddSingleton<BillerDesk>();

    /// <summary>The workflows and activities, for any engine.</summary>
    public static WorkflowRegistry AddClaimsPipeline(this WorkflowRegistry registry) => registry
        .AddWorkflow(ChartPipeline.Ref, () => new ChartPipeline())
        .AddWorkflow(StatementWorkflow.Ref, () => new StatementWorkflow())
        .AddActivity(ReadChart.Ref, New<ReadChart>, ChartsReadAtOnce)
        .AddActivity(WhenToReadOn.Ref, New<WhenToReadOn>)
        .AddActivity(SuggestCodes.Ref, New<SuggestCodes>)
        .AddActivity(MarkStage.Ref, New<MarkStage>)
        .AddActivity(OpenReview.Ref, New<OpenReview>)
        .AddActivity(RemindCoder.Ref, New<RemindCoder>)
        .AddActivity(EscalateReview.Ref, New<EscalateReview>)
        .AddActivity(ExpireReview.Ref, New<ExpireReview>)
        .AddActivity(AskPhysician.Ref, New<AskPhysician>)
        .AddActivity(CheckCoverage.Ref, New<CheckCoverage>)
        .AddActivity(BuildClaim.Ref, New<BuildClaim>)
        .AddActivity(MissAcknowledgement.Ref, New<MissAcknowledgement>)
        .AddActivity(ReadAcknowledgement.Ref, New<ReadAcknowledgement>)
        .AddActivity(AwaitDecision.Ref, New<AwaitDecision>)
        .AddActivity(MissDecision.Ref, New<MissDecision>)
        .AddActivity(ClassifyDenial.Ref, New<ClassifyDenial>)
        .AddActivity(BillNextPayer.Ref, New<BillNextPayer>)
        .AddActivity(MissNextPayer.Ref, New<MissNextPayer>)
        .AddActivity(RecheckCoverage.Ref, New<RecheckCoverage>)
        .AddActivity(AttachAuthorization.Ref, New<AttachAuthorization>)
        .AddActivity(SendDocuments.Ref, New<SendDocuments>)
        .AddActivity(PrepareAppeal.Ref, New<PrepareAppeal>)
        .AddActivity(OpenDenialWork.Ref, New<OpenDenialWork>)
        .AddActivity(ReadBillerDecision.Ref, New<ReadBillerDecision>)
        .AddActivity(PlanDunning.Ref, New<PlanDunning>)
        .AddActivity(SendStatement.Ref, New<SendStatement>)
        .AddActivity(WriteOffSmallBalance.Ref, New<WriteOffSmallBalance>)
        .AddActivity(HandToCollections.Ref, New<HandToCollections>)
        .AddActivity(RecallFromCollections.Ref, New<RecallFromCollections>);

    /// <summary>What a host that has its own adds before: code releases, policies, texts, a print file.</summary>
    private static IServiceCollection AddDefaults(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => DiagnosisCodes.Starter());
        services.TryAddSingleton<IDunningPolicies, BuiltInDunningPolicies>();
        services.TryAddSingleton<ITexts, NoTexts>();
        services.TryAddSingleton<IPrintFile, NoPrintFile>();
        return services;
    }

    private static T New<T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services);
}
