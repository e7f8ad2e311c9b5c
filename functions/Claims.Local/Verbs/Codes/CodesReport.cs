using System.Text.Json;
using Claims.Coding.CodeSets.Library;

namespace Claims.Local.Verbs.Codes;

/// <summary>Prints what was imported and what is installed.</summary>
internal static class CodesReport
{
    public static JsonSerializerOptions JsonOptions => EdiFindings.JsonOptions;

    public static int Imported(IReadOnlyList<ImportedRelease> releases, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(releases, JsonOptions));
        }
        else
        {
            foreach (var release in releases)
            {
                Console.WriteLine($"{release.Key}: {(release.IsUsable ? "ready" : "waits for its code list")}");
                foreach (var file in release.Files)
                {
                    Console.WriteLine($"  {file.Kind,-18} {file.Name}");
                }

                foreach (var remark in release.Remarks)
                {
                    Console.WriteLine($"  note: {remark}");
                }
            }
        }

        return 0;
    }

    public static int Releases(CodeLibrary library, DateOnly on, bool json)
    {
        var releases = library.Releases();
        var use = library.DiagnosesOn(on);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    On = on,
                    Diagnoses = new { use.Set.Edition, use.Set.ValidFrom, use.Set.ValidTo, use.InForce },
                    Releases = releases,
                },
                JsonOptions));
            return 0;
        }

        Console.WriteLine($"Diagnoses on {on:yyyy-MM-dd}: {use}");
        foreach (var release in releases)
        {
            Console.WriteLine(
                $"{release.Key,-20} {release.FirstDay:yyyy-MM-dd} to {release.LastDay:yyyy-MM-dd}  {release.Name}"
                + (release.IsUsable ? "" : "  (waits for its code list)"));
            foreach (var file in release.Files)
            {
                var borrowed = file.FirstDay == release.FirstDay ? "" : $"  (of {file.FirstDay:yyyy-MM-dd})";
                Console.WriteLine($"  {file.Kind,-18} {file.Name}{borrowed}");
            }
        }

        if (releases.Count == 0)
        {
            Console.WriteLine("No official release is installed: claims codes install, or claims codes import PATH.");
        }

        return 0;
    }
}
