using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Claims.Samples.Stories;

/// <summary>Reads the stories: NAME.json tells the facts, NAME.txt the pages with {placeholders} for them.</summary>
internal static partial class StoryReader
{
    /// <summary>How stories and truths are written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>All stories of a folder, by name.</summary>
    public static IReadOnlyList<Story> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read)];

    private static Story Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var story = JsonSerializer.Deserialize<Story>(File.ReadAllText(path), Json)
            ?? throw new InvalidDataException($"{path} is empty.");
        var pages = PagesOf(story, name, File.ReadAllLines(Path.ChangeExtension(path, ".txt")));
        return story with { Name = name, Pages = pages };
    }

    private static List<PageScript> PagesOf(Story story, string name, string[] lines)
    {
        var pages = new List<(int Encounter, bool Boxed, List<string> Lines)>();
        foreach (var (number, line) in lines.Index())
        {
            if (PageStart().Match(line) is { Success: true } start)
            {
                var encounter = start.Groups["encounter"].Success ? start.Groups["encounter"].Value[0] - '0' : 1;
                pages.Add((encounter, start.Groups["boxed"].Success, []));
            }
            else if (pages.Count > 0)
            {
                var fields = PrintedFields.Of(story, story.Encounters[pages[^1].Encounter - 1]);
                pages[^1].Lines.Add(Filled(line, fields, $"{name}.txt, line {number + 1}"));
            }
        }

        return [.. pages.Select(page => new PageScript(page.Encounter, page.Boxed, page.Lines))];
    }

    private static string Filled(string line, IReadOnlyDictionary<string, string> fields, string where) =>
        Placeholder().Replace(line, match => fields.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidDataException($"{where}: nothing is known of {match.Value}."));

    [GeneratedRegex(@"^=== page(?<boxed> boxed)?( visit (?<encounter>\d))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex PageStart();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
