using System.Diagnostics.Metrics;
using Claims.Azure;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Claims.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;

namespace Claims.Functions.Tests.Telemetry;

/// <summary>The figures that alerts look at, and the books.</summary>
public sealed class BoardMeasuresTests : IDisposable
{
    private static readonly ChartId Chart = TextId.Parse<ChartId>("abc");

    private readonly AppFixture _app = new();
    private readonly MeterListener _listener = new();
    private readonly List<(string Name, double Value, string Tags)> _seen = [];

    public BoardMeasuresTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Claims.Functions")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task The_oldest_item_is_one_that_waits_for_us_and_not_for_a_payer_or_a_patient()
    {
        await PutAsync("abc-1", Stage.InReview, hours: 30);
        await PutAsync("abc-2", Stage.Adjudicating, hours: 400);
        await PutAsync("abc-3", Stage.Closed, hours: 900);
        _app.Blobs[AzureNames.DeadLetters].Files["one.json"] = [];

        await _app.Function<MeasureBoard>().RunAsync(new TimerInfo(), default);

        Assert.InRange(Value("claims.oldest_waiting_hours"), 29.9, 30.1);
        Assert.Equal(1, Value("claims.dead_letters"));
        Assert.Equal(1, Value("claims.charts", "stage=InReview"));
        Assert.Equal(0, Value("claims.charts", "stage=Quarantined"));
    }

    [Fact]
    public async Task With_nothing_waiting_the_oldest_is_zero_hours_old()
    {
        await _app.Function<MeasureBoard>().RunAsync(new TimerInfo(), default);

        Assert.Equal(0, Value("claims.oldest_waiting_hours"));
    }

    [Fact]
    public async Task The_books_tell_every_account_of_each_clinic()
    {
        await _app.Function<MeasureBooks>().RunAsync(new TimerInfo(), default);

        Assert.Equal(0, Value("claims.dollars", "account=Patient"));
        Assert.Contains(_seen, figure => figure.Tags.Contains("clinic=sample", StringComparison.Ordinal));
    }

    private Task PutAsync(string subject, Stage stage, double hours) => _app.Records.SaveAsync(
        TestClinic.Id,
        default,
        RecordChange.Put(new Progress(subject, Chart, stage, DateTimeOffset.UtcNow.AddHours(-hours), null, "")));

    private double Value(string name, string tags = "") => _seen
        .Last(figure => figure.Name == name && figure.Tags.Contains(tags, StringComparison.Ordinal)).Value;

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
