using System.Globalization;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>What came of looking for an office visit.</summary>
/// <param name="Visit">The suggestion; null when there is none.</param>
/// <param name="Note">What the coder should look at.</param>
/// <param name="Sheet">The worksheet.</param>
internal sealed record OfficeVisitReading(ProcedureSuggestion? Visit, string? Note, VisitWorksheet Sheet);

/// <summary>Chooses the office visit's level by documented total minutes, else by decision making.</summary>
internal static class OfficeVisitReader
{
    /// <summary>
    /// The visit's suggestion with its worksheet; no suggestion but a note in words when the note or the charge master
    /// has none.
    /// </summary>
    public static OfficeVisitReading Read(
        IReadOnlyList<Sentence> sentences, ChargeMaster charges, ProcedureContext context, bool hasProcedure)
    {
        var isNew = context.NewPatient ?? SaysNew(sentences);
        var who = isNew ? "new" : "established";
        var table = VisitRules.Office.Where(visit => visit.IsNew == isNew).ToList();
        var total = TotalMinutes(sentences);
        var sheet = VisitWorksheetReader.Read(sentences, context.Diagnoses, total?.Minutes);
        var byDecisions = table.Find(visit => visit.Level == VisitWorksheet.Word(sheet.Level));
        if (total is var (minutes, span))
        {
            if (table.LastOrDefault(v => v.LeastMinutes <= minutes) is not { } byTime)
            {
                return new(null, $"{minutes} minutes are less than any office visit of an {who} patient needs.",
                    sheet);
            }

            var more = byDecisions is not null && byDecisions.LeastMinutes > byTime.LeastMinutes
                ? $" Decision making reaches {byDecisions.Code}: {sheet}" : "";
            return Suggest(charges, byTime, 0.85,
                $"{minutes} minutes in total, {who} patient: at least {byTime.LeastMinutes} minutes.{more}", [span],
                sheet);
        }

        if (hasProcedure)
        {
            return new(null, "No visit is proposed beside the procedure: the note gives no total time; add one if a "
                + "separate visit is documented.", sheet);
        }

        return byDecisions is null || sheet.Problems.Evidence.Count == 0
            ? new(null, null, sheet)
            : Suggest(charges, byDecisions, 0.4,
                $"No total time is documented; by decision making, {who} patient. {sheet} Confirm each element.",
                [.. sheet.Problems.Evidence.Concat(sheet.Data.Evidence).Concat(sheet.Risk.Evidence).Distinct().Order()],
                sheet);
    }

    private static OfficeVisitReading Suggest(
        ChargeMaster charges, OfficeVisit visit, double score, string reason, IReadOnlyList<TextSpan> evidence,
        VisitWorksheet sheet) =>
        charges.Find(visit.Code) is { } item
            ? new(new(item, item.Modifiers, 1, score, reason, evidence), null, sheet)
            : new(null, $"{visit.Code} fits ({reason}) and is not in the charge master.", sheet);

    private static bool SaysNew(IReadOnlyList<Sentence> sentences) => sentences.Any(s =>
        Follows(s, "new", "patient") || Follows(s, "establish", "care") || Follows(s, "establishing", "care"));

    private static bool Follows(Sentence sentence, string first, string second)
    {
        for (var i = 0; i + 1 < sentence.Tokens.Length; i++)
        {
            if (sentence.Tokens[i].Word == first && sentence.Tokens[i + 1].Word == second)
                return true;
        }

        return false;
    }

    /// <summary>
    /// "Total time today: 34 minutes", "I spent 25 minutes"; the time of one counselling is not the total.
    /// </summary>
    private static (int Minutes, TextSpan Span)? TotalMinutes(IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Tokens;
            var total = Array.FindIndex(tokens, t => t.Word == "total");
            var spent = Array.FindIndex(tokens, t => t.Word is "spent" or "spend");
            var from = total >= 0 && Array.Exists(tokens, t => t.Word is "time" or "minute" or "min") ? total : spent;
            if (from < 0)
                continue;
            for (var i = from; i + 1 < tokens.Length; i++)
            {
                if (tokens[i + 1].Word is "minute" or "min"
                    && int.TryParse(tokens[i].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
                    && minutes is > 0 and <= 600)
                    return (minutes, sentence.SpanOf(from, i + 1));
            }
        }

        return null;
    }
}
