using System.Text.Json;

namespace Claims.EndToEnd.Tests;

/// <summary>A sample chart and what is true of it, as its generator wrote it down.</summary>
public sealed class SampleTruth
{
    private SampleTruth(string name, string path, JsonElement truth) => (Name, Path, Truth) = (name, path, truth);

    /// <summary>The folder of samples beside the built program.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Samples");

    /// <summary>Every sample, by name.</summary>
    public static IReadOnlyDictionary<string, SampleTruth> All { get; } = Load();

    public string Name { get; }

    public string Path { get; }

    public JsonElement Truth { get; }

    public IEnumerable<JsonElement> Encounters => Truth.GetProperty("encounters").EnumerateArray();

    /// <summary>False when a page is meant to be unreadable.</summary>
    public bool IsLegible =>
        Truth.GetProperty("pages").EnumerateArray().All(page => page.GetProperty("legible").GetBoolean());

    /// <summary>The sidecar beside the scan, or null.</summary>
    public string? SidecarPath =>
        System.IO.Path.ChangeExtension(Path, ".json") is var path && File.Exists(path) ? path : null;

    public override string ToString() => Name;

    private static Dictionary<string, SampleTruth> Load() =>
        Directory.GetFiles(Folder, "*.truth.json").Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var truth = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
                var file = truth.GetProperty("file").GetString()!;
                return new SampleTruth(
                    System.IO.Path.GetFileNameWithoutExtension(file), System.IO.Path.Combine(Folder, file), truth);
            })
            .ToDictionary(sample => sample.Name);
}
