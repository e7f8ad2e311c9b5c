using Claims.Core.Remittance;
using Claims.Workflows;

namespace Claims.Core.Denials;

/// <summary>Says what to do after a decision of the payer.</summary>
public sealed class ClassifyDenial() : Activity<ClaimRemittance, DenialRouting>
{
    public static readonly ActivityRef<ClaimRemittance, DenialRouting> Ref = new(nameof(ClassifyDenial));

    public override Task<DenialRouting> RunAsync(ActivityContext context, ClaimRemittance input) =>
        throw new NotImplementedException();
}
