using Claims.Coding.Notes;
using Claims.Coding.Reading;

namespace Claims.Coding.Procedures;

/// <summary>The state of reading one note's services: what was found, and what the coder should look at.</summary>
/// <param name="charges">The clinic's services.</param>
/// <param name="note">The note.</param>
/// <param name="sentences">The note as read.</param>
/// <param name="context">The encounter.</param>
internal sealed class ServiceFindings(
    ChargeMaster charges, NoteText note, IReadOnlyList<Sentence> sentences, ProcedureContext context)
{
    private readonly Dictionary<string, ProcedureSuggestion> _found = [];

    public ProcedureContext Context => context;

    public ChargeMaster Charges => charges;

    public IReadOnlyList<Sentence> Sentences => sentences;

    public List<ServiceNote> Notes { get; } = [];

    /// <summary>In the order of their codes; a copy, so that services may be changed meanwhile.</summary>
    public IReadOnlyList<ProcedureSuggestion> All =>
        [.. _found.Values.OrderBy(service => service.Item.Code, StringComparer.Ordinal)];

    public bool Has(string code) => _found.ContainsKey(code);

    public List<ProcedureSuggestion> In(ServiceRange range) => [.. All.Where(found => range.Covers(found.Item.Code))];

    public void Put(ProcedureSuggestion service) => _found[service.Item.Code] = service;

    /// <summary>The same service named twice is one service; the surer naming decides.</summary>
    public void Take(ProcedureSuggestion next)
    {
        if (!_found.TryGetValue(next.Item.Code, out var known))
        {
            Put(next);
            return;
        }

        var best = next.Score > known.Score ? next : known;
        Put(best with
        {
            Units = Math.Max(known.Units, next.Units),
            Modifiers = known.Modifiers.Count >= next.Modifiers.Count ? known.Modifiers : next.Modifiers,
            Evidence = [.. known.Evidence.Concat(next.Evidence).Distinct().Order()],
        });
    }

    /// <summary>
    /// Sets how many of a service go with others, and proposes it where the clinic charges for it; tells what it can
    /// not propose.
    /// </summary>
    public void Pair(string code, int units, double score, string reason, IReadOnlyList<ProcedureSuggestion> with)
    {
        if (_found.TryGetValue(code, out var known))
        {
            Put(known with { Units = units, Reason = $"{known.Reason} {reason}" });
            return;
        }

        if (charges.Find(code) is { } item)
            Put(new(item, item.Modifiers, units, score, reason, Words(with)));
        else
            Tell(ServiceNoteCodes.Pair, $"{code} fits ({reason.TrimEnd('.')}) and is not in the charge master.");
    }

    public void Tell(string code, string text) => Notes.Add(new(code, text));

    /// <summary>The words of services, in reading order.</summary>
    public static IReadOnlyList<TextSpan> Words(IEnumerable<ProcedureSuggestion> services) =>
        [.. services.SelectMany(service => service.Evidence).Distinct().Order()];

    /// <summary>The sentences that name a service, as ordinals.</summary>
    public IEnumerable<int> SentencesOf(ProcedureSuggestion service) => Enumerable.Range(0, sentences.Count)
        .Where(at => service.Evidence.Any(span => Of(at).Overlaps(span)));

    public TextSpan Of(int sentence) => sentences[sentence].SpanOf(0, sentences[sentence].Tokens.Length - 1);

    public string Quote(TextSpan span) => $"\"{note.Slice(span).ReplaceLineEndings(" ")}\"";
}
