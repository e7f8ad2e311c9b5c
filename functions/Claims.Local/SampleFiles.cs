using System.Globalization;

namespace Claims.Local;

/// <summary>What ships beside the program: the sample clinic and charts, and the simulated payers' rules.</summary>
internal static class SampleFiles
{
    /// <summary>When the demo begins: soon after the samples' visits, so that no claim is late.</summary>
    public static readonly DateTimeOffset DemoBegins =
        DateTimeOffset.Parse("2026-11-02T14:00:00Z", CultureInfo.InvariantCulture);

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    public static string PayerRules => Path.Combine(Folder, "payer-rules.json");

    public static string Clinic => Path.Combine(Folder, "clinic");
}
