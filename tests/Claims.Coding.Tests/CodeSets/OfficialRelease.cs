using System.IO.Compression;
using Claims.Accuracy;

namespace Claims.Coding.Tests.CodeSets;

/// <summary>The official FY2024 list of the shared data folder.</summary>
internal static class OfficialRelease
{
    /// <summary>Billable flag and title by code; null where the file is absent.</summary>
    public static Dictionary<string, (bool Billable, string Title)>? Read()
    {
        var path = Path.Combine(LabelledNotes.SharedFolder() ?? "", "data", "icd10cm", "icd10cm_2024.csv.gz");
        if (!File.Exists(path))
            return null;
        using var unzipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        reader.ReadLine();
        var codes = new Dictionary<string, (bool, string)>();
        while (reader.ReadLine() is { } line)
        {
            // order,code,billable,title; only a title is ever quoted.
            var fields = line.Split(',', 4);
            var title = fields[3].StartsWith('"')
                ? fields[3][1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : fields[3];
            codes[fields[1]] = (fields[2] == "1", title);
        }

        return codes;
    }
}
