using Claims.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Claims.Functions.Triggers;

/// <summary>The pages for coders, physicians, billers and patients: every address that no other function has.</summary>
public sealed class Pages(PageSite site, CurrentDurableClient current)
{
    /// <summary>Open to all: each page checks its signed link, or the staff key, itself.</summary>
    [Function(nameof(Pages))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable)
    {
        current.Use(durable);
        await site.ServeAsync(request.HttpContext);
        return Results.Empty;
    }
}
