using System.Text.Json;
using Claims.Core.Charts;
using Claims.Core.Charts.FaceSheet;
using Xunit.Abstractions;

namespace Claims.EndToEnd.Tests.Reading;

/// <summary>The sample scans, read by the real extractor, against what their face sheets print.</summary>
public sealed class SampleReadingTests(ReadSamples samples, ITestOutputHelper output) : IClassFixture<ReadSamples>
{
    /// <summary>Fields and where the truth keeps what the sheet prints.</summary>
    private static readonly (FieldName Name, string[] Path)[] Printed =
    [
        (FieldName.PatientLastName, ["patient", "lastName"]),
        (FieldName.PatientFirstName, ["patient", "firstName"]),
        (FieldName.PatientBirthDate, ["patient", "birthDate"]),
        (FieldName.PatientSex, ["patient", "sex"]),
        (FieldName.PatientAddress, ["patient", "address", "line1"]),
        (FieldName.PatientCity, ["patient", "address", "city"]),
        (FieldName.PatientState, ["patient", "address", "state"]),
        (FieldName.PatientZip, ["patient", "address", "zip"]),
        (FieldName.Payer, ["coverage", "payer"]),
        (FieldName.MemberId, ["coverage", "memberId"]),
        (FieldName.Relationship, ["coverage", "relationship"]),
        (FieldName.SubscriberLastName, ["coverage", "subscriber", "lastName"]),
        (FieldName.SubscriberBirthDate, ["coverage", "subscriber", "birthDate"]),
        (FieldName.DateOfService, ["encounter", "dateOfService"]),
        (FieldName.RenderingProviderNpi, ["encounter", "renderingProviderNpi"]),
        (FieldName.PlaceOfService, ["encounter", "placeOfService"]),
    ];

    /// <summary>At most so many of a hundred fields may be misread: a person confirms each of them.</summary>
    private const double WorstMisreadPercent = 2;

    [SkippableFact]
    public async Task The_fields_of_legible_face_sheets_are_read()
    {
        Skip.IfNot(ReadSamples.HasTesseract, "tesseract-ocr is not installed");
        var (asked, wrong) = (0, new List<string>());
        foreach (var sample in SampleTruth.All.Values.Where(sample => sample.IsLegible))
        {
            var read = await samples.ReadAsync(sample);
            var expected = sample.Encounters.ToList();
            Assert.True(expected.Count == read.Encounters.Count, $"{sample}: {read.Encounters.Count} visits found");
            foreach (var (truth, encounter) in expected.Zip(read.Encounters))
            {
                var fields = Asked(truth).ToList();
                asked += fields.Count;
                wrong.AddRange(fields.Where(field => !IsRead(field.Printed, encounter[field.Name]))
                    .Select(field => $"{sample} {field.Name}"));
            }
        }

        output.WriteLine($"{asked} fields, {wrong.Count} misread: {string.Join(", ", wrong)}");
        Assert.True(wrong.Count * 100 <= asked * WorstMisreadPercent, string.Join(Environment.NewLine, wrong));
    }

    [SkippableFact]
    public async Task An_illegible_page_is_one_encounter_that_says_how_illegible_it_is()
    {
        Skip.IfNot(ReadSamples.HasTesseract, "tesseract-ocr is not installed");

        var read = await samples.ReadAsync(SampleTruth.All.Values.Single(sample => !sample.IsLegible));

        Assert.InRange(Assert.Single(read.Encounters).Legibility, 0, 0.6);
    }

    /// <summary>The fields that a sheet prints; what the story leaves blank or misprints is not asked.</summary>
    private static IEnumerable<(FieldName Name, string Printed)> Asked(JsonElement truth)
    {
        var excused = Names(truth, "misprinted").Concat(Names(truth, "blank")).ToHashSet();
        foreach (var (name, path) in Printed.Where(field => !excused.Contains(field.Path[^1])))
        {
            if (Find(truth.GetProperty("facts"), path) is { } printed)
            {
                yield return (name, printed);
            }
        }
    }

    /// <summary>The English data of the recogniser has no accents: such a name may differ in two letters.</summary>
    private static bool IsRead(string expected, string? read) =>
        string.Equals(expected, read, StringComparison.OrdinalIgnoreCase)
        || (expected.Any(letter => letter > 127) && read is not null && Spelling.Distance(expected, read) <= 3);

    private static IEnumerable<string?> Names(JsonElement truth, string list) =>
        truth.GetProperty(list) is { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Select(entry => entry.GetString())
            : [];

    private static string? Find(JsonElement element, string[] path)
    {
        foreach (var part in path)
        {
            if (!element.TryGetProperty(part, out element) || element.ValueKind == JsonValueKind.Null)
            {
                return null;
            }
        }

        return element.GetString();
    }
}
