using System.Globalization;
using Claims.Core.Primitives;

namespace Claims.Core.Charts;

/// <summary>
/// What contracts allow (fee-schedules.csv): payer, from, until, code, modifier, terms. Terms are an amount for one
/// unit, or a share of the charge or of the "medicare" schedule of the same file, such as "115% of medicare". Code *
/// stands for every code that has no line of its own.
/// </summary>
public sealed class ContractFees
{
    private const string Header = "payer,from,until,code,modifier,terms";
    private const string MedicareName = "medicare";

    private readonly ILookup<string, FeeLine> _lines;

    private ContractFees(IEnumerable<FeeLine> lines) => _lines = lines.ToLookup(line => line.Payer);

    /// <summary>Of a clinic that has set none: nothing is expected.</summary>
    public static ContractFees None { get; } = new([]);

    /// <summary>Reads a file.</summary>
    /// <param name="reader">Its text.</param>
    /// <param name="payers">Who may be named.</param>
    /// <returns>The schedule, and one fault a line that is wrong.</returns>
    public static (ContractFees Schedule, IReadOnlyList<(int Line, string Text)> Faults) Read(
        TextReader reader, IReadOnlyCollection<PayerId> payers)
    {
        var (lines, faults) = (new List<FeeLine>(), new List<(int, string)>());
        if (reader.ReadLine()?.Trim().ToLowerInvariant() != Header)
        {
            return (None, [(1, $"The first line is: {Header}.")]);
        }

        for (var number = 2; reader.ReadLine() is { } text; number++)
        {
            if (text.Trim().Length == 0 || text[0] == '#')
            {
                continue;
            }

            var (line, fault) = ReadLine(text.Split(',', StringSplitOptions.TrimEntries), payers);
            if (line is null)
            {
                faults.Add((number, fault));
            }
            else if (lines.Exists(line.Clashes))
            {
                faults.Add((number, "Another line stands for the same payer, code and modifier on the same days."));
            }
            else
            {
                lines.Add(line);
            }
        }

        return (new(lines), faults);
    }

    /// <summary>What a service is allowed; null when no contract says it.</summary>
    /// <param name="payer">Who pays.</param>
    /// <param name="day">The day of service.</param>
    /// <param name="code">The procedure.</param>
    /// <param name="modifiers">Its modifiers; a line for one of them goes before one for none.</param>
    /// <param name="units">How many.</param>
    /// <param name="charge">What is charged for all of them: nobody allows more.</param>
    public Money? Expected(
        PayerId payer, DateOnly day, string code, IReadOnlyList<string> modifiers, int units, Money charge)
    {
        var allowed = Find(payer.Value, day, code, modifiers) switch
        {
            { Base: FeeBase.Unit } line => line.Rate * units,
            { Base: FeeBase.Charge } line => line.Rate * charge.Amount,
            { Base: FeeBase.Medicare } line =>
                Find(MedicareName, day, code, modifiers) is { Base: FeeBase.Unit } medicare
                    ? line.Rate * medicare.Rate * units
                    : null,
            _ => (decimal?)null,
        };
        return allowed is { } amount
            ? new(Math.Min(decimal.Round(amount, 2, MidpointRounding.AwayFromZero), charge.Amount))
            : null;
    }

    private FeeLine? Find(string payer, DateOnly day, string code, IReadOnlyList<string> modifiers) => _lines[payer]
        .Where(line => line.Holds(day) && (line.Code == code || line.Code == "*")
            && (line.Modifier.Length == 0 || modifiers.Contains(line.Modifier)))
        .OrderByDescending(line => line.Code == code).ThenByDescending(line => line.Modifier.Length)
        .FirstOrDefault();

    private static (FeeLine? Line, string Fault) ReadLine(string[] cells, IReadOnlyCollection<PayerId> payers)
    {
        if (cells.Length != 6)
        {
            return (null, $"There are {cells.Length} cells; six are needed: {Header}.");
        }

        var payer = cells[0].ToLowerInvariant();
        if (payer != MedicareName && payers.All(known => known.Value != payer))
        {
            return (null, $"'{cells[0]}' is no payer of payers.json.");
        }

        DateOnly until = DateOnly.MaxValue;
        if (!TryRead(cells[1], out var from) || (cells[2].Length > 0 && !TryRead(cells[2], out until)) || until < from)
        {
            return (null, "From and until are days such as 2026-01-31, in order; until may be empty.");
        }

        return !TryRead(cells[5], out var rate, out var basis) || (payer == MedicareName && basis == FeeBase.Medicare)
            ? (null, $"'{cells[5]}' is not an amount such as 104.00, '80% of charge' or '115% of medicare'.")
            : (new(payer, from, until, cells[3].ToUpperInvariant(), cells[4].ToUpperInvariant(), rate, basis), "");
    }

    private static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool TryRead(string text, out decimal rate, out FeeBase basis)
    {
        var parts = text.ToLowerInvariant().Split("% of ", StringSplitOptions.TrimEntries);
        basis = parts.Length == 1 ? FeeBase.Unit : parts[^1] == MedicareName ? FeeBase.Medicare : FeeBase.Charge;
        var isNumber = decimal.TryParse(
            parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out rate);
        rate = parts.Length == 1 ? rate : rate / 100;
        return isNumber && rate > 0 && (parts.Length == 1 || parts is [_, MedicareName or "charge"]);
    }

    private enum FeeBase
    {
        Unit,
        Charge,
        Medicare,
    }

    private sealed record FeeLine(
        string Payer, DateOnly From, DateOnly Until, string Code, string Modifier, decimal Rate, FeeBase Base)
    {
        public bool Holds(DateOnly day) => day >= From && day <= Until;

        public bool Clashes(FeeLine other) => (Payer, Code, Modifier) == (other.Payer, other.Code, other.Modifier)
            && From <= other.Until && other.From <= Until;
    }
}
