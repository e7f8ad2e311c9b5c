using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Claims.Functions.TextExtraction;
using Claims.Machine.Records;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Functions.Tests.TextExtraction;

/// <summary>One pace for all processes of the app, kept in the store that they share.</summary>
public sealed class SharedPaceTests
{
    private const int Limit = 15;

    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Start);

    [Fact]
    public async Task Several_processes_on_one_store_never_send_more_than_the_limit_in_any_second()
    {
        var folder = Directory.CreateTempSubdirectory("claims-pace-");
        try
        {
            // Each process has a connection of its own to one file: the conflicts are real.
            var file = Path.Combine(folder.FullName, "claims.db");
            var processes = Enumerable.Range(0, 5)
                .Select(_ => new SharedPace(new SqliteRecords(file), _time, Limit)).ToList();

            var turns = await Task.WhenAll(processes.SelectMany(process => Enumerable.Range(0, 12)
                .Select(_ => Task.Run(() => process.ReserveAsync(default)))));

            var order = turns.Order().ToList();
            Assert.Equal(Start, order[0]);
            Assert.All(
                order.Zip(order.Skip(Limit)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(1)));
            Assert.InRange((order[^1] - Start).TotalSeconds, 59d / Limit, 59.001d / Limit); // And no slower than it.
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_turn_is_waited_for_whichever_process_took_the_one_before()
    {
        var records = new InMemoryRecords();
        var (one, other) = (new SharedPace(records, _time, 2), new SharedPace(records, _time, 2));
        Assert.True(one.TakeAsync(default).IsCompletedSuccessfully);

        var waiting = other.TakeAsync(default);
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Idle_time_is_not_saved_up()
    {
        var records = new InMemoryRecords();
        var pace = new SharedPace(records, _time, Limit);
        await pace.ReserveAsync(default);
        _time.Advance(TimeSpan.FromHours(1));

        var first = await pace.ReserveAsync(default);
        var second = await pace.ReserveAsync(default);

        Assert.Equal(Start.AddHours(1), first);
        Assert.True(second > first);
    }

    [Fact]
    public async Task A_moment_that_a_wrong_clock_took_far_ahead_holds_nobody_up()
    {
        var records = new InMemoryRecords();
        await records.SaveAsync(
            SharedPace.Partition, default,
            RecordChange.Put(new ServicePace(ServicePace.DocumentIntelligence, Start.AddDays(300))));

        Assert.Equal(Start, await new SharedPace(records, _time, Limit).ReserveAsync(default));
    }
}
