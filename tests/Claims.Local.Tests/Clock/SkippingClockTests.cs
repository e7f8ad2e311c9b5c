using Claims.Local.Clock;

namespace Claims.Local.Tests.Clock;

public sealed class SkippingClockTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 2, 14, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task It_begins_where_it_is_told_and_goes_on_after_a_restart()
    {
        var clock = await OpenAsync();
        Assert.InRange(clock.GetUtcNow(), Begin, Begin + TimeSpan.FromMinutes(10));
        await clock.JumpToAsync(Begin + TimeSpan.FromDays(40));
        var seen = clock.GetUtcNow();
        Assert.True((await OpenAsync()).GetUtcNow() >= seen);
    }

    [Fact]
    public async Task It_never_goes_back()
    {
        var clock = await OpenAsync();
        await clock.JumpToAsync(Begin + TimeSpan.FromDays(2));
        await clock.JumpToAsync(Begin + TimeSpan.FromDays(1));
        Assert.True(clock.GetUtcNow() >= Begin + TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task A_jump_wakes_the_timers_that_it_passes_and_no_other()
    {
        var clock = await OpenAsync();
        var near = Task.Delay(TimeSpan.FromDays(30), clock);
        var far = Task.Delay(TimeSpan.FromDays(45), clock);
        await clock.JumpToAsync(Begin + TimeSpan.FromDays(31));
        await near.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(far.IsCompleted);
    }

    [Fact]
    public async Task A_timer_that_is_disposed_is_not_woken()
    {
        var clock = await OpenAsync();
        var woken = false;
        var timer = clock.CreateTimer(_ => woken = true, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        await timer.DisposeAsync();
        var other = Task.Delay(TimeSpan.FromDays(1), clock);
        await clock.JumpToAsync(Begin + TimeSpan.FromDays(2));
        await other.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(woken);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SkippingClock> OpenAsync() => SkippingClock.OpenAsync(_folder.File("clock.json"), Begin);
}
