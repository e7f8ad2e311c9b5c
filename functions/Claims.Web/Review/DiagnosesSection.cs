using Claims.Core.Coding;
using Claims.Core.Review;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The diagnoses in billing order: to tick, change, move and add.</summary>
internal sealed class DiagnosesSection(
    ReviewView view,
    ReviewEntry entry,
    FormIssues issues,
    ILookup<string, ReviewMark> marks,
    IReadOnlyDictionary<string, string> titles)
{
    /// <summary>Blank rows for those who work without scripts.</summary>
    private const int SpareRows = 2;

    public Markup Draw()
    {
        var place = 0;
        var rows = entry.Diagnoses.Select((row, i) => Row(row, i + 1, row.Counts ? ++place : 0)).ToList();
        var free = entry.Diagnoses.Count;
        var spare = Enumerable.Range(0, SpareRows).Select(i =>
            Row(new($"dn{free + i + 50}", true, ""), free + i + 1, 0, spare: true));
        return Markup.Of($"""
            <section class="card" aria-labelledby="dx-title">
            <h2 id="dx-title">Diagnoses</h2>
            <p class="quiet">{view.Coding.CodeSet}</p>
            {issues.Beside("diagnoses", "dx")}
            <p class="quiet no-js">Tick what is billed. The numbers say the order;
            the first is the main reason for the visit.</p>
            <ol class="rows" id="dx-rows">{rows}{spare}</ol>
            <template id="dx-template">{Row(new("dnKEY", true, ""), 0, 0)}</template>
            <div class="add js-only">
            <label for="dx-search">Add a diagnosis</label>
            <div class="combo"><input id="dx-search" type="search" placeholder="Words or the beginning of a code"
            autocomplete="off" spellcheck="false"></div>
            </div>
            {Candidates()}
            {NotCoded()}
            </section>
            """);
    }

    private SuggestedDiagnosis? SuggestionOf(string key) =>
        key[0] == 'd' && int.TryParse(key.AsSpan(1), out var at) && at < view.Coding.Diagnoses.Count
            ? view.Coding.Diagnoses[at]
            : null;

    private Markup Row(DiagnosisEntry row, int order, int place, bool spare = false)
    {
        var suggestion = SuggestionOf(row.Key);
        var issuePlace = $"diagnosis {place}";
        var title = titles.GetValueOrDefault(row.Code, suggestion?.Code.ToString() == row.Code ? suggestion.Title : "");
        return Markup.Of($"""
            <li class="row dx {(row.Use ? "" : "off")} {(spare ? "spare" : "")}" data-key="{row.Key}">
            <input type="hidden" name="dx" value="{row.Key}">
            <span class="place" aria-hidden="true">
            {(place > 0 ? place.ToString(System.Globalization.CultureInfo.InvariantCulture) : "–")}</span>
            <label class="tick use"><input type="checkbox" name="{row.Key}.use" value="1"
            {Markup.When(row.Use, $"checked")}><span class="hidden">Bill this diagnosis</span></label>
            <div class="combo code"><label class="hidden" for="{row.Key}-code">Diagnosis code</label>
            <input id="{row.Key}-code" name="{row.Key}.code" value="{row.Code}" maxlength="60" autocomplete="off"
            spellcheck="false" placeholder="code" {issues.Attributes(issuePlace, row.Key)}></div>
            <div class="title">{title}</div>
            <div class="moves">
            <label class="no-js">Order <input class="order" type="number" name="{row.Key}.order" value="{order}"
            min="1" max="99"></label>
            <button type="button" class="icon js-only" data-move="up" aria-label="Move up"
            title="Move up (Alt+↑)">↑</button>
            <button type="button" class="icon js-only" data-move="down" aria-label="Move down"
            title="Move down (Alt+↓)">↓</button>
            </div>
            {issues.Beside(issuePlace, row.Key)}
            {Markup.When(suggestion is null, $"""
            <label class="term quiet">Words here that mean it (optional; no names or numbers)
            <input name="{row.Key}.term" value="{row.Term}" maxlength="80" autocomplete="off"></label>
            """)}
            {Why(suggestion, row.Key)}
            </li>
            """);
    }

    private Markup Why(SuggestedDiagnosis? suggestion, string key) => suggestion is null ? Markup.Empty : Markup.Of($"""
        <div class="why">{Score.Draw(suggestion.Score)} <span>{suggestion.Reason}</span> {Quotes.Draw(marks[key])}
        {suggestion.Warnings.Select(warning => Markup.Of($"<p class=\"note warn\">{warning}</p>"))}
        {How(suggestion)}</div>
        """);

    private static Markup How(SuggestedDiagnosis suggestion) => Markup.When(suggestion.Path.Count > 0, $"""
        <details class="how"><summary>How it was reached</summary><ul>
        {suggestion.Path.Concat(suggestion.AskedFor).Select(line => Markup.Of($"<li>{line}</li>"))}
        {suggestion.Neighbours.Select(line => Markup.Of($"<li>neighbour: {line}</li>"))}
        </ul></details>
        """);

    private Markup Candidates() => Markup.When(view.Coding.Candidates.Count > 0, $"""
        <details class="group"><summary>Candidates, not proposed ({view.Coding.Candidates.Count})</summary>
        <ul class="rows">{view.Coding.Candidates.Select((found, at) =>
            Unbilled($"c{at}", found.Code.ToString(), found.Title, found.Reason))}</ul></details>
        """);

    private Markup NotCoded() => Markup.When(view.Coding.NotCoded.Count > 0, $"""
        <details class="group"><summary>Seen and not coded ({view.Coding.NotCoded.Count})</summary>
        <ul class="rows">{view.Coding.NotCoded.Select((found, at) =>
            Unbilled($"u{at}", found.Code.ToString(), found.Title, found.Reason))}</ul></details>
        """);

    private Markup Unbilled(string key, string code, string title, string reason) => Markup.Of($"""
        <li class="row uncoded" data-key="{key}">
        <b class="code">{code}</b><div class="title">{title}</div>
        <div class="moves"><button type="button" class="small js-only" data-add="{code}"
        data-title="{title}">Add anyway</button></div>
        <div class="why"><span>{reason}</span> {Quotes.Draw(marks[key])}</div>
        </li>
        """);
}
