using System.Globalization;
using System.Text;

namespace Claims.Core.Reports;

/// <summary>All reports of a clinic, and the few figures that its owner looks at; pure.</summary>
public static class ReportCatalog
{
    private static readonly Func<ReportFacts, ReportTable>[] Makers =
    [
        AgingReport.ByPayer,
        AgingReport.ByPatient,
        DenialReport.ByReason,
        DenialReport.ByPayer,
        DenialReport.ByCoder,
        DenialReport.ByProvider,
        ClaimQualityReport.ByPayer,
        CollectionReport.DaysInReceivables,
        CollectionReport.NetCollection,
        UnderpaymentReport.ByPayerAndCode,
        FollowUpReport.AppealsByReason,
        FollowUpReport.AppealsByLevel,
        FollowUpReport.Reminders,
    ];

    /// <summary>The reports there are, in the order in which they are shown.</summary>
    public static IReadOnlyList<(string Id, string Title)> Names { get; } =
        [.. All(ReportFacts.None).Select(table => (table.Id, table.Title))];

    /// <summary>Every report, in the order in which they are shown.</summary>
    public static IReadOnlyList<ReportTable> All(ReportFacts facts) => [.. Makers.Select(make => make(facts))];

    /// <summary>One report; null when there is none of that id.</summary>
    public static ReportTable? Find(ReportFacts facts, string id) =>
        Names.Index().FirstOrDefault(name => name.Item.Id == id) is { Item.Id: not null } found
            ? Makers[found.Index](facts)
            : null;

    /// <summary>What a clinic's owner understands in a minute. Targets: MGMA, HFMA MAP and AAFP figures
    /// [check].</summary>
    public static IReadOnlyList<Headline> Headlines(ReportFacts facts)
    {
        var quality = Total(ClaimQualityReport.ByPayer(facts));
        var denied = Total(DenialReport.ByPayer(facts))[2];
        var days = Total(CollectionReport.DaysInReceivables(facts))[2];
        var net = Total(CollectionReport.NetCollection(facts))[3];
        var appeals = Total(FollowUpReport.AppealsByReason(facts));
        var old = AgingReport.Over90(facts);
        return
        [
            new("Clean claims", quality[3], "95 % or more", AtLeast(quality[3], 95),
                "Claims that payers took in as they were first sent.", "first-pass"),
            new("Denied at first", denied, "less than 11.8 % (MGMA 2024)", AtMost(denied, 11.8m),
                "Claims of which the payer's first answer refused a part.", "denials-payer"),
            new("Days in A/R", days, "less than 35", AtMost(days, 35),
                "How many days of work are not paid yet.", "days-in-ar"),
            new("Older than 90 days", old, "less than 10 %", AtMost(old, 10),
                "The share of what is owed that has waited longest.", "aging-payer"),
            new("Net collection rate", net, "95 % or more", AtLeast(net, 95),
                "Of what contracts allow, how much came in.", "net-collection"),
            new("Won back by appeals", appeals[7], null, null,
                "What payers allowed after they had refused it.", "appeals-reason"),
        ];
    }

    /// <summary>A report as CSV (RFC 4180), one line a row.</summary>
    public static string Csv(ReportTable table)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', table.Columns.Prepend(table.Id).Select(Quoted)).Append("\r\n");
        foreach (var row in table.Rows)
        {
            text.Append(Quoted(row.Label));
            foreach (var cell in row.Cells)
            {
                text.Append(',').Append(cell.Value?.ToString("0.##", CultureInfo.InvariantCulture));
            }

            text.Append("\r\n");
        }

        return text.ToString();
    }

    private static IReadOnlyList<ReportCell> Total(ReportTable table) => table.Rows[^1].Cells;

    private static bool? AtLeast(ReportCell cell, decimal target) => cell.Value is { } value ? value >= target : null;

    private static bool? AtMost(ReportCell cell, decimal target) => cell.Value is { } value ? value < target : null;

    /// <summary>A spreadsheet takes a text that begins so for a formula.</summary>
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
