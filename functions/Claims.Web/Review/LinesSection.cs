using System.Globalization;
using Claims.Coding.Procedures;
using Claims.Core.Coding;
using Claims.Core.Review;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The services to bill: code, modifiers, units, charge and the diagnoses they were for.</summary>
internal sealed class LinesSection(
    ReviewView view, ReviewEntry entry, FormIssues issues, ILookup<string, ReviewMark> marks)
{
    public Markup Draw()
    {
        var place = 0;
        return Markup.Of($"""
            <section class="card" aria-labelledby="lines-title">
            <h2 id="lines-title">Services <output id="total" class="total"></output></h2>
            {issues.Beside("lines", "lines")}
            <ol class="rows" id="line-rows">
            {entry.Lines.Select(row => Row(row, row.Counts ? ++place : 0)).ToList()}
            {Row(new($"pn{entry.Lines.Count + 50}", true, "", "", "1", "", ""), 0, spare: true)}
            </ol>
            <template id="line-template">{Row(new("pnKEY", true, "", "", "1", "", ""), 0)}</template>
            <button type="button" class="js-only" id="add-line">Add a service</button>
            <datalist id="charges">{view.Charges.Select(Item)}</datalist>
            </section>
            """);
    }

    /// <summary>The script fills in wording and charge when a code of the list is chosen.</summary>
    private static Markup Item(ChargeItem item) => Markup.Of($"""
        <option value="{item.Code}" data-charge="{item.Charge:0.00}"
        data-modifiers="{string.Join(' ', item.Modifiers)}">{item.Description}</option>
        """);

    private SuggestedProcedure? SuggestionOf(string key) =>
        int.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var at) && at < view.Coding.Procedures.Count
            ? view.Coding.Procedures[at]
            : null;

    private Markup Row(LineEntry row, int place, bool spare = false)
    {
        var issuePlace = $"line {place}";
        return Markup.Of($"""
            <li class="row line {(row.Use ? "" : "off")} {(spare ? "spare" : "")}" data-key="{row.Key}">
            <input type="hidden" name="line" value="{row.Key}">
            <label class="tick use"><input type="checkbox" name="{row.Key}.use" value="1"
            {Markup.When(row.Use, $"checked")}><span class="hidden">Bill this service</span></label>
            <div class="cells">
            <div class="cell code"><label for="{row.Key}-code">Code</label><input id="{row.Key}-code"
            name="{row.Key}.code" value="{row.Code}" list="charges" maxlength="40" autocomplete="off" spellcheck="false"
            {issues.Attributes(issuePlace, row.Key)}></div>
            {Cell(row.Key, "modifiers", "Modifiers", row.Modifiers, "text", 14)}
            {Cell(row.Key, "units", "Units", row.Units, "numeric", 4)}
            {Cell(row.Key, "charge", "Charge $", row.Charge, "decimal", 12)}
            {Cell(row.Key, "pointers", "For diagnoses", row.Pointers, "text", 12)}
            </div>
            <div class="title">{view.Charges.FirstOrDefault(item => item.Code == row.Code)?.Description}</div>
            <div class="for quiet" aria-live="polite"></div>
            {issues.Beside(issuePlace, row.Key)}
            {Why(SuggestionOf(row.Key), row.Key)}
            </li>
            """);
    }

    private static Markup Cell(string key, string name, string label, string value, string mode, int longest) =>
        Markup.Of($"""
            <div class="cell {name}"><label for="{key}-{name}">{label}</label><input id="{key}-{name}"
            name="{key}.{name}" value="{value}" inputmode="{mode}" maxlength="{longest}"
            autocomplete="off" spellcheck="false"></div>
            """);

    private Markup Why(SuggestedProcedure? suggestion, string key) => suggestion is null ? Markup.Empty : Markup.Of($"""
        <div class="why">{Score.Draw(suggestion.Score)} <span>{suggestion.Reason}</span> {Quotes.Draw(marks[key])}
        {Support(suggestion)}</div>
        """);

    private static Markup Support(SuggestedProcedure suggestion) => suggestion.Diagnoses.Count == 0
        ? Markup.Of($"""<p class="note warn">No proposed diagnosis supports it.</p>""")
        : Markup.Of($"""
            <details class="how"><summary>Why for
            {string.Join(", ", suggestion.Diagnoses.Select(link => link.Diagnosis))}</summary><ul>
            {suggestion.Diagnoses.Select(link => Markup.Of($"<li>{link.Diagnosis.ToString()}: {link.Reason}</li>"))}
            </ul></details>
            """);
}
