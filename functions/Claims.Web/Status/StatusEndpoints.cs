using Claims.Core;
using Claims.Core.Primitives;
using Claims.Web.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Claims.Web.Status;

/// <summary>The status page, the same as JSON, and the demo's clock.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", ShowAsync);
        endpoints.MapGet("/status.html", RefreshAsync);
        endpoints.MapGet("/status.json", async (StatusBoard board, CancellationToken cancellationToken) =>
            Results.Json(await board.ReadAsync(cancellationToken), CoreJson.Options));
        endpoints.MapPost("/demo/advance", AdvanceAsync);
        endpoints.MapGet("/health", () => Results.Text("ok"));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, StatusBoard board, CancellationToken cancellationToken) =>
        new PageResult((await PageAsync(http, board, cancellationToken)).Draw());

    private static async Task<IResult> RefreshAsync(
        HttpContext http, StatusBoard board, CancellationToken cancellationToken) =>
        Results.Text((await PageAsync(http, board, cancellationToken)).Board().ToString(), "text/html; charset=utf-8");

    private static async Task<StatusPage> PageAsync(
        HttpContext http, StatusBoard board, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var demo = services.GetService<IDemoControls>();
        var now = demo?.Now ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        var simulated = services.GetRequiredService<IOptions<ClaimsPagesOptions>>().Value.SimulatedPayer;
        return new(await board.ReadAsync(cancellationToken), now, simulated, demo);
    }

    private static async Task<IResult> AdvanceAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.RequestServices.GetService<IDemoControls>() is not { } demo)
        {
            return Results.NotFound();
        }

        if (demo.CanAdvance)
        {
            await demo.AdvanceAsync(cancellationToken);
        }

        http.Response.Headers.Location = "/";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
