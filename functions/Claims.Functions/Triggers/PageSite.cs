using Claims.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Claims.Functions.Triggers;

/// <summary>The pages of Claims.Web behind one function: they are routed anew, as on one machine.</summary>
public sealed class PageSite(IServiceProvider services)
{
    private readonly RequestDelegate _pages = Mount(services);

    /// <summary>Answers a request that the function host has routed to its one function.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (function, values) = (http.GetEndpoint(), http.Request.RouteValues);
        http.SetEndpoint(null);
        http.Request.RouteValues = [];
        try
        {
            await _pages(http);
        }
        finally
        {
            http.SetEndpoint(function);
            http.Request.RouteValues = values;
        }
    }

    private static RequestDelegate Mount(IServiceProvider services)
    {
        var site = new ApplicationBuilder(services);
        site.UseForwardedHeaders();
        site.UseRouting();
        site.UseEndpoints(endpoints => endpoints.MapClaimsPages());
        return site.Build();
    }
}
