using System.Globalization;
using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>Chooses the office visit's level by documented total minutes, else by hints of decision making.</summary>
internal static class OfficeVisitReader
{
    private static readonly string[] DrugWords = ["mg", "mcg", "prescribe", "prescribed", "prescription", "refill"];
    private static readonly string[] Levels = ["straightforward", "low", "moderate", "high"];

    /// <summary>
    /// The visit's suggestion; null with a note in words when the note or the charge master has none.
    /// </summary>
    public static (ProcedureSuggestion? Visit, string? Note) Read(
        IReadOnlyList<Sentence> sentences, ChargeMaster charges, ProcedureContext context, bool hasProcedure)
    {
        var isNew = context.NewPatient ?? SaysNew(sentences);
        var who = isNew ? "new" : "established";
        var table = VisitRules.Office.Where(visit => visit.IsNew == isNew).ToList();
        if (TotalMinutes(sentences) is var (minutes, span) && span.Length > 0)
        {
            if (table.LastOrDefault(v => v.LeastMinutes <= minutes) is not { } byTime)
                return (null, $"{minutes} minutes are less than any office visit of an {who} patient needs.");
            return Suggest(charges, byTime, 0.85,
                $"{minutes} minutes in total, {who} patient: at least {byTime.LeastMinutes} minutes.", [span]);
        }

        if (hasProcedure)
            return (null, "No visit is proposed beside the procedure: the note gives no total time; add one if a "
                + "separate visit is documented.");
        return ByDecisionMaking(sentences, charges, table, who);
    }

    private static (ProcedureSuggestion?, string?) ByDecisionMaking(
        IReadOnlyList<Sentence> sentences, ChargeMaster charges, List<OfficeVisit> table, string who)
    {
        var problems = sentences.Count(s => s.Section == SectionKind.Assessment);
        if (problems == 0)
            return (null, null);
        var drugs = sentences.FirstOrDefault(s => s.Section is SectionKind.Plan or SectionKind.Assessment
            && Array.Exists(s.Tokens, t => DrugWords.Contains(t.Word)));
        // Two of three elements: problems and risk; data are left to the coder.
        var level = Math.Min(problems > 1 ? 2 : 1, drugs is not null ? 2 : 0);
        var visit = table.Find(v => v.Level == Levels[level]);
        if (visit is null)
            return (null, null);
        var first = sentences.First(s => s.Section == SectionKind.Assessment);
        return Suggest(charges, visit, 0.4,
            $"No total time is documented. By decision making, {who} patient: {problems} assessed problem(s), "
                + (drugs is null ? "no prescription drug managed" : "prescription drug management")
                + $": {visit.Level}. Confirm the problems, data and risk.",
            [first.SpanOf(0, first.Tokens.Length - 1)]);
    }

    private static (ProcedureSuggestion?, string?) Suggest(
        ChargeMaster charges, OfficeVisit visit, double score, string reason, IReadOnlyList<TextSpan> evidence) =>
        charges.Find(visit.Code) is { } item
            ? (new(item, item.Modifiers, 1, score, reason, evidence), null)
            : (null, $"{visit.Code} fits ({reason}) and is not in the charge master.");

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
