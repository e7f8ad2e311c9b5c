using Claims.Core.Primitives;
using Claims.Workflows;

namespace Claims.Core.Submission;

/// <summary>Asks the payer about coverage and checks authorizations.</summary>
public sealed class CheckCoverage() : Activity<ReviewedEncounter, IReadOnlyList<Issue>>
{
    public static readonly ActivityRef<ReviewedEncounter, IReadOnlyList<Issue>> Ref = new(nameof(CheckCoverage));

    public override Task<IReadOnlyList<Issue>> RunAsync(ActivityContext context, ReviewedEncounter input) =>
        throw new NotImplementedException();
}
