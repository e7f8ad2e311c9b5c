using System.Collections.Concurrent;
using System.Diagnostics;
using Claims.Core.Primitives;
using Claims.Core.Reports;

namespace Claims.Web.Reports;

/// <summary>
/// The facts that the report pages show. Where reading them takes longer than a second, as over a hundred thousand
/// claims, they are kept for a minute: whoever goes from figure to figure waits once. Elsewhere they are of the moment.
/// </summary>
internal sealed class RecentFacts(ReportReader reader)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ClinicId, (ReportFacts Facts, long ReadAt)> _kept = new();

    /// <summary>The facts of a clinic, at most a minute old.</summary>
    public async Task<ReportFacts> ReadAsync(ClinicId clinic)
    {
        if (_kept.TryGetValue(clinic, out var kept) && Stopwatch.GetElapsedTime(kept.ReadAt) < Keep)
        {
            return kept.Facts;
        }

        var began = Stopwatch.GetTimestamp();
        var facts = await reader.ReadAsync(clinic, CancellationToken.None);
        if (Stopwatch.GetElapsedTime(began) > Long)
        {
            _kept[clinic] = (facts, Stopwatch.GetTimestamp());
        }

        return facts;
    }
}
