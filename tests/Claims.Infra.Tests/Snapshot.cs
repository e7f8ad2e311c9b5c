using System.Text.Json;

namespace Claims.Infra.Tests;

/// <summary>The resources a deployment is predicted to make, as committed in infra/; needs no Bicep.</summary>
internal sealed class Snapshot(string environment)
{
    public string Text { get; } = File.ReadAllText(InfraFolder.File($"{environment}.snapshot.json"));

    public IReadOnlyList<JsonElement> Resources => field ??=
        [.. JsonDocument.Parse(Text).RootElement.GetProperty("predictedResources").EnumerateArray()];

    public IReadOnlyDictionary<string, string> Settings => One("Microsoft.Web/sites/config").GetProperty("properties")
        .EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    public IReadOnlyList<JsonElement> All(string type)
    {
        JsonElement[] found = [.. Resources.Where(one => one.GetProperty("type").GetString() == type)];
        Assert.NotEmpty(found);
        return found;
    }

    public JsonElement One(string type) => Assert.Single(All(type));

    /// <summary>A value by its path; null when some part of it is not there.</summary>
    public static string? Value(JsonElement resource, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (resource.ValueKind != JsonValueKind.Object || !resource.TryGetProperty(part, out resource))
            {
                return null;
            }
        }

        return resource.ToString();
    }

    public static string Name(JsonElement resource) => Value(resource, "name")!;
}
