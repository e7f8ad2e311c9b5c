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
        var findings = new ServiceFindings(_charges, note, _reader.Read(note.Text), context);
        foreach (var hit in _matcher.Find(findings.Sentences))
        {
            if (!VisitRules.IsPreventiveVisit(hit.Item.Code) || FitsAge(hit.Item.Code, context))
            {
                var words = findings.Quote(hit.Span);
                findings.Take(_details.Of(hit.Item, hit.Sentence, KeywordScore, $"{words}.", hit.Span));
            }
        }

        ReadWrittenCodes(findings);
        Immunizations.Apply(findings);
        ServicePairs.Apply(findings);
        var sheet = AddOfficeVisit(findings);
        AddModifier25(findings);
        ServiceParts.Apply(findings);
        SeparateServices.Apply(findings);
        var services = Linked(findings)
            .OrderBy(p => !VisitRules.IsVisit(p.Item.Code)).ThenBy(p => p.Evidence[0].Start)
            .ThenBy(p => p.Item.Code, StringComparer.Ordinal).ToList();
        if (context is { Edits: { } edits, DateOfService: { } day })
            findings.Notes.AddRange(ServiceEdits.Check(services, edits, day)
                .Select(text => new ServiceNote(ServiceNoteCodes.Edit, text)));
        return new ProcedureResult(services, findings.Notes, sheet);
    }

    /// <summary>Services with their diagnoses, told where there is none; without diagnoses nothing is told.</summary>
    private static IEnumerable<ProcedureSuggestion> Linked(ServiceFindings findings)
    {
        if (findings.Context.Diagnoses is not { Count: > 0 } diagnoses)
            return findings.All;
        var linked = findings.All
            .Select(service => service with { Diagnoses = ServiceDiagnoses.Of(service, diagnoses, findings) }).ToList();
        foreach (var lonely in linked.Where(service => service.Diagnoses.Count == 0))
        {
            findings.Tell(
                ServiceNoteCodes.NotSupported,
                $"{lonely.Item.Code}: no proposed diagnosis supports it; choose what it was for, or leave it out.");
        }

        return linked;
    }

    private static bool FitsAge(string code, ProcedureContext context) => VisitRules.Preventive.Any(visit =>
        visit.Code == code && visit.IsNew == (context.NewPatient ?? false)
            && context.AgeInYears is { } age && visit.FromAge <= age && age <= visit.ToAge);

    private void ReadWrittenCodes(ServiceFindings findings)
    {
        foreach (var sentence in findings.Sentences.Where(s => s.Section != SectionKind.Administrative))
        {
            foreach (var token in sentence.Tokens)
            {
                const string Reason = "The code is written in the note.";
                if (token.Span.Length == 5 && _charges.Find(token.Word) is { } item)
                    findings.Take(_details.Of(item, sentence, WrittenScore, Reason, token.Span));
            }
        }
    }

    private VisitWorksheet? AddOfficeVisit(ServiceFindings findings)
    {
        if (findings.All.Any(service => VisitRules.IsVisit(service.Item.Code)))
            return null;
        var hasProcedure = findings.All.Any(service => VisitRules.CallsForModifier25(service.Item.Code));
        var (visit, note, sheet) = OfficeVisitReader.Read(
            findings.Sentences, _charges, findings.Context, hasProcedure);
        if (visit is not null)
            findings.Put(visit);
        if (note is not null)
            findings.Tell(ServiceNoteCodes.Visit, note);
        return sheet;
    }

    private static void AddModifier25(ServiceFindings findings)
    {
        var services = findings.All;
        if (services.FirstOrDefault(found => VisitRules.CallsForModifier25(found.Item.Code)) is not { } service)
            return;
        foreach (var visit in services.Where(found => VisitRules.IsVisit(found.Item.Code)))
        {
            if (visit.Modifiers.Contains("25") || visit.Modifiers.Count >= ServiceDetails.MostModifiers)
                continue;
            findings.Put(visit with
            {
                Modifiers = [.. visit.Modifiers, "25"],
                Reason = $"{visit.Reason} Modifier 25: a separate service, {service.Item.Code}, on the same day; "
                    + "confirm that the visit went beyond it.",
            });
        }
    }
}
