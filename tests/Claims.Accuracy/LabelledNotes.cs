using System.IO.Compression;
using System.Text.Json;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;

namespace Claims.Accuracy;

/// <summary>Reads the labelled notes of the shared data folder and the office codes beside this program.</summary>
public static class LabelledNotes
{
    /// <summary>The date of service that chooses the release for all of them.</summary>
    public static readonly DateOnly DateOfService = new(2024, 1, 15);

    private static readonly Dictionary<string, string> Updates = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "code-updates.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|'))
        .ToDictionary(row => row[0], row => row[1]);

    /// <summary>
    /// The folder named by CLAIMS_SHARED, or "shared" beside a folder above this program; null when absent.
    /// </summary>
    public static string? SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("CLAIMS_SHARED") is { Length: > 0 } named && Directory.Exists(named))
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "data")))
                return shared;
        }

        return null;
    }

    /// <summary>The CodiEsp notes, their codes as given or brought to the FY2024 release.</summary>
    /// <param name="shared">The shared folder.</param>
    /// <param name="part">"train" or "dev".</param>
    /// <param name="asGiven">Whether to keep codes that later releases divided.</param>
    public static IReadOnlyList<LabelledNote> CodiEsp(string shared, string part, bool asGiven = false)
    {
        using var reader = Unzipped(Path.Combine(shared, "data", "notes", $"codiesp_{part}_en.jsonl.gz"));
        return [.. LabelledNote.ReadLines(reader, asGiven ? null : code => Updates.GetValueOrDefault(code, code))];
    }

    /// <summary>The office notes of ACI-Bench with the codes of aci-bench-codes.jsonl.</summary>
    /// <param name="shared">The shared folder.</param>
    /// <param name="part">"tuning", "held-back" or null for both.</param>
    public static IReadOnlyList<LabelledNote> Office(string shared, string? part)
    {
        using var reader = Unzipped(Path.Combine(shared, "data", "notes", "aci_bench_train_valid.jsonl.gz"));
        var texts = Lines(reader).ToDictionary(note => Text(note, "id"), note => Text(note, "text"));
        using var codes = File.OpenText(Path.Combine(AppContext.BaseDirectory, "aci-bench-codes.jsonl"));
        return [.. Lines(codes)
            .Where(note => part is null || Text(note, "part") == part)
            .Select(note => new LabelledNote(
                Text(note, "id"),
                texts[Text(note, "id")],
                [.. note.GetProperty("codes").EnumerateArray().Select(code => Icd10Code.Parse(code.GetString()!))]))];
    }

    private static string Text(JsonElement note, string name) => note.GetProperty(name).GetString()!;

    private static StreamReader Unzipped(string path) =>
        new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));

    private static IEnumerable<JsonElement> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return JsonDocument.Parse(line).RootElement;
    }
}
