using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Triggers;

/// <summary>Whether the app can work, for whoever watches it. (GET /health only says that it runs.)</summary>
public sealed class Health(Readiness readiness)
{
    /// <summary>GET /health/ready: 200, or 503 with the names of what does not answer.</summary>
    [Function(nameof(Health))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request)
    {
        var missing = await readiness.MissingAsync(request.HttpContext.RequestAborted);
        return missing.Count == 0
            ? Results.Json(new { ready = true })
            : Results.Json(new { ready = false, missing }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
