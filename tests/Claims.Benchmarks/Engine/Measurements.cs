using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Claims.Benchmarks.Engine;

/// <summary>Listens to the engine's own meter: how often each thing happened and what it added up to.</summary>
internal sealed class Measurements : IDisposable
{
    public const string Batch = "claims.workflows.store.batch.size";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, (long Count, double Sum)> _totals = new(StringComparer.Ordinal);

    /// <summary>Listens to some instruments, or to all when none is named.</summary>
    public Measurements(params string[] instruments)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Claims.Workflows"
                && (instruments.Length == 0 || instruments.Contains(instrument.Name)))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        _listener.Start();
    }

    public (long Count, double Sum) this[string instrument] => _totals.GetValueOrDefault(instrument);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value) => _totals.AddOrUpdate(
        instrument.Name, (1, value), (_, total) => (total.Count + 1, total.Sum + value));
}
