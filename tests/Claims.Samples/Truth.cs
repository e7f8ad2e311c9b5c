using System.Text.Json;
using System.Text.Json.Nodes;
using Claims.Samples.Stories;

namespace Claims.Samples;

/// <summary>The ground truth of a chart: what its pages say and what ought to become of it.</summary>
internal static class Truth
{
    /// <summary>The truth file's text.</summary>
    public static string Of(Story story, Clinic clinic)
    {
        var truth = new JsonObject
        {
            ["notice"] = "Invented sample. Nobody in it exists.",
            ["title"] = story.Title,
            ["tells"] = story.Tells,
            ["file"] = story.FileName,
            ["sidecar"] = story.Sidecar is not null,
            ["pages"] = Pages(story),
            ["encounters"] = new JsonArray([.. story.Encounters.Select((_, index) => Visit(story, index, clinic))]),
        };
        return truth.ToJsonString(StoryReader.Json) + "\n";
    }

    /// <summary>The sidecar file's text; null without one.</summary>
    public static string? SidecarOf(Story story) =>
        story.Sidecar is null ? null : story.Sidecar.ToJsonString(StoryReader.Json) + "\n";

    private static JsonArray Pages(Story story)
    {
        var laidOut = ChartFile.LayOut(story);
        return new([.. laidOut.Select((page, index) => new JsonObject
        {
            ["number"] = index + 1,
            ["encounter"] = story.Pages[index].Encounter,
            ["turned"] = story.ScanOf(index + 1).Turned,
            ["legible"] = story.ScanOf(index + 1).Legible,
            ["text"] = string.Join('\n', page.Lines),
        })]);
    }

    private static JsonObject Visit(Story story, int index, Clinic clinic)
    {
        var visit = story.Encounters[index];
        var printed = PrintedFields.Of(story, visit);
        var text = string.Join('\n', ChartFile.LayOut(story)
            .Where((_, page) => story.Pages[page].Encounter == index + 1)
            .SelectMany(page => page.Lines));
        return new()
        {
            ["number"] = index + 1,
            ["facts"] = visit.Facts.DeepClone(),
            ["printed"] = Node(printed.Where(field => text.Contains(field.Value, StringComparison.Ordinal))
                .ToDictionary()),
            ["misprinted"] = Node(visit.Misprints?.Keys),
            ["blank"] = Node(visit.Blank),
            ["diagnoses"] = Node(visit.Diagnoses),
            ["notCoded"] = Node(visit.NotCoded),
            ["procedures"] = new JsonArray([.. visit.Procedures.Select(item => Charged(item, clinic))]),
            ["coder"] = Node(visit.Coder),
            ["submissions"] = new JsonArray([.. visit.Submissions.Select(round => Round(visit, round, clinic))]),
            ["patient"] = Node(visit.Patient),
        };
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, StoryReader.Json);

    private static JsonNode Charged(Procedure item, Clinic clinic)
    {
        var node = Node(item)!;
        node["charge"] = clinic.ChargeOf(item);
        return node;
    }

    private static JsonNode Round(Encounter visit, Submission round, Clinic clinic)
    {
        var node = Node(round)!;
        if (round.Lines is { } lines)
        {
            var remitted = lines.Select(line => Remitted(visit, line, clinic)).ToList();
            node["lines"] = new JsonArray([.. remitted]);
            node["paid"] = remitted.Sum(line => (decimal)line["paid"]!);
            node["patientOwes"] = remitted.Sum(PatientShare);
        }

        return node;
    }

    private static decimal PatientShare(JsonObject line) => line["adjustments"]!.AsObject()
        .Where(adjustment => adjustment.Key.StartsWith("PR-", StringComparison.Ordinal))
        .Sum(adjustment => (decimal)adjustment.Value!);

    /// <summary>835 TR3: SVC02 - the sum of CAS = SVC03.</summary>
    private static JsonObject Remitted(Encounter visit, PaidLine line, Clinic clinic)
    {
        var charge = clinic.ChargeOf(visit.Procedures.Single(item => item.Code == line.Code));
        (string Reason, decimal Amount)[] adjustments = line.Denied is { } denied
            ? [(denied, charge)]
            :
            [
                ("CO-45", charge - line.Allowed),
                ("PR-1", line.Deductible),
                ("PR-2", line.Coinsurance),
                ("PR-3", line.Copay),
            ];
        var taken = adjustments.Where(adjustment => adjustment.Amount != 0).ToList();
        return new()
        {
            ["code"] = line.Code,
            ["charge"] = charge,
            ["adjustments"] = new JsonObject(taken.Select(one =>
                KeyValuePair.Create(one.Reason, (JsonNode?)JsonValue.Create(one.Amount)))),
            ["paid"] = charge - taken.Sum(adjustment => adjustment.Amount),
        };
    }
}
