using System.Text.Json;
using System.Text.Json.Nodes;
using Claims.Coding.CodeSets;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Samples.Pages;

namespace Claims.Samples.Tests;

public sealed class GroundTruthTests
{
    private static readonly Core.Charts.Clinic Clinic = Settings<Core.Charts.Clinic>("clinic.json");
    private static readonly List<Payer> Payers = Settings<List<Payer>>("payers.json");

    public static TheoryData<string> Names => CommittedSamples.Names;

    [Fact]
    public void There_are_at_least_ten_charts() => Assert.True(CommittedSamples.Stories.Count >= 10);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_truth_and_sidecar_are_what_the_story_makes(string name)
    {
        var story = CommittedSamples.Story(name);

        Assert.Equal(Truth.Of(story, CommittedSamples.Clinic), CommittedSamples.Text(name + ".truth.json"));
        var hasSidecar = File.Exists(Path.Combine(CommittedSamples.Folder, name + ".json"));
        Assert.Equal(Truth.SidecarOf(story), hasSidecar ? CommittedSamples.Text(name + ".json") : null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_page_says_that_it_is_invented(string name) =>
        Assert.All(CommittedSamples.Truth(name)["pages"]!.AsArray(), page =>
            Assert.EndsWith(PageLayout.Notice, (string)page!["text"]!, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pages_carry_every_printed_field_and_all_evidence(string name)
    {
        foreach (var (index, visit) in CommittedSamples.Story(name).Encounters.Index())
        {
            var text = TextOf(name, index + 1);
            var printed = CommittedSamples.Truth(name)["encounters"]![index]!["printed"]!.AsObject();

            Assert.All(["patientName", "birthDate", "memberId", "payerName", "dateOfService", "renderingProviderNpi"],
                field => Assert.True(printed.ContainsKey(field), field));
            Assert.All(printed, field => Assert.Contains((string)field.Value!, text, StringComparison.Ordinal));
            Assert.All(visit.Diagnoses, code => Assert.Contains(code.Evidence, text, StringComparison.Ordinal));
            Assert.All(visit.NotCoded ?? [], seen => Assert.Contains(seen.Evidence, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Facts_name_a_provider_and_a_payer_of_the_sample_clinic(string name) =>
        Assert.All(CommittedSamples.Story(name).Encounters, visit =>
        {
            var npi = (string)visit.Facts["encounter"]!["renderingProviderNpi"]!;
            Assert.True(Npi.TryParse(npi, out var parsed), npi);
            var provider = Assert.Single(Clinic.Providers, provider => provider.Npi == parsed);
            var printed = (string)visit.Facts["encounter"]!["renderingProviderName"]!;
            Assert.StartsWith($"{provider.FirstName} {provider.LastName},", printed, StringComparison.Ordinal);
            Assert.Single(Payers, payer =>
                payer.Id.Value == (string)visit.Facts["coverage"]!["payer"]!
                && payer.Name == (string)visit.Facts["coverage"]!["payerName"]!);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sidecar_keeps_to_its_schema_and_to_the_facts(string name)
    {
        var story = CommittedSamples.Story(name);
        if (story.Sidecar is null)
            return;

        Assert.NotNull(story.Sidecar.Deserialize<Sidecar>(CoreJson.Options));
        AssertWithin(story.Sidecar, story.Encounters.Single().Facts);
    }

    [Fact]
    public void At_least_half_of_the_charts_come_without_a_sidecar() =>
        Assert.True(CommittedSamples.Stories.Count(story => story.Sidecar is null) * 2
            >= CommittedSamples.Stories.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnoses_are_billable_on_the_date_of_service_and_lines_point_at_them(string name) =>
        Assert.All(CommittedSamples.Story(name).Encounters, visit =>
        {
            var day = DateOnly.Parse((string)visit.Facts["encounter"]!["dateOfService"]!);
            var before = visit.Coder.DiagnosesBefore ?? [];
            Assert.All(visit.Diagnoses.Select(diagnosis => diagnosis.Code).Concat(before), code =>
                Assert.True(CodeSet.Starter.TryFind(Icd10Code.Parse(code), day, out _), code));
            Assert.All(visit.Procedures.SelectMany(line => line.Pointers), pointer =>
                Assert.InRange(pointer, 1, visit.Diagnoses.Count));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_remittance_balances_and_answers_every_line(string name)
    {
        foreach (var (index, visit) in CommittedSamples.Story(name).Encounters.Index())
        {
            var rounds = CommittedSamples.Truth(name)["encounters"]![index]!["submissions"]!.AsArray();
            foreach (var round in rounds.Where(round => round!["lines"] is not null))
            {
                var lines = round!["lines"]!.AsArray();
                Assert.Equal(visit.Procedures.Select(line => line.Code), lines.Select(line => (string)line!["code"]!));
                Assert.All(lines, line => Assert.Equal((decimal)line!["charge"]!, (decimal)line["paid"]!
                    + line["adjustments"]!.AsObject().Sum(adjustment => (decimal)adjustment.Value!)));
                Assert.All(lines, line => Assert.True((decimal)line!["paid"]! >= 0));
            }

            if (visit.Coder.Decision != "reject")
                Assert.Equal(visit.Patient is not null, (decimal)rounds[^1]!["patientOwes"]! > 0);
        }
    }

    private static string TextOf(string name, int visit) =>
        string.Join(' ', CommittedSamples.Truth(name)["pages"]!.AsArray()
            .Where(page => (int)page!["encounter"]! == visit)
            .Select(page => ((string)page!["text"]!).Replace('\n', ' ')));

    private static void AssertWithin(JsonObject part, JsonObject whole) =>
        Assert.All(part, property =>
        {
            if (property.Value is JsonObject inner)
                AssertWithin(inner, whole[property.Key]!.AsObject());
            else if (property.Key == "payer")
                Assert.True((string)property.Value! == (string)whole["payer"]!
                    || (string)property.Value! == (string)whole["payerName"]!);
            else
                Assert.True(JsonNode.DeepEquals(property.Value, whole[property.Key]), property.Key);
        });

    private static T Settings<T>(string file) =>
        JsonSerializer.Deserialize<T>(CommittedSamples.Text(Path.Combine("clinic", file)), CoreJson.Options)!;
}
