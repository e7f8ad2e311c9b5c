using System.Text.Json;

namespace Claims.Coding.Tests;

/// <summary>One encounter of the sample charts' stories: its typed note and what a coder bills for it.</summary>
public sealed record SampleEncounter(
    string Name, string Note, DateOnly DateOfService, DateOnly BirthDate, char Sex, string[] Codes, string[] Procedures)
{
    public override string ToString() => Name;
}

/// <summary>Reads the stories of the sample charts, which live in the project that draws them.</summary>
internal static class SampleCharts
{
    public static IEnumerable<SampleEncounter> Read()
    {
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var encounters = json.RootElement.GetProperty("encounters");
            for (var i = 0; i < encounters.GetArrayLength(); i++)
            {
                var facts = encounters[i].GetProperty("facts");
                var patient = facts.GetProperty("patient");
                yield return new(
                    $"{Path.GetFileNameWithoutExtension(file)} {i + 1}",
                    Note(Path.ChangeExtension(file, ".txt"), i + 1),
                    Date(facts.GetProperty("encounter").GetProperty("dateOfService")),
                    Date(patient.GetProperty("birthDate")),
                    patient.GetProperty("sex").GetString()![0],
                    [.. encounters[i].GetProperty("diagnoses").EnumerateArray().Select(Code)],
                    [.. encounters[i].GetProperty("procedures").EnumerateArray().Select(Procedure)]);
            }
        }
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClaimsFunctions.sln")))
        {
            folder = folder.Parent
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    private static string Folder() => Path.Combine(Repository(), "tests", "Claims.Samples", "Stories");

    private static DateOnly Date(JsonElement element) =>
        DateOnly.ParseExact(element.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Code(JsonElement element) => element.GetProperty("code").GetString()!;

    private static string Procedure(JsonElement element) => string.Concat(
        Code(element),
        element.TryGetProperty("modifiers", out var list)
            ? string.Concat(list.EnumerateArray().Select(m => "-" + m.GetString())) : "",
        element.TryGetProperty("units", out var units) ? $" x{units.GetInt32()}" : "");

    /// <summary>
    /// The pages of one visit; a page that names none belongs to the only one. Layout marks stay, as noise.
    /// </summary>
    private static string Note(string file, int visit)
    {
        var lines = new List<string>();
        var mine = true;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("=== page", StringComparison.Ordinal))
                mine = !line.Contains("visit", StringComparison.Ordinal)
                    || line.EndsWith($"visit {visit}", StringComparison.Ordinal);
            else if (mine)
                lines.Add(line.TrimStart('#', '|', ' '));
        }

        return string.Join('\n', lines);
    }
}
