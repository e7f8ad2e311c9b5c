using System.Globalization;
using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>
/// Reads what is no diagnosis and still has codes: long-term drugs, drug allergies, BMI, weeks of pregnancy.
/// </summary>
internal static class StatusReader
{
    private static readonly List<DrugRule> Drugs = [.. DataFile.Rows("long-term-drugs.txt").Select(row =>
        new DrugRule(Icd10Code.Parse(row[0]), Index(row[1]), new CodeRange(row[2]), row[3] == "daily"))];

    private static readonly List<(Icd10Code Code, Dictionary<string, string[]> Drugs)> Allergies =
        [.. DataFile.Rows("allergy-status.txt").Select(row => (Icd10Code.Parse(row[0]), Index(row[1])))];

    private static readonly CodeRange BmiCompanions =
        new("E66 R63.4 R63.5 R63.6 E40 E41 E43 E44 E46 F50 O99.21 R62.51 E88.81");

    private static readonly string[] DailyWords = ["daily", "chronic", "long", "qd", "bid"];

    private static readonly string[] StoppingWords =
    [
        "stop", "stopped", "discontinue", "discontinued", "held", "allergic", "allergy", "resistance", "resistant",
        "level", "avoid", "declined", "taper",
    ];

    /// <summary>"For 5 days" makes a short course; it stands within so many words after the drug.</summary>
    private const int CourseReach = 8;

    /// <summary>The words of every drug rule, for the vocabulary.</summary>
    public static IEnumerable<string> AllWords =>
        Drugs.SelectMany(rule => rule.Drugs.Keys).Concat(Allergies.SelectMany(rule => rule.Drugs.Keys));

    public static void Read(NoteFindings findings, NoteFacts facts)
    {
        foreach (var (i, sentence) in facts.Sentences.Index())
        {
            if (sentence.Section is SectionKind.Administrative or SectionKind.FamilyHistory or SectionKind.Instructions)
                continue;
            var assertions = facts.AssertionsOf(i);
            ReadAllergies(findings, sentence, assertions);
            if (sentence.Section != SectionKind.Allergies)
                ReadDrugs(findings, sentence, assertions);
            ReadBmi(findings, sentence);
        }

        ReadGestation(findings, facts);
    }

    private static Dictionary<string, string[]> Index(string names) => DataFile.Items(names)
        .Select(name => Tokenizer.Split(name).Select(at => Words.Base(name.AsSpan(at.Start, at.Length))).ToArray())
        .GroupBy(words => words[0]).ToDictionary(group => group.Key, group => group.First());

    private static bool Has(Sentence sentence, int at, Dictionary<string, string[]> names)
    {
        if (!names.TryGetValue(sentence.Tokens[at].Word, out var words) || at + words.Length > sentence.Tokens.Length)
            return false;
        for (var i = 1; i < words.Length; i++)
        {
            if (sentence.Tokens[at + i].Word != words[i])
                return false;
        }

        return true;
    }

