using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>Builds and scrubs the claim.</summary>
public sealed class BuildClaim() : Activity<ReviewedEncounter, BuiltClaim>
{
    public static readonly ActivityRef<ReviewedEncounter, BuiltClaim> Ref = new(nameof(BuildClaim));

    public override Task<BuiltClaim> RunAsync(ActivityContext context, ReviewedEncounter input) =>
        throw new NotImplementedException();
}
