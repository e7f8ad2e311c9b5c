using System.Text;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Web.Html;
using Claims.Web.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Claims.Web.Reports;

/// <summary>The owner's page and the reports, behind the staff key.</summary>
internal static class ReportEndpoints
{
    /// <summary>So many episodes of a kind are told.</summary>
    private const int MostEpisodes = 5;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/staff/reports", (Delegate)((HttpContext http) => GuardAsync(http, OwnerAsync)));
        endpoints.MapGet("/staff/reports/{clinic}/{table}.csv", (HttpContext http, string clinic, string table) =>
            GuardAsync(http, services => TableAsync(services, clinic, table, Csv)));
        endpoints.MapGet("/staff/reports/{clinic}/{table}", (HttpContext http, string clinic, string table) =>
            GuardAsync(http, services => TableAsync(services, clinic, table, Show)));
        endpoints.MapGet(
            "/staff/reports/{clinic}/{table}/{row:int}/{column:int}",
            (HttpContext http, string clinic, string table, int row, int column) => GuardAsync(
                http, services => TableAsync(services, clinic, table, (facts, found) =>
                    DrillAsync(services, facts, found, row, column))));
    }

    private static async Task<IResult> GuardAsync(HttpContext http, Func<IServiceProvider, Task<IResult>> show) =>
        http.RequestServices.GetRequiredService<StaffSession>().NameOf(http) is null
            ? new PageResult(StaffPage.Door(refused: false), StatusCodes.Status401Unauthorized)
            : await show(http.RequestServices);

    private static async Task<IResult> OwnerAsync(IServiceProvider services)
    {
        var episodes = services.GetRequiredService<EpisodeReader>();
        var (reader, work) = (services.GetRequiredService<RecentFacts>(), services.GetRequiredService<WorkItems>());
        var views = new List<OwnerView>();
        var directory = services.GetRequiredService<IClinicDirectory>();
        foreach (var clinic in directory.Clinics)
        {
            views.Add(new(
                directory.Clinic(clinic).Name,
                await reader.ReadAsync(clinic), await episodes.ReadAsync(clinic, MostEpisodes, default),
                await work.ListOpenAsync(clinic, default)));
        }

        var now = services.GetService<IDemoControls>()?.Now ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new PageResult(new OwnerPage(views, now).Draw());
    }

    private static async Task<IResult> TableAsync(
        IServiceProvider services, string clinic, string id, Func<ReportFacts, ReportTable, Task<IResult>> show)
    {
        var known = services.GetRequiredService<IClinicDirectory>().Clinics;
        if (!ClinicId.TryParse(clinic, out var clinicId) || !known.Contains(clinicId))
        {
            return Results.NotFound();
        }

        var facts = await services.GetRequiredService<RecentFacts>().ReadAsync(clinicId);
        return ReportCatalog.Find(facts, id) is { } found
            ? await show(facts, found)
            : Results.NotFound();
    }

    private static Task<IResult> Show(ReportFacts facts, ReportTable table) =>
        Task.FromResult<IResult>(new PageResult(new ReportPage(facts.Clinic, facts.AsOf, table).Draw()));

    private static Task<IResult> Csv(ReportFacts facts, ReportTable table) => Task.FromResult(Results.File(
        Encoding.UTF8.GetBytes(ReportCatalog.Csv(table)), "text/csv; charset=utf-8",
        $"{facts.Clinic}-{table.Id}-{facts.AsOf:yyyy-MM-dd}.csv"));

    private static async Task<IResult> DrillAsync(
        IServiceProvider services, ReportFacts facts, ReportTable table, int row, int column)
    {
        if (row < 0 || row >= table.Rows.Count || column < 0 || column >= table.Columns.Count)
        {
            return Results.NotFound();
        }

        var lines = await services.GetRequiredService<ClaimLines>()
            .ReadAsync(facts.Clinic, table.Rows[row].Cells[column].Claims, default);
        return new PageResult(new ReportPage(facts.Clinic, facts.AsOf, table).Drill(row, column, lines));
    }
}
