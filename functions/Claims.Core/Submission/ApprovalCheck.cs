using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Core.Submission;

/// <summary>Whether what a coder approved can be billed; what cannot is said field by field.</summary>
public static class ApprovalCheck
{
    /// <summary>Reads an approval into what a claim bills.</summary>
    /// <param name="approved">As the coder left it.</param>
    /// <param name="payers">The payers the clinic deals with.</param>
    public static ApprovalReading Read(ReviewDecision.Approved approved, IReadOnlyList<Payer> payers) =>
        throw new NotImplementedException();
}

/// <summary>What came of reading an approval.</summary>
/// <param name="Content">What a claim would bill; null when an issue is an error.</param>
/// <param name="Payer">The payer; null when none is known by the name or id given.</param>
/// <param name="Issues">
/// Findings. Location is a <see cref="FieldName"/>, "diagnosis 2", "line 3", "diagnoses" or "lines".
/// </param>
public sealed record ApprovalReading(ClaimContent? Content, Payer? Payer, IReadOnlyList<Issue> Issues);
