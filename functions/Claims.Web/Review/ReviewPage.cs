using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>The coder's page: the scan on the left, the form on the right, three ways out below.</summary>
/// <param name="view">What there is.</param>
/// <param name="entry">The form as it stands.</param>
/// <param name="issues">What was wrong with it when it was sent.</param>
/// <param name="titles">Official titles of codes that were typed.</param>
/// <param name="address">The page's own address.</param>
internal sealed class ReviewPage(
    ReviewView view,
    ReviewEntry entry,
    FormIssues issues,
    IReadOnlyDictionary<string, string> titles,
    string address)
{
    private readonly ILookup<string, ReviewMark> _marks = ReviewMarks.Of(view);

    public Page Draw() => new("Chart review", Body(), ["scan.js", "review.js"], "review");

    private Markup Body()
    {
        var fields = new FieldsSection(view, entry, issues, _marks);
        return Markup.Of($"""
            <header class="bar"><h1>Chart review</h1>
            <p>{view.Encounter.Id.Value} · round {view.Round.Number} ·
            link good until {view.Round.ExpiresAt:d MMM yyyy HH:mm} UTC{Legibility()}</p>
            </header>
            <main id="main" class="desk">
            {ScanPanel.Draw($"{address}/pages", view.Encounter.Pages, _marks.SelectMany(group => group))}
            <form id="review" class="form" method="post" action="{address}" autocomplete="off"
            data-codes="{address}/codes" novalidate>
            <button type="submit" disabled hidden aria-hidden="true">Enter sends nothing</button>
            {issues.Summary()}
            {Findings()}
            {view.Queries.Where(query => query.Answer is not null).Select(Answered)}
            {Remarks()}
            {fields.Urgent()}
            {new DiagnosesSection(view, entry, issues, _marks, titles).Draw()}
            {new LinesSection(view, entry, issues, _marks).Draw()}
            {fields.Draw()}
            {WaysOut()}
            <p class="hidden" role="status" aria-live="polite" id="said"></p>
            </form>
            </main>
            """);
    }

    private Markup Legibility() => Markup.When(
        view.Encounter.Legibility < FieldForm.Doubtful,
        $""" · <span class="badge warn">hard to read: {view.Encounter.Legibility * 100:0}%</span>""");

    private Markup Findings() => Markup.When(view.Round.Findings.Count > 0, $"""
        <section class="alert {(view.Round.Findings.Any(f => f.Severity == Severity.Error) ? "bad" : "warn")}"
        aria-labelledby="back-title">
        <h2 id="back-title">Why this is back</h2>
        <ul>{view.Round.Findings.Select(Finding)}</ul></section>
        """);

    private static Markup Finding(Issue finding) => Markup.Of($"""
        <li>{FormIssues.PlaceName(finding)}{finding.Text} <code>{finding.Code}</code></li>
        """);

    private Markup Answered(PhysicianQuery query) => Markup.Of($"""
        <section class="alert good" aria-label="The physician's answer"><h2>{NameOf(query.Provider)} answered</h2>
        <p class="said-before">{query.Question}</p><blockquote>{query.Answer}</blockquote></section>
        """);

    private string NameOf(Npi npi) =>
        view.Clinic.Providers.FirstOrDefault(person => person.Npi == npi) is { } person
            ? $"{person.FirstName} {person.LastName}"
            : "The physician";

    private Markup Remarks() => Markup.When(view.Coding.Remarks.Count > 0, $"""
        <section class="alert warn" aria-labelledby="remarks-title"><h2 id="remarks-title">Worth a look</h2>
        <ul>{view.Coding.Remarks.Select(Remark)}</ul></section>
        """);

    private static Markup Remark(CodingRemark remark) => Markup.Of($"""
        <li>{remark.Text} <code>{remark.Code}</code>
        {(remark.PhysicianQuery is { } question ? AskButton(question) : Markup.Empty)}</li>
        """);

    private static Markup AskButton(string question) => Markup.Of($"""
        <button type="button" class="small js-only" data-question="{question}">Ask the physician</button>
        """);

    private Markup WaysOut() => Markup.Of($"""
        <section class="ways" aria-label="Decide">
        <div class="way-buttons">
        <button class="primary" type="submit" name="way" value="approve">Approve and send <span id="approve-total">
        </span></button>
        <a class="button js-only" href="#ask" data-open="ask">Ask physician…</a>
        <a class="button js-only" href="#reject" data-open="reject">Reject…</a>
        </div>
        <details class="way" id="ask" {Markup.When(issues.At("question") || issues.At("provider"), $"open")}>
        <summary>Ask the physician first</summary>
        <p class="quiet">Your work so far is kept. The answer brings this chart back to you in a new round.</p>
        <label for="provider">Who</label>
        <select id="provider" name="provider" {issues.Attributes("provider", "provider")}><option
        value="">choose…</option>{view.Clinic.Providers.Select(Provider)}</select>
        {issues.Beside("provider", "provider")}
        <label for="question">Question <span
        class="quiet">— ask openly, without leading; lines that begin with “- ” become choices</span></label>
        <textarea id="question" name="question" rows="6" maxlength="4000" {issues.Attributes("question", "question")}>
        {entry.Question}</textarea>
        {issues.Beside("question", "question")}
        <button type="submit" name="way" value="ask">Send the question</button>
        </details>
        <details class="way" id="reject" {Markup.When(issues.At("reason"), $"open")}>
        <summary>Reject this chart</summary>
        <p class="quiet">Nothing is billed. The reason goes to the people who scanned it.</p>
        <label for="reason">Reason</label>
        <textarea id="reason" name="reason" rows="3" maxlength="1000" {issues.Attributes("reason", "reason")}>
        {entry.Reason}</textarea>
        {issues.Beside("reason", "reason")}
        <button type="submit" class="danger" name="way" value="reject">Reject and bill nothing</button>
        </details>
        </section>
        """);

    private Markup Provider(Claims.Core.Charts.RenderingProvider person) => Markup.Of($"""
        <option value="{person.Npi.Value}" {Markup.When(person.Npi.Value == entry.Provider, $"selected")}>
        {person.FirstName} {person.LastName}</option>
        """);
}
