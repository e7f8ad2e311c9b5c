using System.Globalization;

namespace Claims.Coding.Procedures;

/// <summary>One office visit code of the 2021 rules.</summary>
internal sealed record OfficeVisit(string Code, bool IsNew, string Level, int LeastMinutes);

/// <summary>One check-up code.</summary>
internal sealed record PreventiveVisit(string Code, bool IsNew, int FromAge, int ToAge);

/// <summary>The visit tables read from data files.</summary>
internal static class VisitRules
{
    public static readonly IReadOnlyList<OfficeVisit> Office = [.. DataFile.Rows("office-visit-times.txt")
        .Select(row => new OfficeVisit(row[0], row[1] == "new", row[2], Number(row[3])))];

    public static readonly IReadOnlyList<PreventiveVisit> Preventive = [.. DataFile.Rows("preventive-visits.txt")
        .Select(row => new PreventiveVisit(row[0], row[1] == "new", Number(row[2]), Number(row[3])))];

    private static readonly ServiceRange NeedModifier25 =
        new(string.Join(' ', DataFile.Rows("modifier-25-services.txt").Select(row => row[0])));

    public static bool IsOfficeVisit(string code) => Office.Any(visit => visit.Code == code) || code == "99211";

    public static bool IsPreventiveVisit(string code) => Preventive.Any(visit => visit.Code == code);

    public static bool IsVisit(string code) => IsOfficeVisit(code) || IsPreventiveVisit(code);

    public static bool CallsForModifier25(string code) => NeedModifier25.Covers(code);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
