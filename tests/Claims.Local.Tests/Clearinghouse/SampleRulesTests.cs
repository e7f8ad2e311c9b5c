using System.Text.Json;
using Claims.Core.Denials;
using Claims.Local.Clearinghouse;

namespace Claims.Local.Tests.Clearinghouse;

/// <summary>The rules that ship must give every sample the remittance that its story tells.</summary>
public sealed class SampleRulesTests
{
    private static readonly PayerRules Rules = PayerRules.Read(SampleFiles.PayerRules);

    public static TheoryData<string> Stories => [.. Directory.GetFiles(SampleFiles.Folder, "*.truth.json")
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public void Every_line_is_decided_as_the_story_says(string file)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFiles.Folder, file)));
        foreach (var encounter in truth.RootElement.GetProperty("encounters").EnumerateArray())
        {
            foreach (var submission in encounter.GetProperty("submissions").EnumerateArray())
            {
                var sent = submission.GetProperty("sent").GetString()!;
                if (sent != "crossover" && submission.TryGetProperty("lines", out var lines)
                    && lines.ValueKind == JsonValueKind.Array)
                {
                    Check(encounter, lines, sent);
                }
            }
        }
    }

    [Theory]
    [InlineData("CO-4 CO-11 CO-16 CO-18 CO-22 CO-26 CO-27 CO-29 CO-31 CO-50 CO-96 PR-204 CO-97 CO-109 CO-119 CO-151")]
    [InlineData("CO-197 CO-198 CO-252")]
    public void Every_denial_of_the_table_has_a_member_to_whom_it_happens(string codes)
    {
        var payer = Rules.Payers.Single(payer => payer.ElectronicId == "EXMX4");
        foreach (var code in codes.Split(' '))
        {
            var member = $"DENY{code.Replace("-", "", StringComparison.Ordinal)}";
            var claim = new SimulatedClaim(
                "SIM1", "EXMX4", "S", "C1", "1", "", "11", "", new("", "", "", ""), new("", "", null),
                new("", "", null), member,
                [new SimulatedLine("99213", [], 130m, 1, "1", new DateOnly(2026, 10, 5), ["I10"])]);

            var line = Assert.Single(Adjudication.Decide(payer, claim, 0, letter: null).Lines);

            var denial = Assert.Single(line.Adjustments);
            Assert.Equal((code, 130m), ($"{denial.Group}-{denial.Reason}", denial.Amount));
        }
    }

    [Fact]
    public void Every_habit_has_a_member_to_whom_it_happens()
    {
        var habits = Rules.Payers.SelectMany(payer => payer.Members.Select(member => payer.HabitFor(member.Id)?.Kind));

        Assert.Equal(Enum.GetValues<HabitKind>(), habits.OfType<HabitKind>().Distinct().Order());
    }

    [Fact]
    public void A_rules_file_with_a_fault_is_refused_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var text = File.ReadAllText(SampleFiles.PayerRules);
        File.WriteAllText(folder.File("rules.json"), text.Replace("\"matchesByName\": true", "\"matchesByName\": 7"));
        var fault = Assert.Throws<InvalidDataException>(() => PayerRules.Read(folder.File("rules.json")));
        Assert.Contains("matchesByName", fault.Message, StringComparison.Ordinal);
    }

    private static void Check(JsonElement encounter, JsonElement lines, string sent)
    {
        LetterKind? letter = sent switch
        {
            "appeal" => LetterKind.Appeal,
            "dispute" => LetterKind.Dispute,
            _ => null,
        };
        var coverage = encounter.GetProperty("facts").GetProperty("coverage");
        var member = coverage.GetProperty("memberId").GetString()!;
        var payer = Rules.Payers.Single(payer => payer.Member(member) is not null);
        var claim = Claim(encounter, member, payer, isFirst: sent == "claim");
        Assert.Null(Adjudication.RejectionOf(payer, claim, isDuplicate: false, knowsOriginal: false));
        var decision = Adjudication.Decide(payer, claim, payer.Member(member)!.DeductibleLeft, letter);
        foreach (var (decided, told) in decision.Lines.Zip(lines.EnumerateArray()))
        {
            var expected = told.GetProperty("adjustments").EnumerateObject()
                .Select(one => $"{one.Name} {one.Value.GetDecimal():0.00}").Order();
            var actual = decided.Adjustments
                .Select(one => $"{one.Group}-{one.Reason} {one.Amount:0.00}").Order();
            Assert.Equal(told.GetProperty("code").GetString(), decided.Line.Procedure);
            Assert.Equal(expected, actual);
            Assert.Equal(told.GetProperty("paid").GetDecimal(), decided.Paid);
        }
    }

    private static SimulatedClaim Claim(JsonElement encounter, string member, PayerRule payer, bool isFirst)
    {
        var visit = encounter.GetProperty("facts").GetProperty("encounter");
        var authorization = visit.TryGetProperty("authorizationNumber", out var number) ? number.GetString()! : "";
        var day = DateOnly.Parse(visit.GetProperty("dateOfService").GetString()!, null);
        var codes = encounter.GetProperty("diagnoses").EnumerateArray()
            .Select(diagnosis => diagnosis.GetProperty("code").GetString()!.Replace(".", "", StringComparison.Ordinal))
            .ToList();
        var forgotten = Texts(encounter.GetProperty("coder"), "forgets");
        var nobody = new SimulatedPerson("", "", null);
        return new(
            "SIM1", payer.ElectronicId, "S", "C1", "1", "", "11", authorization, new("", "", "", ""), nobody, nobody,
            member,
            [
                .. encounter.GetProperty("procedures").EnumerateArray().Select(procedure => new SimulatedLine(
                    procedure.GetProperty("code").GetString()!,
                    isFirst && forgotten.Contains(procedure.GetProperty("code").GetString()!)
                        ? []
                        : Texts(procedure, "modifiers"),
                    procedure.GetProperty("charge").GetDecimal(),
                    procedure.TryGetProperty("units", out var units) ? units.GetDecimal() : 1,
                    "1",
                    day,
                    [.. procedure.GetProperty("pointers").EnumerateArray().Select(at => codes[at.GetInt32() - 1])])),
            ]);
    }

    private static List<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(one => one.GetString()!)]
            : [];
}
