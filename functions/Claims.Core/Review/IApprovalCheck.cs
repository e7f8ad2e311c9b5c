using Claims.Core.Primitives;

namespace Claims.Core.Review;

/// <summary>
/// Whether a claim can be built of an approval. Review asks, Submission answers: Review may not know Submission.
/// </summary>
public interface IApprovalCheck
{
    /// <summary>What is missing or wrong; empty when it can be billed. Places: a field, "line 2", "diagnosis 3".</summary>
    IReadOnlyList<Issue> Check(ClinicId clinic, ReviewDecision.Approved approval);
}
