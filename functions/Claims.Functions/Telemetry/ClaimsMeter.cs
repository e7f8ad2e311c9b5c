using System.Diagnostics.Metrics;
using Claims.Core.Charts;

namespace Claims.Functions.Telemetry;

/// <summary>The app's figures: counts, ages and sums, by words of the code; never an id of a patient or a name.</summary>
internal static class ClaimsMeter
{
    /// <summary>The name under which all of it is collected.</summary>
    public const string Name = "Claims.Functions";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Pages = Meter.CreateCounter<long>(
        "claims.extraction.pages", "{page}", "Pages that were read.");

    private static readonly Histogram<double> Confidence = Meter.CreateHistogram<double>(
        "claims.extraction.confidence", "1", "Mean confidence of a page's words, 0 to 1.");

    /// <summary>Charts, or encounters once a chart is read, by stage.</summary>
    public static Gauge<long> Charts { get; } = Meter.CreateGauge<long>("claims.charts", "{chart}");

    /// <summary>How long the oldest item has waited for the clinic's own people or this app; an alert watches it.</summary>
    public static Gauge<double> OldestWaiting { get; } = Meter.CreateGauge<double>("claims.oldest_waiting_hours", "h");

    /// <summary>Events that Event Grid could not deliver and nobody has replayed; an alert watches it.</summary>
    public static Gauge<long> DeadLetters { get; } = Meter.CreateGauge<long>("claims.dead_letters", "{event}");

    /// <summary>Claims by status.</summary>
    public static Gauge<long> Claims { get; } = Meter.CreateGauge<long>("claims.claims", "{claim}");

    /// <summary>What each account of the ledger holds.</summary>
    public static Gauge<double> Dollars { get; } = Meter.CreateGauge<double>("claims.dollars", "USD");

    /// <summary>Statements sent so far, by their tone.</summary>
    public static Gauge<long> Touches { get; } = Meter.CreateGauge<long>("claims.dunning_touches", "{statement}");

    /// <summary>Of the diagnoses suggested for approved encounters, the share that coders kept.</summary>
    public static Gauge<double> Acceptance { get; } = Meter.CreateGauge<double>("claims.suggestions_accepted", "1");

    /// <summary>Notes a chart's pages.</summary>
    public static void PagesRead(ChartText text)
    {
        Pages.Add(text.Pages.Count);
        foreach (var page in text.Pages)
        {
            Confidence.Record(page.Confidence);
        }
    }
}
