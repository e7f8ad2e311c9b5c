using Claims.Edi.Syntax;

namespace Claims.Edi.X278;

/// <summary>Rules of the 278 that look at more than one segment: what only a response says, and what a decision
/// needs.</summary>
internal static class ReviewRules
{
    public static void Check(ServicesReview review, Findings findings)
    {
        var rejected = IsRejected(review);
        foreach (var one in review.Events)
        {
            CheckItem(one, review.IsResponse, "2000A/2000B/2000C/2000E", findings);
            var services = one.Services;
            foreach (var service in services)
                CheckItem(service, review.IsResponse, "2000A/2000B/2000C/2000E/2000F", findings);
            if (review.IsResponse && !rejected && !IsAnswered(one) && !services.Any(IsAnswered))
            {
                findings.Warn(EdiCodes.DecisionMissing,
                    "A response decides each event or its services (HCR), or says why it was rejected (AAA).",
                    one.Find("UM") ?? one.Find("HL"), path: "2000A/2000B/2000C/2000E");
            }
        }
        if (!review.IsResponse && review.Organization is not null && !review.Events.Any())
        {
            findings.Error(EdiCodes.LoopMissing, "A request has an event to be reviewed (2000E).",
                review.Find("BHT"));
        }
    }

    private static void CheckItem(ReviewedItem item, bool isResponse, string path, Findings findings)
    {
        var decision = item.Decision;
        if (!isResponse && (decision?.Segment ?? item.Find("AAA")) is { } answer)
        {
            findings.Error(EdiCodes.DecisionInRequest, "Only a response (BHT02 is 11) decides or rejects.",
                answer, path: path);
        }
        if (decision is null)
            return;
        if (decision.Action is "A1" or "A6" && decision.Number.Length == 0)
        {
            findings.Warn(EdiCodes.AuthorizationNumberMissing, "What is certified has an authorization number (HCR02).",
                decision.Segment, 2, path: path);
        }
        if (decision.Action is "A3" && decision.Reasons.Count == 0)
        {
            findings.Warn(EdiCodes.DecisionReasonMissing, "What is not certified has a reason (HCR03).",
                decision.Segment, 3, path: path);
        }
    }

    private static bool IsAnswered(ReviewedItem item) => item.Decision is not null || item.Rejections.Count > 0;

    /// <summary>Whether a level above the events was rejected, so that they need no answer.</summary>
    private static bool IsRejected(ServicesReview review)
    {
        if (review.Organization is not { } organization)
            return false;
        var subscriber = organization.Requester?.Subscriber;
        return organization.Rejections.Count > 0 || HasRejection(organization.Name)
            || HasRejection(organization.Requester?.Name) || subscriber?.Rejections.Count > 0
            || HasRejection(subscriber?.Person) || subscriber?.Dependent?.Rejections.Count > 0
            || HasRejection(subscriber?.Dependent?.Person);
    }

    private static bool HasRejection(ReviewParty? party) => party?.Rejections.Count > 0;
}
