using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Claims.Coding.CodeSets;

namespace Claims.Benchmarks.CodeSets;

/// <summary>
/// Whether the right code is among the first: disease names of the Disease Ontology (CC0) with the ICD-10-CM code that
/// it maps them to; neither side has them indexed. A code below the mapped one counts too, as the ontology often maps
/// to a heading.
/// </summary>
internal sealed class FindingSection(DiagnosisRelease release, PlainSearch plain, string shared)
{
    private const int EveryNth = 4;

    public void Measure(StringBuilder text)
    {
        var names = Names();
        var misspelt = names.Select(name => (Misspelt(name.Name), name.Code)).ToList();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Finding the code

            {names.Count} disease names and synonyms of the Disease Ontology (every fourth there): the share
            whose mapped code, or one below it, is among the first. Misspelt: two neighbouring letters of the
            longest word swapped.

            | search | first | first 5 | first 12 | first 12, misspelt |
            |---|---|---|---|---|
            | compiled release | {Row(names, misspelt, Own)} |
            | SQLite FTS5 over titles | {Row(names, misspelt, plain.Search)} |

            """);
    }

    private List<string> Own(string query, int limit) =>
        [.. release.Search(query, limit, billableOnly: true).Select(entry => entry.Code.ToString())];

    private static string Row(
        List<(string Name, string Code)> names,
        List<(string Name, string Code)> misspelt,
        Func<string, int, List<string>> search)
    {
        var (right, wrong) = (Places(names, search), Places(misspelt, search));
        return string.Create(CultureInfo.InvariantCulture,
            $"{Share(right, 1):P1} | {Share(right, 5):P1} | {Share(right, 12):P1} | {Share(wrong, 12):P1}");
    }

    /// <summary>Where the mapped code is among the first twelve; -1 when it is not.</summary>
    private static List<int> Places(
        List<(string Name, string Code)> names, Func<string, int, List<string>> search) =>
        names.ConvertAll(name => search(name.Name, 12).FindIndex(code => Fits(code, name.Code)));

    private static double Share(List<int> places, int first) =>
        places.Count(place => place >= 0 && place < first) / (double)places.Count;

    private static bool Fits(string code, string mapped) =>
        code.Replace(".", "", StringComparison.Ordinal).StartsWith(
            mapped.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static string Misspelt(string name)
    {
        var word = name.Split(' ').MaxBy(part => part.Length)!;
        if (word.Length < 5)
            return name;
        var at = word.Length / 2;
        return name.Replace(word, $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}", StringComparison.Ordinal);
    }

    private List<(string Name, string Code)> Names()
    {
        var path = Path.Combine(shared, "codes", "disease_synonyms_doid_icd10cm.json.gz");
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var json = JsonDocument.Parse(packed);
        return [.. json.RootElement.GetProperty("synonym_to_icd10cm").EnumerateObject()
            .Select(pair => (pair.Name, Code: pair.Value.GetString()!))
            .Where(pair => Icd10Code.TryParse(pair.Code, out var code) && release.Find(code) is not null)
            .Where((_, i) => i % EveryNth == 0)];
    }
}
