using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Claims.Core.Primitives;

namespace Claims.Local.Demo;

/// <summary>A sample chart's ground truth (NAME.truth.json): what the simulated people know and do.</summary>
internal sealed record SampleStory(string Title, string File, IReadOnlyList<StoryEncounter> Encounters)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The stories of a folder, by the id that a chart gets from its content.</summary>
    public static SampleStories Load(string folder, int? first = null) => new(
        Directory.GetFiles(folder, "*.truth.json").Order(StringComparer.Ordinal).Take(first ?? int.MaxValue)
            .Select(path => JsonSerializer.Deserialize<SampleStory>(System.IO.File.ReadAllText(path), Json)!)
            .ToDictionary(story => ChartOf(Path.Combine(folder, story.File))));

    private static ChartId ChartOf(string scan)
    {
        using var content = System.IO.File.OpenRead(scan);
        return TextId.Parse<ChartId>(Convert.ToHexStringLower(SHA256.HashData(content))[..20]);
    }
}

/// <summary>One visit of a story.</summary>
/// <param name="Number">From 1, in the order of the scan.</param>
/// <param name="Facts">What is true of patient, coverage and visit.</param>
/// <param name="Printed">What the face sheet prints where that differs.</param>
/// <param name="Misprinted">The names of fields that it prints wrong.</param>
/// <param name="Diagnoses">The right codes in billing order.</param>
/// <param name="Procedures">The right services.</param>
/// <param name="Coder">What the coder does.</param>
/// <param name="Submissions">What is sent and what the payer answers, in order.</param>
/// <param name="Patient">What the patient does; null when nothing is owed.</param>
internal sealed record StoryEncounter(
    int Number,
    JsonElement Facts,
    IReadOnlyDictionary<string, string> Printed,
    IReadOnlyList<string>? Misprinted,
    IReadOnlyList<StoryDiagnosis> Diagnoses,
    IReadOnlyList<StoryProcedure> Procedures,
    StoryCoder Coder,
    IReadOnlyList<StorySubmission> Submissions,
    StoryPatient? Patient)
{
    /// <summary>A fact by its path, such as coverage/memberId; null when the story has none.</summary>
    public string? Fact(string path)
    {
        var element = Facts;
        foreach (var part in path.Split('/'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}

/// <summary>A right code.</summary>
internal sealed record StoryDiagnosis(string Code);

/// <summary>A right service.</summary>
internal sealed record StoryProcedure(
    string Code, IReadOnlyList<int> Pointers, IReadOnlyList<string>? Modifiers, int Units, decimal Charge);

/// <summary>What the coder does: approve, query or reject.</summary>
internal sealed record StoryCoder(
    string Decision,
    string? Reason,
    string? Question,
    string? Answer,
    IReadOnlyList<string>? DiagnosesBefore,
    IReadOnlyList<string>? Forgets);

/// <summary>One thing sent and its answer; one that was adjudicated has lines.</summary>
internal sealed record StorySubmission(
    string Sent, IReadOnlyList<JsonElement>? Lines, decimal? Paid, decimal? PatientOwes);

/// <summary>What the patient does and says, and how it ends: settled, forgiven or collections.</summary>
internal sealed record StoryPatient(string Does, string Ends, string? Says);
