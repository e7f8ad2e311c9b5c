using System.Text.Json;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>What the books must hold at the end, worked out from the samples' ground truth alone.</summary>
internal static class ExpectedBooks
{
    /// <summary>Adjustments that the payer's contract takes off.</summary>
    private static readonly string[] Contractual = ["CO-45", "CO-253"];

    public static SortedDictionary<string, string> Of(IEnumerable<SampleTruth> samples)
    {
        var books = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            foreach (var encounter in sample.Encounters)
            {
                if (Last(encounter) is { } submission)
                {
                    var key = $"{sample.Name}/{encounter.GetProperty("number").GetInt32()}";
                    books[key] = Of(encounter, submission).ToString();
                }
            }
        }

        return books;
    }

    /// <summary>How every encounter must end.</summary>
    public static SortedDictionary<string, string> Stages(IEnumerable<SampleTruth> samples)
    {
        var stages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            foreach (var encounter in sample.Encounters)
            {
                var key = $"{sample.Name}/{encounter.GetProperty("number").GetInt32()}";
                stages[key] = Last(encounter) is null
                    ? "RejectedByCoder"
                    : PatientEnds(encounter) == "collections" ? "InCollections" : "Closed";
            }
        }

        return stages;
    }

    private static Balances Of(JsonElement encounter, JsonElement submission)
    {
        var balances = new Balances();
        foreach (var line in submission.GetProperty("lines").EnumerateArray())
        {
            balances.Move("Billed", "PaidByPayer", line.GetProperty("paid").GetDecimal());
            foreach (var adjustment in line.GetProperty("adjustments").EnumerateObject())
            {
                balances.Move("Billed", AccountOf(adjustment.Name, encounter), adjustment.Value.GetDecimal());
            }
        }

        return balances;
    }

    private static string AccountOf(string adjustment, JsonElement encounter) =>
        adjustment.StartsWith("PR-", StringComparison.Ordinal)
            ? PatientEnds(encounter) switch
            {
                "collections" => "Collections",
                "forgiven" => "WrittenOff",
                _ => "PaidByPatient",
            }
            : Contractual.Contains(adjustment) ? "Contractual" : "WrittenOff";

    private static string? PatientEnds(JsonElement encounter) =>
        encounter.TryGetProperty("patient", out var patient) && patient.ValueKind == JsonValueKind.Object
            ? patient.GetProperty("ends").GetString()
            : null;

    private static JsonElement? Last(JsonElement encounter)
    {
        var adjudicated = encounter.GetProperty("submissions").EnumerateArray()
            .Where(submission => submission.TryGetProperty("lines", out _))
            .ToList();
        return adjudicated.Count == 0 ? null : adjudicated[^1];
    }
}
