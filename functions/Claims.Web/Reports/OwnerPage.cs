using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Reports;
using Claims.Web.Html;
using Claims.Web.Status;

namespace Claims.Web.Reports;

/// <summary>A clinic as its owner sees it.</summary>
/// <param name="Name">The clinic's name.</param>
/// <param name="Facts">What the figures are computed from.</param>
/// <param name="Episodes">What was done about money that did not come by itself.</param>
/// <param name="Work">What waits for a person.</param>
internal sealed record OwnerView(
    string Name, ReportFacts Facts, IReadOnlyList<Episode> Episodes, IReadOnlyList<WorkItem> Work);

/// <summary>
/// What a clinic's owner understands in a minute: where the money is and with whom, six figures, what was done about
/// what did not come by itself, what to do next.
/// </summary>
/// <param name="clinics">The clinics.</param>
/// <param name="now">The time.</param>
internal sealed class OwnerPage(IReadOnlyList<OwnerView> clinics, DateTimeOffset now)
{
    private const int TopReasons = 5;

    public Page Draw() => new(
        "How billing does",
        Markup.Of($"""
            <header class="bar"><h1>How billing does</h1><p><a href="/staff">billing office</a> · <a href="/">status</a></p>
            </header><main id="main" class="board">{clinics.Select(Clinic)}
            {Markup.When(clinics.Count == 0, $"<p class=\"card\">No clinic is set up yet.</p>")}</main>
            """),
        Layout: "full");

    private Markup Clinic(OwnerView view)
    {
        var facts = view.Facts;
        return Markup.Of($"""
            <h2 class="clinic">{view.Name} <span class="quiet">{facts.AsOf:d MMMM yyyy}</span></h2>
            <section class="card"><h3>Where every dollar is</h3>{Money(facts)}</section>
            <section class="tiles" aria-label="Figures">{ReportCatalog.Headlines(facts).Select(one => Tile(facts, one))}
            </section>
            <section class="card"><h3>Money that did not come by itself, and what was done</h3>
            {EpisodeList.Draw(view.Episodes)}</section>
            <section class="card"><h3>What to do next ({view.Work.Count})</h3>{Next(view.Work)}</section>
            <section class="card"><h3>Why payers refuse</h3>{Reasons(facts)}</section>
            <section class="card"><h3>All reports</h3><ul class="reports">{ReportCatalog.Names.Select(table =>
                Markup.Of($"<li><a href=\"/staff/reports/{facts.Clinic.Value}/{table.Id}\">{table.Title}</a></li>"))}
            </ul></section>
            """);
    }

    private static Markup Tile(ReportFacts facts, Headline one)
    {
        var (tone, word) = one.IsGood switch
        {
            true => ("ok", "good"),
            false => ("bad", "look here"),
            null => ("", one.Target is null ? "" : "not yet"),
        };
        return Markup.Of($"""
            <a class="tile {tone}" href="/staff/reports/{facts.Clinic.Value}/{one.Table}"><span class="name">{one.Title}</span>
            <b class="sum">{one.Cell.ToString()}</b>
            {Markup.When(word.Length > 0, $"<span class=\"badge {tone}\">{word}</span>")}
            <span class="words">{one.Words}</span>
            {Markup.When(one.Target is not null, $"<span class=\"quiet\">Target: {one.Target}</span>")}</a>
            """);
    }

    private static Markup Money(ReportFacts facts)
    {
        var visits = facts.Encounters;
        var charged = Sum(visits, one => one.Charged);
        var came = Sum(visits, one => one.PaidByPayer + one.PaidByPatient);
        var open = Sum(visits, one => one.AtPayer + one.AtPatient + one.InCollections);
        return Markup.Of($"""
            <p>Of <b>{charged.ToString()}</b> billed, <b>{came.ToString()}</b> came in, contracts took off
            {Sum(visits, one => one.Contractual).ToString()}, {Sum(visits, one => one.WrittenOff).ToString()} was given
            up and <b>{open.ToString()}</b> is still open.</p>
            {StackedBar.Draw("Where every dollar billed is",
            [
                new("paid by payers", Sum(visits, one => one.PaidByPayer), "c-payer"),
                new("paid by patients", Sum(visits, one => one.PaidByPatient), "c-patient-paid"),
                new("taken off by contract", Sum(visits, one => one.Contractual), "c-contract"),
                new("given up", Sum(visits, one => one.WrittenOff), "c-off"),
                new("open with payers", Sum(visits, one => one.AtPayer), "c-open"),
                new("open with patients", Sum(visits, one => one.AtPatient), "c-patient"),
                new("in collections", Sum(visits, one => one.InCollections), "c-collections"),
            ])}
            {OpenWith(facts)}
            """);
    }

