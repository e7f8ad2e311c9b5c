using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Core.Submission;
using Claims.Workflows;
using Claim = Claims.Core.Submission.Claim;

namespace Claims.Core.Denials;

/// <summary>A denied claim that is to be replaced with its authorization number (REF*G1).</summary>
/// <param name="Decision">The decision that denied it.</param>
/// <param name="Round">The number that the replacement takes; no review round has it.</param>
public sealed record AuthorizationToAttach(ClaimRemittance Decision, int Round);

/// <summary>
/// Replaces a claim that was denied for want of an authorization by the same one with the number that is on record:
/// the biller's, or the chart's. Nothing else changes, so no coder is asked.
/// </summary>
public sealed class AttachAuthorization(
    IRecords records, IClinicDirectory directory, ClaimMaker maker, AuditTrail audit)
    : Activity<AuthorizationToAttach, BuiltClaim>
{
    public static readonly ActivityRef<AuthorizationToAttach, BuiltClaim> Ref = new(nameof(AttachAuthorization));

    public override async Task<BuiltClaim> RunAsync(ActivityContext context, AuthorizationToAttach attach)
    {
        var cancel = context.CancellationToken;
        var found = await DenialCase.ReadAsync(records, directory, attach.Decision, cancel);
        var encounter = found.Claim.Encounter;
        var id = ClaimId.For(encounter.Encounter, attach.Round);
        if (await records.FindAsync<Claim>(encounter.Clinic, id.Value, cancel) is { } made)
        {
            return new(made.Record.Ref, []);
        }

        if (await NumberAsync(records, found, cancel) is not { } number)
        {
            return new(null, [new(
                "DEN-NO-AUTH", Severity.Error, nameof(FieldName.AuthorizationNumber),
                "No authorization number is on record any more: enter it.")]);
        }

        var built = await maker.MakeAsync(
            new(encounter, attach.Round), found.Claim.Content with { AuthorizationNumber = number }, found.Payer,
            context.InstanceId, cancel);
        if (built.Claim is { } replacement)
        {
            await audit.WriteAsync(
                encounter.Clinic, found.Claim.Id.Value, "pipeline", "authorization-attached",
                $"replaced by claim {replacement.Claim}", $"authorization-attached/{attach.Round}", cancel);
        }

        return built;
    }

    /// <summary>The number on record that the claim does not bear: the biller's before the chart's; or null.</summary>
    internal static async Task<string?> NumberAsync(
        IRecords records, DenialCase found, CancellationToken cancellationToken)
    {
        var (clinic, key) = (found.Claim.Encounter.Clinic, FiledAppeal.KeyOf(found.Claim.Id, found.Number));
        var decided = await records.FindAsync<DenialDecision>(clinic, key, cancellationToken);
        var chart = await records.FindAsync<Encounter>(
            clinic, found.Claim.Encounter.Encounter.Value, cancellationToken);
        var number = decided?.Record.Authorization ?? chart?.Record[FieldName.AuthorizationNumber];
        return string.IsNullOrWhiteSpace(number) || number == found.Claim.Content.AuthorizationNumber
            ? null
            : number;
    }
}
