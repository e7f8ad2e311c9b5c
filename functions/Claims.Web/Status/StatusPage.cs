using Claims.Core;
using Claims.Core.Charts;
using Claims.Core.Remittance;
using Claims.Web.Html;

namespace Claims.Web.Status;

/// <summary>Where everything stands, without any patient data.</summary>
/// <param name="clinics">The clinics.</param>
/// <param name="now">The time.</param>
/// <param name="simulated">Whether the payer is a simulator.</param>
/// <param name="demo">The demo's clock, when there is one.</param>
internal sealed class StatusPage(
    IReadOnlyList<ClinicStatus> clinics, DateTimeOffset now, bool simulated, IDemoControls? demo)
{
    private const int MostRows = 200;

    internal static readonly (string Name, Stage[] Stages)[] Steps =
    [
        ("Reading", [Stage.Received, Stage.Reading, Stage.Suggesting]),
        ("Coder", [Stage.InReview, Stage.AskingPhysician]),
        ("Claim", [Stage.CheckingCoverage, Stage.BuildingClaim, Stage.Submitted]),
        ("Payer", [Stage.Adjudicating, Stage.Appealing, Stage.WithBiller]),
        ("Patient", [Stage.BillingPatient]),
        ("Done", [Stage.Closed, Stage.RejectedByCoder, Stage.InCollections, Stage.Quarantined]),
    ];

    public Page Draw() => new(
        "Claims status",
        Markup.Of($"""
            <header class="bar"><h1>Claims</h1>
            {Markup.When(simulated, $"<span class=\"badge warn\">SIMULATED payer</span>")}
            <p><a href="/staff">billing office</a></p><p id="fresh" role="status"></p></header>
            <main id="main" class="board">{Board()}</main>
            """),
        ["status.js"],
        "full");

    /// <summary>What is fetched again and again; parts that did not change stay as they are.</summary>
    public Markup Board() => Markup.Of($"""
        {Clock()}
        {Markup.When(clinics.Count == 0, $"<p class=\"card\" data-part=\"none\">No clinic is set up yet.</p>")}
        {clinics.Select(Clinic)}
        """);

    private Markup Clock() => Markup.When(demo is not null, $"""
        <form method="post" action="/demo/advance" class="clock" data-part="clock">
        <span>Demo clock <b id="now">{now:d MMM yyyy HH:mm}</b></span>
        <button type="submit" class="small" {Markup.When(demo?.CanAdvance == false, $"disabled")}>
        Go on to what is due next</button></form>
        """);

    private Markup Clinic(ClinicStatus status) => Markup.Of($"""
        <h2 class="clinic">{status.Clinic.Value}</h2>
        <section class="strip" data-part="strip-{status.Clinic.Value}" aria-label="Stages">
        {Steps.Select(step => Step(step.Name, step.Stages, status.Charts))}</section>
        <section class="card" data-part="money-{status.Clinic.Value}"><h3>Money <span class="quiet">
        {status.Money.Charged.ToString()} billed</span></h3>{Money(status.Money)}{Balance(status.Money)}</section>
        {Work(status)}
        {Quarantined(status)}
        {Charts(status)}
        """);

    private static Markup Step(string name, Stage[] stages, IReadOnlyList<Progress> charts)
    {
        var here = charts.Where(chart => stages.Contains(chart.Stage)).ToList();
        return Markup.Of($"""
            <div class="step {(here.Count > 0 ? "busy" : "")}"><b class="count">{here.Count}</b><span class="name">
            {name}</span>
            <ul>{stages.Select(stage => Count(stage, here.Count(chart => chart.Stage == stage)))}</ul></div>
            """);
    }

    private static Markup Count(Stage stage, int count) =>
        Markup.When(count > 0, $"<li>{StageWords.Of(stage)} <b>{count}</b></li>");

    private static Markup Money(Books books) => StackedBar.Draw("Where every billed dollar is",
    [
        new("Paid by payers", books[Account.PaidByPayer], "c-payer"),
        new("Paid by patients", books[Account.PaidByPatient], "c-patient-paid"),
        new("Contract write-off", books[Account.Contractual], "c-contract"),
        new("Other write-off", books[Account.WrittenOff], "c-off"),
        new("Open at payers", books[Account.Payer], "c-open"),
        new("Owed by patients", books[Account.Patient], "c-patient"),
        new("In collections", books[Account.Collections], "c-collections"),
    ]);

    /// <summary>Every charged cent is in exactly one account, or the books are wrong and somebody must know.</summary>
    private static Markup Balance(Books books) =>
        Core.Primitives.Money.Sum(books.Balances.Values) == Core.Primitives.Money.Zero
            ? Markup.Of($"""<p class="quiet">✓ Every billed cent is in one of these places.</p>""")
            : Markup.Of($"""<p class="late">The books do not balance. Stop and look at the ledger.</p>""");

    private Markup Work(ClinicStatus status) => Markup.When(status.Work.Count > 0, $"""
        <section class="card" data-part="work-{status.Clinic.Value}"><h3>Waits for a person ({status.Work.Count})</h3>
        <div class="wide"><table><thead><tr><th scope="col">What</th><th scope="col">About</th><th scope="col">Do</th>
        <th scope="col">Age</th><th scope="col">Due</th></tr></thead><tbody>
        {status.Work.Take(MostRows).Select(Row)}
        </tbody></table></div></section>
        """);

    private Markup Quarantined(ClinicStatus status) => Markup.When(status.Quarantined.Count > 0, $"""
        <section class="card" data-part="aside-{status.Clinic.Value}"><h3>Put aside ({status.Quarantined.Count})</h3>
        <ul class="aside">{status.Quarantined.Take(MostRows).Select(Row)}</ul></section>
        """);

    private Markup Charts(ClinicStatus status)
    {
        var open = status.Charts.Where(chart => !IsDone(chart.Stage)).ToList();
        var done = status.Charts.Where(chart => IsDone(chart.Stage)).Reverse().ToList();
        return Markup.Of($"""
            <section class="card" data-part="charts-{status.Clinic.Value}"><h3>Under way ({open.Count})</h3>
            {Table(open)}</section>
            {Markup.When(done.Count > 0, $"""
                <section class="card" data-part="done-{status.Clinic.Value}"><h3>Done ({done.Count})</h3>
                {Table(done)}</section>
                """)}
            """);
    }

    private Markup Table(List<Progress> charts) => charts.Count == 0
        ? Markup.Of($"""<p class="quiet">Nothing here.</p>""")
        : Markup.Of($"""
            <div class="wide"><table><thead><tr><th scope="col">Chart</th><th scope="col">Stage</th><th
            scope="col">Note</th><th scope="col">Since</th><th scope="col">Next deadline</th></tr></thead><tbody>
            {charts.Take(MostRows).Select(Row)}
            </tbody></table></div>
            {Markup.When(charts.Count > MostRows, $"<p class=\"quiet\">and {charts.Count - MostRows} more</p>")}
            """);

    private Markup Row(WorkItem item) => Markup.Of($"""
        <tr><td>{StageWords.Spaced(item.Type.ToString())}</td><td><code>{item.Subject}</code></td>
        <td>{item.Text}</td><td>{Ages.Since(item.OpenedAt, now)}</td><td>{Due(item.DueAt)}</td></tr>
        """);

    private Markup Row(QuarantineLine file) => Markup.Of($"""
        <li><span class="badge bad">{StageWords.Spaced(file.Reason.ToString())}</span> {file.Detail}
        <code>{file.Key}</code> <span class="quiet">{Ages.Since(file.At, now)} ago</span></li>
        """);

    private Markup Row(Progress chart) => Markup.Of($"""
        <tr><td><code>{chart.Subject}</code></td>
        <td><span class="badge {StageWords.Tone(chart.Stage)}">{StageWords.Of(chart.Stage)}</span></td>
        <td>{chart.Note}</td><td>{Ages.Since(chart.Since, now)}</td><td>{Due(chart.Deadline)}</td></tr>
        """);

    private Markup Due(DateTimeOffset? due) => due is not { } at ? Markup.Empty : Markup.Of($"""
        <span class="{(at < now ? "late" : "")}" title="{at:yyyy-MM-dd HH:mm} UTC">{Ages.Until(at, now)}</span>
        """);

    private static bool IsDone(Stage stage) => Steps[^1].Stages.Contains(stage);
}
