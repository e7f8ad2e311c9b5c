using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Azure.Cosmos;

namespace Claims.Azure.Records;

/// <summary>What requests cost, as a histogram by operation and kind: docs/adr tells what to expect.</summary>
internal static class RequestUnits
{
    private static readonly Meter Meter = new("Claims.Azure");

    private static readonly Histogram<double> Charge = Meter.CreateHistogram<double>(
        "claims.records.request_units", "{request_unit}", "Request units that Cosmos DB charged for one request.");

    /// <summary>Notes what a response was charged.</summary>
    public static void Count(string operation, string kind, double charge) =>
        Charge.Record(charge, new("operation", operation), new("kind", kind));

    /// <summary>The charge of a response, 0 when it tells none.</summary>
    public static double Of(ResponseMessage response) => double.TryParse(
        response.Headers["x-ms-request-charge"], NumberStyles.Float, CultureInfo.InvariantCulture, out var charge)
        ? charge
        : 0;
}
