using System.Text.RegularExpressions;
using Claims.Coding.CodeSets;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Diagnoses;

/// <summary>Reads codes that the physician wrote into the note, and checks them.</summary>
internal static partial class WrittenCodes
{
    public static void Read(NoteFindings findings, CodeSet codes, NoteText note, IReadOnlyList<Sentence> sentences)
    {
        foreach (Match match in CodePattern().Matches(note.Text))
        {
            var group = match.Groups["code"];
            if (!Icd10Code.TryParse(group.Value, out var code))
                continue;
            var span = new TextSpan(group.Index, group.Length);
            var section = SectionAt(sentences, span);
            if (section is SectionKind.Administrative or SectionKind.FamilyHistory or SectionKind.Medications)
                continue;
            if (findings.Add(code) is { } finding)
            {
                finding.FixedScore = 0.95;
                finding.IsFallback = false;
                finding.Evidence.Add(new(span, section, Corrected: false, FromHistory: false));
                finding.Because("The code is written in the note.");
            }
            else
            {
                findings.Issues.Add(Unusable(codes, code, span));
            }
        }
    }

    private static CodingIssue Unusable(CodeSet codes, Icd10Code code, TextSpan span)
    {
        var under = codes.Entries.Where(entry => entry.Code.IsUnder(code.Compact)).Take(6).ToList();
        return under.Count > 0
            ? new(CodingIssueCodes.NotBillable,
                $"{code} stands in the note and needs more characters, such as "
                    + $"{string.Join(", ", under.Select(e => e.Code))}.",
                [code],
                [span])
            : new(CodingIssueCodes.UnknownCode,
                $"{code} stands in the note and is not in {codes.Edition} for the date of service; check it.",
                [code],
                [span]);
    }

    private static SectionKind SectionAt(IReadOnlyList<Sentence> sentences, TextSpan span)
    {
        var (low, high) = (0, sentences.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].Tokens[^1].Span.End > span.Start)
                high = middle;
            else
                low = middle + 1;
        }

        return low < sentences.Count ? sentences[low].Section : SectionKind.Narrative;
    }

    /// <summary>
    /// With a dot anywhere; without one only in brackets or after "ICD-10", as "B12" and "T4" are no codes.
    /// </summary>
    [GeneratedRegex(@"\b(?<code>[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4})\b|"
        + @"(?:[(\[]|ICD-?10(?:-CM)?:?\s*)(?<code>[A-TV-Z]\d[0-9A-Z]{1,5})\b(?=[)\],;\s]|$)")]
    private static partial Regex CodePattern();
}
