namespace Claims.Local.Clock;

/// <summary>Which clock a data folder lives by.</summary>
internal static class Clocks
{
    /// <summary>The demo's clock in a demo's folder, the real one elsewhere.</summary>
    public static async Task<TimeProvider> OfAsync(DataFolder data) => File.Exists(data.ClockFile)
        ? await SkippingClock.OpenAsync(data.ClockFile, SampleFiles.DemoBegins)
        : TimeProvider.System;
}
