using System.Globalization;
using Claims.Core.Primitives;

namespace Claims.Core.Reports;

/// <summary>One report: rows of figures, each with the claims that it comes from.</summary>
/// <param name="Id">Lower-case letters and hyphens; stable.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Definition">What the trade means by it, in plain words.</param>
/// <param name="Formula">How each figure is computed.</param>
/// <param name="Columns">The headings of the figures.</param>
/// <param name="Rows">The rows; a total comes last.</param>
/// <param name="Charted">The columns that its chart shows.</param>
public sealed record ReportTable(
    string Id,
    string Title,
    string Definition,
    string Formula,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ReportRow> Rows,
    IReadOnlyList<int> Charted);

/// <summary>One row.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Cells">One a column.</param>
/// <param name="IsTotal">Whether it sums the others up.</param>
public sealed record ReportRow(string Label, IReadOnlyList<ReportCell> Cells, bool IsTotal = false);

/// <summary>One figure.</summary>
/// <param name="Value">Null when there is nothing to divide by.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Claims">The claims that it comes from.</param>
public sealed record ReportCell(decimal? Value, ReportUnit Unit, IReadOnlyList<ClaimId> Claims)
{
    /// <summary>An amount.</summary>
    public static ReportCell Of(Money amount, IEnumerable<ClaimId> claims) =>
        new(amount.Amount, ReportUnit.Dollars, [.. claims]);

    /// <summary>How many claims.</summary>
    public static ReportCell Count(IReadOnlyList<ClaimId> claims) => new(claims.Count, ReportUnit.Count, claims);

    /// <summary>A share in percent, to one decimal; null of nothing.</summary>
    public static ReportCell Share(decimal part, decimal whole, IEnumerable<ClaimId> claims) => new(
        whole == 0 ? null : decimal.Round(100 * part / whole, 1, MidpointRounding.AwayFromZero), ReportUnit.Percent,
        [.. claims]);

    /// <summary>As people read it: $1,234.50, 12.5 %, 33.1 days, 7; a dash where there is none.</summary>
    public override string ToString() => (Value, Unit) switch
    {
        (null, _) => "–",
        ({ } value, ReportUnit.Dollars) => new Money(value).ToString(),
        ({ } value, ReportUnit.Percent) => $"{Number(value)} %",
        ({ } value, ReportUnit.Days) => $"{Number(value)} days",
        ({ } value, _) => Number(value),
    };

    private static string Number(decimal value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}

/// <summary>What a figure counts.</summary>
public enum ReportUnit
{
    /// <summary>Things.</summary>
    Count,

    /// <summary>US dollars.</summary>
    Dollars,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>Days.</summary>
    Days,
}

/// <summary>One of the few figures that tell how a clinic's billing does.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Cell">The figure.</param>
/// <param name="Target">What a well-run office reaches, and who says so; null where there is none.</param>
/// <param name="IsGood">Whether it is reached; null where nobody can say.</param>
/// <param name="Words">What it means, in one plain sentence.</param>
/// <param name="Table">The report that shows it in full.</param>
public sealed record Headline(
    string Title, ReportCell Cell, string? Target, bool? IsGood, string Words, string Table);
