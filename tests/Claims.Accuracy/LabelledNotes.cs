using System.IO.Compression;
using System.Text.Json;
using Claims.Coding.CodeSets;

namespace Claims.Accuracy;

/// <summary>A note with the codes that professional coders gave it.</summary>
public sealed record LabelledNote(string Id, string Text, IReadOnlyList<Icd10Code> Codes);

/// <summary>Finds and reads the labelled notes of the shared data folder.</summary>
public static class LabelledNotes
{
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

    /// <summary>Reads a set of lines of JSON with id, text and codes.</summary>
    public static IReadOnlyList<LabelledNote> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        var notes = new List<LabelledNote>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var codes = json.RootElement.TryGetProperty("codes", out var list)
                ? list.EnumerateArray().Select(code => code.GetString()!) : [];
            notes.Add(new(
                json.RootElement.GetProperty("id").GetString()!,
                json.RootElement.GetProperty("text").GetString()!,
                [.. codes.Where(code => Icd10Code.TryParse(code, out _)).Select(Icd10Code.Parse).Distinct()]));
        }

        return notes;
    }
}
