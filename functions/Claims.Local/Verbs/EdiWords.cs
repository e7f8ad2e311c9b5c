using System.Globalization;
using Claims.Edi.Codes;
using Claims.Edi.Parts;

namespace Claims.Local.Verbs;

/// <summary>Amounts, days, codes and names as a biller reads them. Patients are not named unless asked for.</summary>
internal sealed class EdiWords(bool unmasked)
{
    /// <summary>Whether patients are named.</summary>
    public bool Unmasked => unmasked;

    public string Person(Party? person) => Person(person?.FirstName, person?.LastName, person?.BirthDate, person?.Id);

    public string Person(NamedEntity? person) => Person(person?.FirstName, person?.LastName, null, person?.Id);

    public string Person(string? first, string? last, DateOnly? birth, string? id) => !unmasked
        ? "a patient"
        : $"{first} {last}".Trim() + (birth is null ? "" : $", born {Day(birth)}")
            + (string.IsNullOrEmpty(id) ? "" : $", member {id}");

    /// <summary>A number that may tell who the patient is.</summary>
    public string Secret(string number) => number.Length == 0 ? "(no number)" : unmasked ? number : "(number hidden)";

    /// <summary>Free text, which may tell who the patient is.</summary>
    public string Free(string text) => unmasked ? $"\"{text}\"" : "(text hidden)";

    /// <summary>A provider, payer or other organization, with what it does where that is given.</summary>
    public static string Name(Party? party) => party is null ? "nobody" : Joined(party.FirstName, party.LastName);

    public static string Name(NamedEntity party) => Joined(party.FirstName, party.LastName);

    /// <summary>The wording of a code and the code; the code alone where there is no wording.</summary>
    public static string Code(CodeList list, string code) => list.Describe(code) is { Length: > 0 } words
        ? $"{words} ({code})" : $"code {code}";

    public static string Procedure(Procedure? procedure) => procedure is null
        ? ""
        : procedure.Code + string.Concat(procedure.Modifiers.Select(modifier => "-" + modifier))
            + (procedure.Through.Length == 0 ? "" : $" to {procedure.Through}");

    /// <summary>A procedure and its day.</summary>
    public static string Service(Procedure? procedure, string day) => $"{Procedure(procedure)} {day}".Trim();

    public static string Dollars(decimal amount) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture);

    public static string Plain(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "?";

    public static string Count(decimal? quantity, string unit) => $"{Plain(quantity)} " + unit switch
    {
        "MJ" => "minute(s)",
        "DA" or "DY" => "day(s)",
        "VS" => "visit(s)",
        "HS" => "hour(s)",
        "MN" or "MO" => "month(s)",
        "UN" or "" => "unit(s)",
        _ => unit,
    };

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "(no date)";

    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Days(DatePeriod? period) => period is null
        ? "(no date)"
        : period.Start == period.End ? Day(period.Start) : $"{Day(period.Start)} to {Day(period.End)}";

    /// <summary>The parts that say something, with commas between.</summary>
    public static string List(params IEnumerable<string> parts) =>
        string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>A line of the parts that say something, or none.</summary>
    public static IEnumerable<DescriptionLine> Line(int depth, string lead, params IEnumerable<string> parts) =>
        List(parts) is { Length: > 0 } said ? [new(depth, $"{lead}: {said}")] : [];

    /// <summary>A text about a value, or nothing where there is none.</summary>
    public static string If(bool given, string text) => given ? text : "";

    /// <summary>What was taken off, by whose decision and why: a line for each reason.</summary>
    public static IEnumerable<DescriptionLine> Adjustments(int depth, IEnumerable<ClaimAdjustment> adjustments) =>
        from adjustment in adjustments
        from reason in adjustment.Reasons
        let why = CodeList.AdjustmentReasons.Describe(reason.ReasonCode)
        let code = $"{adjustment.GroupCode}-{reason.ReasonCode}"
        select new DescriptionLine(depth, $"{Dollars(reason.Amount)} {Share(adjustment.GroupCode)}: "
            + (why.Length == 0 ? code : $"{why} ({code})"));

    public static IEnumerable<DescriptionLine> Remarks(int depth, IEnumerable<string> codes) =>
        codes.Select(code => new DescriptionLine(depth, $"Remark: {Code(CodeList.RemarkCodes, code)}"));

    private static string Share(string group) => group switch
    {
        "CO" => "written off by contract",
        "PR" => "for the patient to pay",
        "PI" => "taken off by the payer, not the patient's",
        _ => "adjusted otherwise, nobody's to pay",
    };

    private static string Joined(string first, string last) => $"{first} {last}".Trim() is { Length: > 0 } name
        ? name : "(no name)";
}
