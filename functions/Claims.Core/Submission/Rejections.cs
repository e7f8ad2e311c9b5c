using System.Collections.Frozen;
using Claims.Core.Primitives;
using Claims.Edi.X277CA;
using Claims.Edi.X999;

namespace Claims.Core.Submission;

/// <summary>
/// Rejections in words for the coder. A payer's free text may name the patient, so it is never repeated: only its
/// codes are, with the meaning that rejection-codes.json gives them.
/// </summary>
internal static class Rejections
{
    private static readonly FrozenDictionary<string, Meaning> Meanings =
        RuleFile.Read<Table>("rejection-codes.json").Codes.ToFrozenDictionary(meaning => meaning.Status);

    /// <summary>Why a claim was rejected (277CA STC); never empty.</summary>
    public static IReadOnlyList<Issue> Of(AcknowledgedClaim claim)
    {
        var rejected = claim.Statuses.Concat(claim.Lines.SelectMany(line => line.Statuses))
            .Where(status => status.Action == "U");
        Issue[] found = [.. rejected.SelectMany(status => status.Codes).Distinct().Select(Of)];
        return found.Length > 0
            ? found
            : [new("277-U", Severity.Error, "claim", "Rejected without a reason: ask the payer, then send it again.")];
    }

    /// <summary>Why a whole batch was rejected (999 IK3, IK4, IK5, AK9); never empty.</summary>
    public static IReadOnlyList<Issue> Of(ImplementationAcknowledgement answer)
    {
        var segments = answer.Responses.SelectMany(response => response.Errors)
            .Select(error => $"{error.SegmentId} (error {error.Code})").Distinct().ToList();
        var place = segments.Count == 0 ? "" : $" at {string.Join(", ", segments)}";
        return
        [
            new(
                $"999-{answer.Code}", Severity.Error, "batch",
                $"The file was rejected for its form{place}, before anybody read the claim. It goes out again when "
                + "approved again; if that fails too, the billing office must call the clearinghouse."),
        ];
    }

    private static Issue Of(ClaimStatusCode code)
    {
        var meaning = Meanings.GetValueOrDefault(code.Status);
        var entity = code.Entity.Length == 0 ? "" : $":{code.Entity}";
        return new(
            $"277-{code.Category}-{code.Status}{entity}", Severity.Error, meaning?.Field ?? "claim",
            $"{meaning?.Text ?? "Rejected by the payer."} (277CA {code.Category}:{code.Status}{entity})");
    }

    private sealed record Table(string Source, DateOnly AsOf, IReadOnlyList<Meaning> Codes);

    private sealed record Meaning(string Status, string Field, string Text);
}
