using Claims.Core.Denials;
using Claims.Core.Submission;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Staff;

/// <summary>All that a biller needs for one denial, and the buttons, on one page.</summary>
/// <param name="view">The denial.</param>
/// <param name="name">Who is signed in.</param>
/// <param name="now">The time.</param>
internal sealed class DenialPage(DenialView view, string name, DateTimeOffset now)
{
    private const int MostQuotes = 8;

    private static readonly (BillerChoice Choice, string Label)[] Choices =
    [
        (BillerChoice.Appeal, "Appeal"),
        (BillerChoice.Replace, "Correct it with the coder and send it again"),
        (BillerChoice.AttachAuthorization, "Attach an authorization number and replace the claim"),
        (BillerChoice.SendDocuments, "Send the record (not an appeal)"),
        (BillerChoice.AwaitPayer, "The payer will decide again: wait for it"),
        (BillerChoice.BillPatient, "Bill the patient (only what the payer assigned to them)"),
        (BillerChoice.WriteOff, "Write the denied amount off"),
    ];

    private ClaimContent Content => view.Claim.Content;

    public Page Draw() => new(
        "Denial",
        Markup.Of($"""
            <header class="bar"><h1>Denial of {view.Denied.ToString()}</h1><p>{name} · <a href="/staff">work list</a> ·
            <a href="/staff/reports">reports</a></p></header>
            <main id="main" class="board denial">
            <section class="card"><h2>What was denied</h2>{view.Reasons.Select(Reason)}
            {Markup.When(view.Reasons.Count == 0, $"<p>A part of the charge is neither paid nor explained.</p>")}</section>
            <section class="card"><h2>What is done</h2>{Decide()}</section>
            <section class="card"><h2>Clocks</h2>{Clocks()}</section>
            <section class="card"><h2>Claim <code>{view.Claim.Id.Value}</code></h2>{Claim()}</section>
            <section class="card wide-card"><h2>{view.Statement.Title}</h2>{Services()}</section>
            <section class="card"><h2>What the record says</h2>{Evidence()}</section>
            <section class="card"><h2>What happened so far</h2>{History()}</section>
            </main>
            """),
        Layout: "full");

    private static Markup Reason(DenialReason reason) => Markup.Of($"""
        <p><b>{reason.Code}</b> {reason.Amount.ToString()}: {reason.Meaning ?? "a code that the table does not know"}.
        <span class="badge">{reason.Cause}</span> <span class="badge">{StageWords.Spaced(reason.Owner.ToString())}</span>
        {Markup.When(reason.Preventable == true, $"<span class=\"badge warn\">preventable</span>")}<br>
        {reason.Remedy ?? "Look it up, and decide."}</p>
        """);

    private Markup Decide()
    {
        if (view.Decided is { } decided)
        {
            return Markup.Of($"""
                <p>{StageWords.Spaced(decided.Choice.ToString())}, by {decided.DecidedBy} on
                {decided.DecidedAt:d MMM yyyy}: {decided.Reason}</p>
                """);
        }

        if (!view.Waits)
        {
            return Markup.Of($"<p>It does not wait for a biller: see what happened so far.</p>");
        }

        var suggested = view.Suggested is { } choice ? Label(choice) : null;
        return Markup.Of($"""
            {Markup.When(suggested is not null, $"<p>Suggested: <b>{suggested}</b>.</p>")}
            <form method="post" action="/staff/denial" class="decide"><input type="hidden" name="clinic"
            value="{view.Clinic.Value}"><input type="hidden" name="claim" value="{view.Claim.Id.Value}">
            <input type="hidden" name="decision" value="{view.Number}">
            <fieldset class="choices"><legend class="hidden">What is done</legend>{Choices.Where(IsOpen).Select(Choice)}
            </fieldset>
            <label for="authorization">Authorization number, when one is attached</label>
            <input id="authorization" name="authorization" maxlength="50" autocomplete="off">
            <label for="argument">What an appeal says besides</label>
            <textarea id="argument" name="argument" rows="3" maxlength="2000"></textarea>
            <label for="reason">Why, without patient data</label>
            <input id="reason" name="reason" maxlength="300" required>
            <p><button class="primary" type="submit">Decide</button></p></form>
            """);
    }

    private bool IsOpen((BillerChoice Choice, string Label) one) => one.Choice switch
    {
        BillerChoice.Appeal => view.NextLevel is not null && view.Reasons.Count > 0,
        BillerChoice.BillPatient => view.Reasons.All(reason => reason.Code.StartsWith("PR-", StringComparison.Ordinal)),
        _ => true,
    };

    private Markup Choice((BillerChoice Choice, string Label) one) => Markup.Of($"""
        <label class="tick"><input type="radio" name="choice" value="{one.Choice.ToString()}" required
        {Markup.When(one.Choice == view.Suggested, $"checked")}> {Label(one.Choice)}</label>
        """);

    private string Label(BillerChoice choice) => choice == BillerChoice.Appeal && view.NextLevel is { } level
        ? $"Appeal: {level.Name}, level {level.Level}"
        : Choices.First(one => one.Choice == choice).Label;