    /// <summary>Who still has to pay: each payer, the patients, the agency.</summary>
    private static Markup OpenWith(ReportFacts facts)
    {
        ReportRow Row(string label, IEnumerable<(ClaimId Claim, Money Amount)> open)
        {
            var all = open.Where(one => one.Amount > Claims.Core.Primitives.Money.Zero).ToList();
            return new(label, [ReportCell.Of(
                Claims.Core.Primitives.Money.Sum(all.Select(one => one.Amount)), all.Select(one => one.Claim))]);
        }

        var table = new ReportTable(
            "open-with", "Still open, and with whom", "", "", ["open"],
            [
                .. facts.Encounters.GroupBy(one => one.Payer).OrderBy(payer => payer.Key.Value, StringComparer.Ordinal)
                    .Select(payer => Row(payer.Key.Value, payer.Select(one => (one.Claim, one.AtPayer)))),
                Row("patients", facts.Encounters.Select(one => (one.Claim, one.AtPatient))),
                Row("collection agency", facts.Encounters.Select(one => (one.Claim, one.InCollections))),
            ],
            [0]);
        var rows = table.Rows.Where(row => row.Cells[0].Value > 0).ToList();
        return rows.Count == 0
            ? Markup.Of($"""<p>Nothing is open: everybody has paid.</p>""")
            : Markup.Of($"""
                <h4>Still open, and with whom</h4>
                {BarChart.Draw(table with { Rows = rows })}
                <p class="hidden">{string.Join("; ", rows.Select(row => $"{row.Label} {row.Cells[0]}"))}</p>
                <p>By age: <a href="/staff/reports/{facts.Clinic.Value}/aging-payer">with payers</a>,
                <a href="/staff/reports/{facts.Clinic.Value}/aging-patient">with patients and the agency</a>.</p>
                """);
    }

    private Markup Next(IReadOnlyList<WorkItem> work) => work.Count == 0
        ? Markup.Of($"""<p class="quiet">Nothing waits for a person.</p>""")
        : Markup.Of($"""
            <ul class="aside">{work.GroupBy(item => item.Type).OrderBy(group => group.Min(Due)).Select(Kind)}</ul>
            <p><a class="button primary" href="/staff">Open the work list</a></p>
            """);

    private Markup Kind(IGrouping<WorkItemType, WorkItem> group)
    {
        var due = group.Min(Due);
        return Markup.Of($"""
            <li><b>{group.Count()}</b> {StageWords.Spaced(group.Key.ToString()).ToLowerInvariant()}
            {Markup.When(due < DateTimeOffset.MaxValue, $"""
                <span class="{(due < now ? "late" : "quiet")}">first one due {Ages.Until(due, now)}</span>
                """)}</li>
            """);
    }

    private static Markup Reasons(ReportFacts facts)
    {
        var table = DenialReport.ByReason(facts);
        var top = table with { Rows = [.. table.Rows.Where(row => !row.IsTotal).Take(TopReasons)] };
        return top.Rows.Count == 0
            ? Markup.Of($"""<p class="quiet">Nothing was denied in the last twelve months.</p>""")
            : Markup.Of($"""
                {BarChart.Draw(top)}
                <p><a href="/staff/reports/{facts.Clinic.Value}/{table.Id}">All reasons, with their claims</a></p>
                """);
    }

    private static DateTimeOffset Due(WorkItem item) => item.DueAt ?? DateTimeOffset.MaxValue;

    private static Money Sum(IReadOnlyList<EncounterFact> visits, Func<EncounterFact, Money> amount) =>
        Claims.Core.Primitives.Money.Sum(visits.Select(amount));
}
