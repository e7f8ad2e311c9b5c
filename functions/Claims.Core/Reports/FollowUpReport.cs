using Claims.Core.Denials;
using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>What appeals and reminders bring in; pure.</summary>
public static class FollowUpReport
{
    private static readonly IReadOnlyList<string> AppealColumns =
        ["filed", "answered", "won", "won in part", "lost", "win rate", "disputed", "recovered"];

    /// <summary>Appeals by the denial's reason.</summary>
    public static ReportTable AppealsByReason(ReportFacts facts) => Appeals(
        "appeals-reason", "Appeals by reason", facts.Appeals.SelectMany(one => one.Codes, (one, code) => (code, one)),
        facts.Appeals);

    /// <summary>Appeals by level.</summary>
    public static ReportTable AppealsByLevel(ReportFacts facts) => Appeals(
        "appeals-level", "Appeals by level", facts.Appeals.Select(one => ($"level {one.Level}", one)), facts.Appeals);

    /// <summary>What each step of the reminders brings.</summary>
    public static ReportTable Reminders(ReportFacts facts)
    {
        var rows = facts.Reminders.GroupBy(one => one.Number).OrderBy(group => group.Key)
            .Select(group => ReminderRow($"{group.Key}: {group.First().Tone}", [.. group], isTotal: false));
        return new(
            "reminders", "What statements and reminders bring in",
            "What patients pay after a statement or reminder and before the next one is counted to it.",
            "answered = reminders after which anything was paid / reminders sent; collected = paid / asked for; the total "
            + "asks for each visit's first balance once",
            ["sent", "answered", "asked for", "paid", "collected"],
            [.. rows, ReminderRow("all", facts.Reminders, isTotal: true)], [4]);
    }

    private static ReportTable Appeals(
        string id, string title, IEnumerable<(string Row, AppealFact Appeal)> appeals, IReadOnlyList<AppealFact> all) =>
        new(
            id, title,
            "An appeal is won when nothing is denied any more and more is allowed than before, won in part when more is "
            + "allowed and a part is still denied; the payer's next remittance says so.",
            "win rate = (won + won in part) / answered; recovered = allowed after - allowed before",
            AppealColumns,
            [
                .. appeals.GroupBy(one => one.Row).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => AppealRow(group.Key, [.. group.Select(one => one.Appeal)], isTotal: false)),
                AppealRow("all", all, isTotal: true),
            ],
            [5]);

    private static ReportRow AppealRow(string label, IReadOnlyList<AppealFact> appeals, bool isTotal)
    {
        var answered = appeals.Where(one => one.Outcome is not null).ToList();
        var won = Ids(answered, AppealResult.Won);
        var part = Ids(answered, AppealResult.WonInPart);
        IReadOnlyList<ClaimId> better = [.. won, .. part];
        return new(
            label,
            [
                ReportCell.Count(Ids(appeals)), ReportCell.Count(Ids(answered)), ReportCell.Count(won),
                ReportCell.Count(part), ReportCell.Count(Ids(answered, AppealResult.Lost)),
                ReportCell.Share(better.Count, answered.Count, better),
                ReportCell.Of(Money.Sum(appeals.Select(one => one.Disputed)), Ids(appeals)),
                ReportCell.Of(Money.Sum(answered.Select(one => one.Recovered)), better),
            ],
            isTotal);
    }

    private static ReportRow ReminderRow(string label, IReadOnlyList<ReminderFact> sent, bool isTotal)
    {
        var answered = sent.Where(one => one.Paid > Money.Zero).ToList();
        var asked = Money.Sum((isTotal ? sent.Where(one => one.Number == 1) : sent).Select(one => one.Asked));
        var paid = Money.Sum(answered.Select(one => one.Paid));
        IReadOnlyList<ClaimId> all = [.. sent.Select(one => one.Claim)];
        IReadOnlyList<ClaimId> some = [.. answered.Select(one => one.Claim)];
        return new(
            label,
            [
                ReportCell.Count(all), ReportCell.Share(some.Count, all.Count, some), ReportCell.Of(asked, all),
                ReportCell.Of(paid, some), ReportCell.Share(paid.Amount, asked.Amount, some),
            ],
            isTotal);
    }

    private static IReadOnlyList<ClaimId> Ids(IEnumerable<AppealFact> appeals) => [.. appeals.Select(one => one.Claim)];

    private static IReadOnlyList<ClaimId> Ids(IEnumerable<AppealFact> appeals, AppealResult result) =>
        Ids(appeals.Where(one => one.Outcome == result));
}
