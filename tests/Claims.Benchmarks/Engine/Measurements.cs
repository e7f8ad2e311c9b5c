using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Claims.Benchmarks.Engine;

/// <summary>Listens to the engine's own meter: how often each thing happened and what it added up to.</summary>
internal sealed class Measurements : IDisposable
{
    public const string Batch = "claims.workflows.store.batch.size";

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Total> _totals = new(StringComparer.Ordinal);

    /// <summary>Listens to some instruments, or to all when none is named.</summary>
    public Measurements(params string[] instruments)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Claims.Workflows"
                && (instruments.Length == 0 || instruments.Contains(instrument.Name)))
            {
                listener.EnableMeasurementEvents(instrument, _totals.GetOrAdd(instrument.Name, _ => new Total()));
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, _, total) => ((Total)total!).Add(value));
        _listener.SetMeasurementEventCallback<int>((_, value, _, total) => ((Total)total!).Add(value));
        _listener.Start();
    }

    public (long Count, double Sum) this[string instrument] =>
        _totals.TryGetValue(instrument, out var total) ? (total.Count, total.Sum) : default;

    public void Dispose() => _listener.Dispose();

    /// <summary>Allocates nothing for a measurement: it is part of what is measured.</summary>
    private sealed class Total
    {
        private readonly Lock _lock = new();

        public long Count { get; private set; }

        public double Sum { get; private set; }

        public void Add(double value)
        {
            lock (_lock)
            {
                Count++;
                Sum += value;
            }
        }
    }
}
