using System.Globalization;
using System.Text.Json.Nodes;

namespace Claims.Samples.Stories;

/// <summary>The facts of a visit as its pages print them, by placeholder.</summary>
internal static class PrintedFields
{
    /// <summary>All printed fields of a visit, misprints included.</summary>
    public static Dictionary<string, string> Of(Story story, Encounter encounter)
    {
        var facts = encounter.Facts;
        var fields = new Dictionary<string, string>
        {
            ["patientName"] = Name(facts["patient"]),
            ["birthDate"] = Date(facts["patient"]?["birthDate"], story.DateFormat),
            ["sex"] = (string?)facts["patient"]?["sex"] == "F" ? "Female" : "Male",
            ["subscriberName"] = Name(facts["coverage"]?["subscriber"]),
            ["subscriberBirthDate"] = Date(facts["coverage"]?["subscriber"]?["birthDate"], story.DateFormat),
            ["dateOfService"] = Date(facts["encounter"]?["dateOfService"], story.DateFormat),
        };
        Copy(fields, facts["patient"]?["address"], "line1", "city", "state", "zip");
        Copy(fields, facts["patient"], "phone");
        Copy(fields, facts["coverage"], "payerName", "memberId", "groupNumber");
        Copy(fields, facts["encounter"], "renderingProviderName", "renderingProviderNpi", "authorizationNumber");
        Copy(fields, facts["encounter"], "referringProviderName", "placeOfService");
        foreach (var (field, printed) in encounter.Misprints ?? new Dictionary<string, string>())
            fields[field] = printed;
        return fields.Where(field => field.Value.Length > 0).ToDictionary();
    }

    private static void Copy(Dictionary<string, string> fields, JsonNode? from, params string[] names)
    {
        foreach (var name in names)
            fields[name] = (string?)from?[name] ?? "";
    }

    private static string Name(JsonNode? person) => person is null
        ? ""
        : $"{(string?)person["lastName"]}, {(string?)person["firstName"]} {(string?)person["middleName"]}".TrimEnd();

    private static string Date(JsonNode? date, string format) => (string?)date is { } text
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            .ToString(format, CultureInfo.InvariantCulture)
        : "";
}
