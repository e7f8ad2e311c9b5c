using Claims.Web.Assets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web;

/// <summary>The pages for coders, physicians, patients, billers and whoever watches; mounted by both editions.</summary>
public static class ClaimsPages
{
    /// <summary>Adds what the pages need besides Core's services, which the host registers.</summary>
    public static IServiceCollection AddClaimsPages(
        this IServiceCollection services, Action<ClaimsPagesOptions>? configure = null)
    {
        services.AddOptions<ClaimsPagesOptions>().Configure(options => configure?.Invoke(options));
        return services;
    }

    /// <summary>Mounts the pages.</summary>
    public static IEndpointRouteBuilder MapClaimsPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("")
            .AddEndpointFilter(PageHeaders.AddAsync)
            .AddEndpointFilter(SameOrigin.RequireAsync);
        Asset.Map(pages);
        pages.MapGet("/health", () => Results.Text("ok"));
        return endpoints;
    }
}