    private static void ReadDrugs(NoteFindings findings, Sentence sentence, SentenceAssertions assertions)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            foreach (var rule in Drugs)
            {
                if (!Has(sentence, i, rule.Drugs) || assertions.Over([i]) != Assertion.Present || IsStopped(sentence, i)
                    || (rule.NeedsDaily && !Array.Exists(sentence.Tokens, t => DailyWords.Contains(t.Word))))
                    continue;
                var span = sentence.Tokens[i].Span;
                foreach (var treated in findings.In(rule.Treats).Where(f => f.FixedScore is null))
                    treated.Evidence.Add(new(span, SectionKind.Medications, Corrected: false, FromHistory: false));
                if (findings.Add(rule.Code) is not { } finding)
                    continue;
                finding.FixedScore = Math.Max(finding.FixedScore ?? 0,
                    sentence.Section == SectionKind.Narrative ? 0.42 : 0.58);
                finding.Evidence.Add(new(span, sentence.Section, Corrected: false, FromHistory: false));
                finding.Because("A drug taken long term is named; reported with the condition it is for.");
            }
        }
    }

    private static bool IsStopped(Sentence sentence, int at)
    {
        for (var i = Math.Max(0, at - 4); i < Math.Min(sentence.Tokens.Length, at + 5); i++)
        {
            if (StoppingWords.Contains(sentence.Tokens[i].Word))
                return true;
        }

        for (var i = at + 2; i < Math.Min(sentence.Tokens.Length, at + CourseReach); i++)
        {
            if (sentence.Tokens[i].Word == "day" && char.IsAsciiDigit(sentence.Tokens[i - 1].Word[0]))
                return true;
        }

        return false;
    }

    private static void ReadAllergies(NoteFindings findings, Sentence sentence, SentenceAssertions assertions)
    {
        var speaksOfAllergy = sentence.Section == SectionKind.Allergies
            || Array.Exists(sentence.Tokens, token => token.Word is "allergic" or "allergy" or "anaphylaxi");
        if (!speaksOfAllergy)
            return;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            foreach (var (code, drugs) in Allergies)
            {
                if (!Has(sentence, i, drugs) || assertions.Over([i]) is Assertion.Negated or Assertion.Family
                    || findings.Add(code) is not { } finding)
                    continue;
                finding.FixedScore = 0.4;
                var span = sentence.Tokens[i].Span;
                finding.Evidence.Add(new(span, sentence.Section, Corrected: false, FromHistory: false));
                finding.Because("An allergy to this kind of drug is recorded.");
            }
        }
    }

    private static void ReadBmi(NoteFindings findings, Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            var isBmi = sentence.Tokens[i].Word == "bmi"
                || (sentence.Tokens[i].Word == "index" && i > 0 && sentence.Tokens[i - 1].Word == "mass");
            if (!isBmi)
                continue;
            for (var j = i + 1; j < Math.Min(i + 4, sentence.Tokens.Length); j++)
            {
                var word = sentence.Tokens[j].Word;
                if (!decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bmi)
                    || bmi is < 10 or > 90)
                    continue;
                AddBmi(findings, sentence, sentence.SpanOf(i, j), bmi);
                break;
            }
        }
    }

    /// <summary>BMI is only reported with a weight diagnosis that the provider documented (guideline I.B.14).</summary>
    private static void AddBmi(NoteFindings findings, Sentence sentence, TextSpan span, decimal bmi)
    {
        if (findings.Context.AgeInYears is < 20)
            return;
        var code = Icd10Code.Parse(bmi switch
        {
            < 20 => "Z68.1",
            < 40 => $"Z68.{(int)bmi}",
            < 45 => "Z68.41",
            < 50 => "Z68.42",
            < 60 => "Z68.43",
            < 70 => "Z68.44",
            _ => "Z68.45",
        });
        if (findings.Add(code) is not { } finding)
            return;
        finding.Evidence.Add(new(span, sentence.Section, Corrected: false, FromHistory: false));
        if (findings.Any(BmiCompanions))
        {
            finding.FixedScore = 0.75;
            finding.Because($"BMI {bmi.ToString(CultureInfo.InvariantCulture)} with a documented weight diagnosis.");
        }
        else
        {
            findings.Drop(finding, RejectionKind.MissingCompanion,
                "A BMI is only reported with a weight diagnosis that the provider documents (guideline I.B.14).");
        }
    }

    private static void ReadGestation(NoteFindings findings, NoteFacts facts)
    {
        if (facts.GestationWeeks is not var (weeks, span) || !findings.Any(new CodeRange("O Z34 Z33")))
            return;
        var code = weeks < 8 ? "Z3A.01" : $"Z3A.{weeks:00}";
        if (findings.Add(Icd10Code.Parse(code)) is not { } finding)
            return;
        finding.FixedScore = 0.7;
        finding.Evidence.Add(new(span, SectionKind.Narrative, Corrected: false, FromHistory: false));
        finding.Because($"{weeks} completed weeks, reported with the pregnancy code.");
    }

    /// <summary>Drugs of one kind, the code for taking them long term and what they treat.</summary>
    private sealed record DrugRule(
        Icd10Code Code, Dictionary<string, string[]> Drugs, CodeRange Treats, bool NeedsDaily);
}
