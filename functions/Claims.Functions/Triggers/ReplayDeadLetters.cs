using Claims.Azure.Arrivals;
using Claims.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>Takes what Event Grid could not tell of, at an operator's word; see docs/operating.md.</summary>
public sealed class ReplayDeadLetters(BlobArrivals arrivals, CurrentDurableClient current)
{
    /// <summary>POST /operate/dead-letters with the function's key; answers how many were replayed.</summary>
    [Function(nameof(ReplayDeadLetters))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "operate/dead-letters")] HttpRequest request,
        [DurableClient] DurableTaskClient durable)
    {
        current.Use(durable);
        var replayed = await arrivals.ReplayDeadLettersAsync(request.HttpContext.RequestAborted);
        return Results.Json(new { replayed });
    }
}
