namespace Claims.Workflows;

/// <summary>Gives up a step when a token is cancelled.</summary>
internal static class Withdrawal
{
    /// <summary>Calls back when the token is cancelled before the step has ended, on the thread that cancels it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="step">The step.</param>
    /// <param name="withdraw">Gives it up.</param>
    /// <returns>The step.</returns>
    public static T By<T>(CancellationToken token, T step, Action withdraw)
        where T : Task
    {
        if (!token.CanBeCanceled)
            return step;
        var registration = token.UnsafeRegister(static callback => ((Action)callback!)(), withdraw);
        _ = step.ContinueWith(
            _ => registration.Unregister(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return step;
    }
}