    private Markup Clocks()
    {
        var due = new DateTimeOffset(view.AppealDeadline.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return Markup.Of($"""
            <dl class="reasons"><dt>Appeal {(view.NextLevel is { } level ? $"({level.Name})" : "")}</dt>
            <dd>{(view.NextLevel is null
                ? Markup.Of($"No level is left.")
                : Markup.Of($"""
                    until <b class="{(due < now ? "late" : "")}">{view.AppealDeadline:d MMMM yyyy}</b>, {Ages.Until(due, now)}.
                    <span class="quiet">{view.NextLevel.Source}</span>
                    """))}</dd>
            <dt>Filing</dt><dd>until {view.Filing.Deadline:d MMMM yyyy}: {view.Filing.Limit.Days} days from
            {view.Filing.StartsAt}. <span class="quiet">{view.Filing.Limit.Source}</span></dd>
            <dt>Proof of filing {(view.ProofWillDo
                ? Markup.Of($"<span class=\"badge ok\">in time</span>")
                : Markup.Of($"<span class=\"badge warn\">none that will do</span>"))}</dt>
            <dd>{Proof()}</dd>
            {view.Appeals.Select(one => Markup.Of($"""
                <dt>Level {one.Appeal.Level}</dt><dd>filed {one.Appeal.FiledAt:d MMM yyyy}:
                {(one.Outcome is { } outcome
                    ? $"{StageWords.Spaced(outcome.Result.ToString()).ToLowerInvariant()}, {outcome.Recovered} of {outcome.Disputed}"
                    : "no answer")}</dd>
                """))}
            {(view.Coverage is { } coverage ? Coverage(coverage) : Markup.Empty)}</dl>
            """);
    }

    private Markup Proof() => view.Proof.TakenInAt is { } taken
        ? Markup.Of($"""
            277CA of {taken:d MMM yyyy}, control number {view.Proof.TakenInAnswer ?? "not kept"}; 837 control number
            {view.Proof.Batch ?? "not kept"}.
            """)
        : Markup.Of($"No 277CA came for this claim.");

    private static Markup Coverage(CoverageRecheck answer) => Markup.Of($"""
        <dt>Coverage, asked again {answer.AskedAt:d MMM yyyy}</dt><dd>{StageWords.Spaced(answer.Status.ToString())}
        {answer.PlanName}{answer.Others.Select(other => Markup.Of($"""
            ; the payer names <b>{other.Name}</b> {other.ElectronicId} {(other.MemberId is { } member ? $"member {member}" : "")}
            {Markup.When(other.Payer is null, $"(not in payers.json)")}
            """))}</dd>
        """);

    private Markup Claim() => Markup.Of($"""
        <p><b>{Content.Patient.FirstName} {Content.Patient.LastName}</b>, born {Content.Patient.BirthDate:yyyy-MM-dd},
        member <b>{Content.MemberId}</b></p>
        <p>{view.Payer.Name}, its number <b>{view.Claim.PayerControlNumber ?? "none"}</b>, frequency
        {view.Claim.Frequency.ToString()}, {Content.DateOfService:d MMMM yyyy}, NPI {Content.RenderingProvider.Value},
        authorization {Content.AuthorizationNumber ?? "none"}.</p>
        <p>{string.Join(", ", Content.Diagnoses)}</p>
        <ul class="aside">{Content.Lines.Select(line => Markup.Of($"""
            <li>{line.Procedure.Value} {string.Join(' ', line.Modifiers)} × {line.Units} {line.Charge.ToString()} for
            {string.Join(", ", line.Pointers.Select(pointer => Content.Diagnoses[pointer - 1]))}</li>
            """))}</ul>
        {view.Twins.Select(twin => Markup.Of($"""
            <p>Another claim of this patient and day: <code>{twin.Id.Value}</code>,
            {StageWords.Spaced(twin.Status.ToString())}, {twin.Charge.ToString()}.</p>
            """))}
        """);

    private Markup Services() => Markup.Of($"""
        <div class="wide" tabindex="0"><table><thead><tr><th scope="col">service</th><th scope="col">billed</th>
        <th scope="col">paid</th><th scope="col">why not all of it</th></tr></thead>
        <tbody>{view.Statement.Services.Select(line => Markup.Of($"""
            <tr><td>{line.Procedure}</td><td>{line.Charge.ToString()}</td><td>{line.Paid.ToString()}</td>
            <td>{line.Reasons.Select(reason => Markup.Of($"<div>{reason}</div>"))}</td></tr>
            """))}</tbody></table></div>
        {view.Statement.Reasons.Select(reason => Markup.Of($"<p>{reason}</p>"))}
        """);

    private Markup Evidence() => view.Evidence.Count == 0
        ? Markup.Of($"""<p class="quiet">Nothing was marked in the note for what was billed.</p>""")
        : Markup.Of($"""
            {view.Evidence.DistinctBy(one => (one.Page, one.Quote)).Take(MostQuotes).Select(one => Markup.Of($"""
                <blockquote>{one.Quote} <span class="page-ref">page {one.Page}</span></blockquote>
                """))}
            """);

    private Markup History() => Markup.Of($"""
        <ul class="aside">{view.History.Select(entry => Markup.Of($"""
            <li>{entry.At:d MMM yyyy} <b>{entry.Action}</b> {entry.Detail} <span class="quiet">{entry.Actor}</span></li>
            """))}</ul>
        """);
}
