using Claims.Core.Primitives;

namespace Claims.Core.Denials;

/// <summary>What to do after a decision of the payer.</summary>
/// <param name="Action">The next step.</param>
/// <param name="Findings">What to correct, for the coder; empty unless the claim is replaced.</param>
public sealed record DenialRouting(DenialAction Action, IReadOnlyList<Issue> Findings);

/// <summary>The ways on from a decision of the payer.</summary>
public enum DenialAction
{
    /// <summary>Nothing is denied: the payer's part is done.</summary>
    None,

    /// <summary>The coder corrects the claim; it is replaced, or sent as a new one when it was not processed.</summary>
    Replace,

    /// <summary>Appeal.</summary>
    Appeal,

    /// <summary>A biller decides.</summary>
    Biller,

    /// <summary>This payer's part is done; what it left to the patient goes to the next payer.</summary>
    NextPayer,

    /// <summary>Ask for eligibility again; what comes of it decides.</summary>
    CheckCoverage,

    /// <summary>Replace the claim with the authorization number that is on record.</summary>
    AttachAuthorization,

    /// <summary>Send the record against the payer's control number; not an appeal.</summary>
    SendDocuments,

    /// <summary>Wait for the payer's next decision: somebody has spoken with it.</summary>
    AwaitPayer,
}
