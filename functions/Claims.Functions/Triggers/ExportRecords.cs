using Claims.Azure.Records;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Writes out all records of a clinic, at an operator's word; see docs/operating.md.</summary>
/// <param name="directory">The clinics.</param>
/// <param name="export">What reads Cosmos DB; null where records are a file on this machine.</param>
public sealed class ExportRecords(IClinicDirectory directory, RecordExport? export = null)
{
    /// <summary>GET /operate/records/CLINIC with the function's key: one JSON object a line; patient data.</summary>
    [Function(nameof(ExportRecords))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "operate/records/{clinic}")] HttpRequest request,
        string clinic)
    {
        var isKnown = ClinicId.TryParse(clinic, out var id) && directory.Clinics.Contains(id);
        return export is null || !isKnown
            ? Results.NotFound()
            : Results.Stream(
                body => export.WriteAsync(id, body, request.HttpContext.RequestAborted), "application/x-ndjson");
    }
}
