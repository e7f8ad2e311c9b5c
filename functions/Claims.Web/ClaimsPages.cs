using Claims.Web.Answer;
using Claims.Web.Assets;
using Claims.Web.Estimates;
using Claims.Web.Reports;
using Claims.Web.Review;
using Claims.Web.Staff;
using Claims.Web.Statements;
using Claims.Web.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web;

/// <summary>The pages for coders, physicians, patients, billers and who watches; mounted by both editions.</summary>
public static class ClaimsPages
{
    /// <summary>Adds what the pages need besides Core's services, which the host registers.</summary>
    public static IServiceCollection AddClaimsPages(
        this IServiceCollection services, Action<ClaimsPagesOptions>? configure = null)
    {
        services.AddOptions<ClaimsPagesOptions>().Configure(options => configure?.Invoke(options));
        return services.AddSingleton<StaffSession>().AddSingleton<FailureLimit>().AddSingleton<RecentFacts>();
    }

    /// <summary>Mounts the pages.</summary>
    public static IEndpointRouteBuilder MapClaimsPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("")
            .AddEndpointFilter(PageHeaders.AddAsync)
            .AddEndpointFilter(SameOrigin.RequireAsync)
            .AddEndpointFilter(endpoints.ServiceProvider.GetRequiredService<FailureLimit>().FilterAsync);
        Asset.Map(pages);
        StatusEndpoints.Map(pages);
        ReviewEndpoints.Map(pages);
        AnswerEndpoints.Map(pages);
        StatementEndpoints.Map(pages);
        StaffEndpoints.Map(pages);
        BalanceEndpoints.Map(pages);
        ReportEndpoints.Map(pages);
        EstimateEndpoints.Map(pages);
        TextReplies.Map(pages);
        return endpoints;
    }
}
