using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Claims.Coding.Diagnoses;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Local.Verbs.Codes;

/// <summary>claims codes learning: what coders made of the suggestions, and the words they added.</summary>
internal static class CodesLearning
{
    private const int MostRows = 40;

    public static Command Make(Option<bool> json)
    {
        var propose = new Option<bool>("--propose")
        {
            Description = "Appends new terms to each clinic's local-terms.csv, where a person signs them before use.",
        };
        var command = new Command(
            "learning", "Shows how often suggestions are accepted, by code and by rule, and the terms that coders add.")
        {
            propose, json,
        };
        command.SetAction((parsed, cancel) => FolderServices.RunAsync(parsed, async services =>
        {
            var data = services.GetRequiredService<DataFolder>();
            var learning = services.GetRequiredService<CodingLearning>();
            var reports = new List<LearningReport>();
            foreach (var clinic in services.GetRequiredService<IClinicDirectory>().Clinics)
            {
                var file = Path.Combine(data.Clinics, clinic.Value, ClinicDirectory.LocalTermsFile);
                var report = await learning.ReadAsync(clinic, Listed(file), cancel);
                if (parsed.GetValue(propose))
                {
                    Propose(file, report);
                }

                reports.Add(report);
            }

            Show(reports, parsed.GetValue(json));
            return 0;
        }));
        return command;
    }

    /// <summary>All lines of a clinic's list, signed or not.</summary>
    private static List<LocalTerm> Listed(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var reader = File.OpenText(file);
        return [.. LocalTerms.Parse(reader).Terms.Select(listed => listed.Term)];
    }

    private static void Propose(string file, LearningReport report)
    {
        if (report.Terms.Count == 0)
        {
            return;
        }

        var lines = report.Terms.Select(candidate => LocalTerms.Line(candidate.Term));
        File.AppendAllLines(file, File.Exists(file) ? lines : lines.Prepend(LocalTerms.Header));
    }

    private static void Show(List<LearningReport> reports, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                reports, new JsonSerializerOptions(CoreJson.Options) { WriteIndented = true }));
            return;
        }

        foreach (var report in reports)
        {
            Console.WriteLine($"{report.Clinic}: {report.Encounters} encounters approved");
            Show("code", report.ByCode);
            Show("rule", report.ByRule);
            foreach (var candidate in report.Terms)
            {
                Console.WriteLine($"  term {candidate.Term.Code} \"{candidate.Term.Text}\" x{candidate.Times}");
            }
        }
    }

    private static void Show(string title, IReadOnlyList<Acceptance> rows)
    {
        Console.WriteLine($"  {title,-28} accepted edited removed added  share");
        foreach (var row in rows.Take(MostRows))
        {
            var share = row.Share?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
            Console.WriteLine(
                $"  {row.Name,-28} {row.Accepted,8} {row.Edited,6} {row.Removed,7} {row.Added,5}  {share,5}");
        }
    }
}
