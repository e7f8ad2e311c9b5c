using System.Text.Json;

namespace Claims.EndToEnd.Tests.MainJob;

/// <summary>No name, birth date or member number of a patient in logs, workflow history or mail.</summary>
[Collection(MainJobCollection.Name)]
public sealed class PrivacyTests
{
    private readonly UndisturbedRun _run;

    public PrivacyTests(UndisturbedRun run)
    {
        Skip.IfNot(UndisturbedRun.CanRun, "tesseract-ocr or poppler-utils is not installed");
        _run = run;
    }

    [SkippableFact]
    public void The_secrets_that_are_searched_for_do_stand_in_the_records()
    {
        // Were the search blind, this would fail: the records must hold what the logs must not.
        var encounters = string.Concat(_run.Data.Records("encounter").Select(record => record.ToString()));

        Assert.Contains("Okafor", encounters);
        Assert.NotEmpty(Found(encounters));
    }

    [SkippableFact]
    public void Nothing_that_was_printed_or_logged_names_a_patient()
    {
        Assert.NotEmpty(_run.Output);
        Assert.Empty(Found(_run.Output));
        foreach (var log in _run.Data.Files("logs", "*"))
        {
            Assert.Empty(Found(File.ReadAllText(log)));
        }
    }

    [SkippableFact]
    public void Nothing_in_workflow_history_names_a_patient()
    {
        var texts = _run.Data.WorkflowTexts();

        Assert.True(texts.Count > 1000, $"only {texts.Count} values of history were found");
        Assert.Empty(Found(string.Join('\n', texts)));
    }

    [SkippableFact]
    public void No_mail_names_a_patient()
    {
        var mails = _run.Data.Files("mail", "*.eml");

        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.Empty(Found(File.ReadAllText(mail))));
    }

    private static IEnumerable<string> Found(string text) =>
        Secrets().Where(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Distinct();

    private static IEnumerable<string> Secrets()
    {
        foreach (var facts in SampleTruth.All.Values.SelectMany(sample => sample.Encounters)
            .Select(encounter => encounter.GetProperty("facts")))
        {
            var patient = facts.GetProperty("patient");
            var birth = DateOnly.Parse(
                Text(patient, "birthDate"), System.Globalization.CultureInfo.InvariantCulture);
            yield return Text(patient, "lastName");
            yield return $"{Text(patient, "firstName")} ";
            yield return Text(patient.GetProperty("address"), "line1");
            yield return Text(facts.GetProperty("coverage"), "memberId");
            foreach (var format in new[] { "yyyy-MM-dd", "MM/dd/yyyy", "M/d/yyyy", "yyyyMMdd" })
            {
                yield return birth.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
