using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>
/// Reads notes and proposes services of a clinic's own charge master, with office-visit levels by documented time or
/// decision making. Immutable: any number of threads may use it.
/// </summary>
public sealed class ProcedureSuggester
{
    private const double KeywordScore = 0.75;
    private const double WrittenScore = 0.95;
    private readonly ChargeMaster _charges;
    private readonly NoteReader _reader;
    private readonly KeywordMatcher _matcher;
    private readonly ServiceDetails _details = new();

    /// <summary>Compiles the keywords of a charge master.</summary>
    public ProcedureSuggester(ChargeMaster charges)
    {
        _charges = charges;
        var keywords = charges.Items.Where(item => !VisitRules.IsOfficeVisit(item.Code))
            .SelectMany(item => item.Keywords.Select(text => new Keyword(item, [.. Words.Of(text).Distinct()])))
            .Where(keyword => keyword.Words.Length > 0)
            .ToList();
        _reader = new NoteReader(new Vocabulary(keywords.SelectMany(keyword => keyword.Words)));
        _matcher = new KeywordMatcher(keywords);
    }

    /// <summary>Proposes services for one encounter's note. A note without any gives an empty list.</summary>
    public ProcedureResult Suggest(NoteText note, ProcedureContext context)
    {
        var sentences = _reader.Read(note.Text);
        var found = new Dictionary<string, ProcedureSuggestion>();
        foreach (var hit in _matcher.Find(sentences))
        {
            if (!VisitRules.IsPreventiveVisit(hit.Item.Code) || FitsAge(hit.Item.Code, context))
            {
                var words = note.Slice(hit.Span).ReplaceLineEndings(" ");
                Take(found, _details.Of(hit.Item, hit.Sentence, KeywordScore, $"\"{words}\".", hit.Span));
            }
        }

        ReadWrittenCodes(found, sentences);
        var notes = new List<string>();
        var sheet = AddOfficeVisit(found, sentences, context, notes);
        AddModifier25(found);
        return new ProcedureResult(
            [
                .. found.Values.OrderBy(p => !IsVisit(p)).ThenBy(p => p.Evidence[0].Start)
                    .ThenBy(p => p.Item.Code, StringComparer.Ordinal),
            ],
            notes,
            sheet);
    }

    private static bool IsVisit(ProcedureSuggestion suggestion) =>
        VisitRules.IsOfficeVisit(suggestion.Item.Code) || VisitRules.IsPreventiveVisit(suggestion.Item.Code);

    private static bool FitsAge(string code, ProcedureContext context) => VisitRules.Preventive.Any(visit =>
        visit.Code == code && visit.IsNew == (context.NewPatient ?? false)
            && context.AgeInYears is { } age && visit.FromAge <= age && age <= visit.ToAge);

    /// <summary>The same service named twice is one service; the surer naming decides.</summary>
    private static void Take(Dictionary<string, ProcedureSuggestion> found, ProcedureSuggestion next)
    {
        if (!found.TryGetValue(next.Item.Code, out var known))
        {
            found[next.Item.Code] = next;
            return;
        }

        var best = next.Score > known.Score ? next : known;
        found[next.Item.Code] = best with
        {
            Units = Math.Max(known.Units, next.Units),
            Modifiers = known.Modifiers.Count >= next.Modifiers.Count ? known.Modifiers : next.Modifiers,
            Evidence = [.. known.Evidence.Concat(next.Evidence).Distinct().Order()],
        };
    }

    private void ReadWrittenCodes(Dictionary<string, ProcedureSuggestion> found, IReadOnlyList<Sentence> sentences)
    {
        foreach (var sentence in sentences.Where(s => s.Section != SectionKind.Administrative))
        {
            foreach (var token in sentence.Tokens)
            {
                const string Reason = "The code is written in the note.";
                if (token.Span.Length == 5 && _charges.Find(token.Word) is { } item)
                    Take(found, _details.Of(item, sentence, WrittenScore, Reason, token.Span));
            }
        }
    }

    private VisitWorksheet? AddOfficeVisit(
        Dictionary<string, ProcedureSuggestion> found,
        IReadOnlyList<Sentence> sentences,
        ProcedureContext context,
        List<string> notes)
    {
        if (found.Values.Any(IsVisit))
            return null;
        var hasProcedure = found.Keys.Any(VisitRules.CallsForModifier25);
        var (visit, note, sheet) = OfficeVisitReader.Read(sentences, _charges, context, hasProcedure);
        if (visit is not null)
            found[visit.Item.Code] = visit;
        if (note is not null)
            notes.Add(note);
        return sheet;
    }

    private static void AddModifier25(Dictionary<string, ProcedureSuggestion> found)
    {
        var service = found.Keys.Where(VisitRules.CallsForModifier25).Order(StringComparer.Ordinal).FirstOrDefault();
        if (service is null)
            return;
        foreach (var visit in found.Values.Where(IsVisit).ToList())
        {
            if (visit.Modifiers.Contains("25") || visit.Modifiers.Count >= ServiceDetails.MostModifiers)
                continue;
            found[visit.Item.Code] = visit with
            {
                Modifiers = [.. visit.Modifiers, "25"],
                Reason = $"{visit.Reason} Modifier 25: a separate service, {service}, on the same day; confirm that "
                    + "the visit went beyond it.",
            };
        }
    }
}
