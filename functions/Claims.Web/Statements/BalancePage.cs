using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Statements;

/// <summary>
/// Why a patient has or has not been contacted, and what happens next and when: the same decision that the workflow
/// follows, with the facts it rests on.
/// </summary>
internal sealed class BalancePage(BalanceStory story, string name, IReadOnlyList<Issue> issues)
{
    private readonly BalanceForms _forms = new(story);

    public Page Draw() => new(
        "A patient's balance",
        Markup.Of($"""
            <header class="bar"><h1>Balance <code>{story.Encounter.Encounter.Value}</code></h1><p>{name} ·
            <a href="/staff/balances">all balances</a> · <a href="/staff">billing office</a></p></header>
            <main id="main" class="board">
            {Markup.When(issues.Count > 0, $"""
                <section class="alert bad" role="alert"><h2>Not done</h2><ul>{issues.Select(issue => Markup.Of(
                    $"<li>{issue.Text} <code>{issue.Code}</code></li>"))}</ul></section>
                """)}
            {Now()}
            {Markup.When(story.Now.Step != DunningMove.Close, $"{Ahead()}")}
            {Stops()}
            {Arrangements()}
            {Touches()}
            {_forms.Draw()}
            </main>
            """),
        Layout: "full");

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd") ?? "not yet";

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz");

    private static string Next(DunningPlan plan) => plan switch
    {
        { Step: DunningMove.Close } => "Nothing is owed, and nothing goes out.",
        { Due: { } due } => $"{plan.Note}. The program looks again {Moment(due)}.",
        { Step: DunningMove.Wait } => $"{plan.Note}. Only a person moves it on.",
        _ => $"{plan.Note}. It happens now.",
    };

    private Markup Now()
    {
        var plan = story.Now;
        var clock = story.Clock;
        return Markup.Of($"""
            <section class="card"><h2>Now: {(plan.Reason is { } why ? StageWords.Spaced(why.ToString()) : plan.Note)}</h2>
            <p>{Next(plan)}</p>
            <dl class="facts">
            <dt>Owed</dt><dd><b>{story.Books[Account.Patient].ToString()}</b></dd>
            <dt>With an agency</dt><dd>{story.Books[Account.Collections].ToString()}</dd>
            <dt>Paid</dt><dd>{story.Books[Account.PaidByPatient].ToString()}</dd>
            <dt>Ways open</dt><dd>{story.Reach}</dd>
            <dt>First bill</dt><dd>{Day(clock.FirstBill)}</dd>
            <dt>No agency before</dt><dd>{Day(clock.NoCollectionBefore)}</dd>
            <dt>Help may be applied for until</dt><dd>{Day(clock.AssistanceUntil)}</dd>
            {(clock.OverEstimateUntil is { } over
                ? Markup.Of($"<dt>Over its estimate, disputable until</dt><dd>{Day(over)}</dd>")
                : Markup.Empty)}
            </dl></section>
            """);
    }

    private Markup Ahead() => Markup.Of($"""
        <section class="card"><h2>If nobody does anything</h2><ol class="ahead">
        {story.Ahead.Select(step => Markup.Of($"<li><b>{Moment(step.At)}</b> {step.What}</li>"))}</ol></section>
        """);

    private Markup Stops() => Markup.When(story.Stops.Count > 0, $"""
        <section class="card"><h2>Stops</h2><ul class="aside">{story.Stops.Select(stop => Markup.Of($"""
            <li><span class="badge {(stop.Stands ? "bad" : "")}">{StageWords.Spaced(stop.Reason.ToString())}</span>
            {(stop.Encounter is null ? "all bills" : "this bill")}, set by {stop.SetBy} {Moment(stop.SetAt)}
            {(stop.LiftedBy is { } by ? Markup.Of($"lifted by {by}") : _forms.Lift(stop))}</li>
            """))}</ul></section>
        """);

    private Markup Arrangements() => Markup.When(
        story.Plans.Count + story.Placements.Count + story.Proposals.Count + story.Requests.Count > 0
            || story.Promise is not null,
        $"""
        <section class="card"><h2>Asked, agreed, placed</h2><ul class="aside">
        {story.Requests.Select(request => Markup.Of($"""
            <li><b>{StageWords.Spaced(request.Type.ToString())}</b> asked {Moment(request.SubmittedAt)};
            {(request.Answer is { } answer
                ? $"{StageWords.Spaced(answer.ToString())} by {request.AnsweredBy}"
                : "open: answer it in the billing office")}</li>
            """))}
        {story.Plans.Select(one => Markup.Of($"""
            <li><b>Plan of {one.Plan.Parts.Count} parts</b>, {one.Plan.Total.ToString()}, signed
            {Moment(one.Plan.AcceptedAt)}: {(one.BrokenOn is { } broken ? $"broken {Day(broken)}"
                : one.Next is { } next ? $"kept; {one.Missing} due {Day(next.Day)}" : "paid")}</li>
            """))}
        {(story.Promise is { } promise
            ? Markup.Of($"<li><b>Promise</b> to pay {Day(promise.Day)}, taken by {promise.TakenBy}</li>")
            : Markup.Empty)}
        {story.Placements.Select(placed => Markup.Of($"""
            <li><b>Placed</b> {placed.Amount.ToString()} with {placed.Agency} {Moment(placed.At)}
            {(placed.RecalledAt is { } back ? $"and taken back {Moment(back)}: {placed.RecallReason}" : "")}</li>
            """))}
        {story.Proposals.Select(_forms.Proposal)}</ul></section>
        """);

    private Markup Touches() => Markup.Of($"""
        <section class="card"><h2>Contacts, all bills of this patient</h2>
        {Markup.When(story.Contacts.Count == 0, $"<p class=\"quiet\">None yet.</p>")}
        <ul class="aside">{story.Contacts.Select(contact => Markup.Of($"""
            <li>{Day(contact.Day)} {StageWords.Spaced(contact.What.ToString())} {contact.Statement} by {contact.Channel.ToString()}
            <code>{contact.Encounter.Value}</code> {contact.By}</li>
            """))}</ul></section>
        """);
}
