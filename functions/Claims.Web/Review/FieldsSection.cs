using Claims.Core.Charts;
using Claims.Core.Review;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The fields of the face sheet; those that need the coder come first.</summary>
internal sealed class FieldsSection(
    ReviewView view, ReviewEntry entry, FormIssues issues, ILookup<string, ReviewMark> marks)
{
    private static readonly (string Value, string Label)[] Sexes =
        [("F", "F — female"), ("M", "M — male"), ("U", "U — unknown")];

    private static readonly (string Value, string Label)[] Relationships =
        [("self", "Self"), ("spouse", "Spouse"), ("child", "Child"), ("other", "Other")];

    /// <summary>The CMS place of service codes that offices meet; another code that was read stays choosable.</summary>
    private static readonly (string Value, string Label)[] Places =
    [
        ("11", "11 — Office"), ("02", "02 — Telehealth, not at home"), ("10", "10 — Telehealth at home"),
        ("12", "12 — Home"), ("19", "19 — Off-campus outpatient hospital"), ("20", "20 — Urgent care"),
        ("21", "21 — Inpatient hospital"), ("22", "22 — On-campus outpatient hospital"),
        ("23", "23 — Emergency room"), ("24", "24 — Ambulatory surgical center"),
        ("31", "31 — Skilled nursing facility"), ("32", "32 — Nursing facility"),
        ("49", "49 — Independent clinic"), ("72", "72 — Rural health clinic"), ("81", "81 — Laboratory"),
    ];

    private readonly Dictionary<FieldName, EncounterField> _known = (view.Draft?.Fields ?? view.Encounter.Fields)
        .GroupBy(field => field.Name).ToDictionary(group => group.Key, group => group.First());

    /// <summary>Why the round was opened; the fields concerned stand first.</summary>
    private readonly FormIssues _findings = new(view.Round.Findings);

    /// <summary>What is missing, doubtful or wrong.</summary>
    public Markup Urgent()
    {
        var urgent = FieldForm.All.Where(NeedsLook).ToList();
        return Markup.When(urgent.Count > 0, $"""
            <fieldset class="fields urgent"><legend>
            {urgent.Count} {(urgent.Count == 1 ? "field" : "fields")} to look at first</legend>
            {urgent.Select(Field)}
            </fieldset>
            """);
    }

    /// <summary>All the others.</summary>
    public Markup Draw()
    {
        var rest = FieldForm.All.Where(form => !NeedsLook(form)).ToLookup(form => form.Group);
        return Markup.Of($"""
            <section class="card" aria-labelledby="fields-title">
            <h2 id="fields-title">Visit and coverage</h2>
            {Group("Patient", rest[FieldGroup.Patient], open: true)}
            {Group("Insurance", rest[FieldGroup.Insurance], open: true)}
            {Group("Subscriber, when not the patient", rest[FieldGroup.Subscriber], open: IsOther)}
            {Group("Visit", rest[FieldGroup.Visit], open: true)}
            </section>
            """);
    }

    private string Relationship => entry.Fields.GetValueOrDefault(FieldName.Relationship, "");

    private bool IsOther => Relationship is not ("" or "self");

    private bool NeedsLook(FieldForm form) =>
        issues.At(form.Name.ToString()) || _findings.At(form.Name.ToString()) || IsMissing(form) || IsDoubtful(form);

    private bool IsMissing(FieldForm form) =>
        form.IsNeeded(Relationship) && entry.Fields.GetValueOrDefault(form.Name, "").Length == 0;

    private bool IsDoubtful(FieldForm form) => Source(form) is { Confidence: < FieldForm.Doubtful };

    /// <summary>Where the value shown comes from; null once the coder typed something else.</summary>
    private EncounterField? Source(FieldForm form) =>
        _known.GetValueOrDefault(form.Name) is { } field && field.Text == entry.Fields.GetValueOrDefault(form.Name)
            ? field
            : null;

    private Markup Group(string title, IEnumerable<FieldForm> forms, bool open) => Markup.When(forms.Any(), $"""
        <details class="group" {Markup.When(open, $"open")}><summary>{title}</summary>
        <div class="fields">{forms.Select(Field)}</div></details>
        """);

    private Markup Field(FieldForm form)
    {
        var name = form.Name.ToString();
        var id = $"field-{name}";
        var mark = marks[$"f{name}"].FirstOrDefault();
        return Markup.Of($"""
            <div class="field {form.Input.ToString().ToLowerInvariant()}" data-key="f{name}">
            <label for="{id}">{form.Label}
            {Markup.When(form.Optional, $"<span class=\"quiet\">optional</span>")}</label>
            {Control(form, id)}
            <p class="from">{Badge(form)} {(mark is null ? Markup.Empty : Where(mark))}</p>
            {issues.Beside(name, id)}
            </div>
            """);
    }

    private static Markup Where(ReviewMark mark) =>
        Markup.Of($"""<a class="where" href="#{mark.Id}">page {mark.Page}</a>""");

    private Markup Badge(FieldForm form) => Source(form) switch
    {
        { Source: FieldSource.Page, Confidence: < FieldForm.Doubtful } field =>
            Markup.Of($"""<span class="badge warn">check: read {field.Confidence * 100:0}% sure</span>"""),
        { Source: FieldSource.Page } field =>
            Markup.Of($"""<span class="badge ok">read {field.Confidence * 100:0}%</span>"""),
        { Source: FieldSource.Sidecar } => Markup.Of($"""<span class="badge ok">your system</span>"""),
        { Source: FieldSource.Directory } => Markup.Of($"""<span class="badge ok">clinic list</span>"""),
        { Source: FieldSource.Coder } => Markup.Of($"""<span class="badge">entered</span>"""),
        _ when IsMissing(form) => Markup.Of($"""<span class="badge bad">missing</span>"""),
        _ when entry.Fields.GetValueOrDefault(form.Name, "").Length > 0 =>
            Markup.Of($"""<span class="badge">entered</span>"""),
        _ => Markup.Empty,
    };

    private Markup Control(FieldForm form, string id)
    {
        var value = entry.Fields.GetValueOrDefault(form.Name, "");
        return form.Input switch
        {
            FieldInput.Sex => Choice(form, id, value, Sexes),
            FieldInput.Relationship => Choice(form, id, value, Relationships),
            FieldInput.Place => Choice(form, id, value, Places),
            FieldInput.Payer => Choice(form, id, value, [.. view.Payers.Select(payer => (payer.Id.Value, payer.Name))]),
            FieldInput.Provider => Choice(form, id, value, [.. view.Clinic.Providers.Select(
                person => (person.Npi.Value, $"{person.FirstName} {person.LastName} · {person.Npi}"))]),
            FieldInput.Date => Typed(form, id, value, "date"),
            _ => Typed(form, id, value, "text"),
        };
    }

    private Markup Typed(FieldForm form, string id, string value, string type) => Markup.Of($"""
        <input id="{id}" name="field.{form.Name.ToString()}" type="{type}" value="{value}" maxlength="{form.Longest}"
        autocomplete="off" spellcheck="false" {issues.Attributes(form.Name.ToString(), id)}>
        """);

    /// <summary>A value that is none of the choices, such as a payer's printed name, stays choosable.</summary>
    private Markup Choice(
        FieldForm form, string id, string value, IReadOnlyList<(string Value, string Label)> choices)
    {
        var lost = value.Length > 0 && choices.All(choice => choice.Value != value);
        return Markup.Of($"""
            <select id="{id}" name="field.{form.Name.ToString()}" autocomplete="off"
            {issues.Attributes(form.Name.ToString(), id)}>
            <option value="">choose…</option>
            {Markup.When(lost, $"<option value=\"{value}\" selected>not on the list: {value}</option>")}
            {choices.Select(choice => Option(choice.Value, choice.Label, choice.Value == value))}
            </select>
            """);
    }

    private static Markup Option(string value, string label, bool chosen) => Markup.Of($"""
        <option value="{value}" {Markup.When(chosen, $"selected")}>{label}</option>
        """);
}
