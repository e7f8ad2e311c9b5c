using Claims.Local.Chores;
using Claims.Local.Clock;
using Claims.Web;

namespace Claims.Local.Demo;

/// <summary>Moves the demo's clock: by a person's button, or by itself whenever everything waits for time.</summary>
internal sealed class DemoClockControls(SkippingClock clock, ChoreLoop chores, ILogger<DemoClockControls> logger)
    : IDemoControls
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public bool CanAdvance => chores is { IsQuiet: true, NextDue: not null };

    public async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        if (CanAdvance)
        {
            await JumpAsync();
        }
    }

    /// <summary>Jumps to the next thing that is due.</summary>
    /// <returns>False when nothing will ever be due: all is done, or waits for a person.</returns>
    public async Task<bool> JumpAsync()
    {
        if (chores.NextDue is not { } next)
        {
            return false;
        }

        await clock.JumpToAsync(next);
        logger.ClockAdvanced(clock.GetUtcNow());
        chores.Wake();
        return true;
    }
}
