using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Records;

/// <summary>
/// Faults of Cosmos DB as exceptions that say what happened and nothing of the record: the SDK's own texts hold
/// addresses and answers, so they are not passed on.
/// </summary>
internal static class CosmosFailure
{
    /// <summary>An answer that is neither success nor expected.</summary>
    public static IOException Of(string operation, HttpStatusCode status, Headers headers) =>
        Of(operation, status, headers["x-ms-substatus"], headers.ActivityId);

    /// <summary>A fault that the SDK threw.</summary>
    public static IOException Of(string operation, CosmosException fault) =>
        Of(operation, fault.StatusCode, fault.SubStatusCode.ToString(CultureInfo.InvariantCulture), fault.ActivityId);

    private static IOException Of(string operation, HttpStatusCode status, string? subStatus, string activity)
    {
        var meaning = (int)status switch
        {
            400 => "the request is not one it understands",
            401 or 403 => "the app's identity lacks the role Cosmos DB Built-in Data Contributor, or the firewall "
                + "keeps it out",
            404 => "the database or its container records is missing",
            408 or 503 => "it is not to be had now; try again",
            413 => "the request is too large",
            429 => "its request units are used up and waiting did not help; raise the throughput",
            _ => "see the account's metrics for the activity",
        };
        return new(
            $"Cosmos DB answered {(int)status}/{subStatus ?? "0"} to {operation} (activity {activity}): {meaning}.");
    }
}
