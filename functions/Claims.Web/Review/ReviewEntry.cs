using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Review;
using Microsoft.AspNetCore.Http;

namespace Claims.Web.Review;

/// <summary>The review form as it stands: what was typed, right or wrong, so that nothing typed is ever lost.</summary>
/// <param name="Fields">A text for each field of the form.</param>
/// <param name="Diagnoses">In the order of the page.</param>
/// <param name="Lines">In the order of the page.</param>
/// <param name="Provider">Who would be asked.</param>
/// <param name="Question">What they would be asked.</param>
/// <param name="Reason">Why the chart would be rejected.</param>
internal sealed record ReviewEntry(
    IReadOnlyDictionary<FieldName, string> Fields,
    IReadOnlyList<DiagnosisEntry> Diagnoses,
    IReadOnlyList<LineEntry> Lines,
    string Provider,
    string Question,
    string Reason)
{
    /// <summary>No page sends more rows than this; a claim holds 12 diagnoses and 50 lines.</summary>
    private const int MostRows = 200;

    /// <summary>The form before anybody touched it: the coder's earlier work, or the suggestions.</summary>
    public static ReviewEntry Of(ReviewView view)
    {
        var fields = view.Draft?.Fields ?? view.Encounter.Fields;
        string Text(FieldName name) => fields.FirstOrDefault(field => field.Name == name)?.Text ?? "";
        var diagnoses = DiagnosesOf(view);
        return new(
            FieldForm.All.ToDictionary(form => form.Name, form => Text(form.Name)),
            diagnoses,
            LinesOf(view, [.. diagnoses.Where(row => row.Use).Select(row => row.Code)]),
            Text(FieldName.RenderingProviderNpi),
            view.Coding.Remarks.FirstOrDefault(remark => remark.PhysicianQuery is not null)?.PhysicianQuery ?? "",
            "");
    }

    /// <summary>The form as it was sent.</summary>
    public static ReviewEntry Of(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        IEnumerable<string> Keys(string name) =>
            form[name].OfType<string>().Where(IsKey).Distinct(StringComparer.Ordinal).Take(MostRows);

        return new(
            FieldForm.All.ToDictionary(field => field.Name, field => Text($"field.{field.Name}")),
            InOrder(Keys("dx").Select(key => new DiagnosisEntry(
                key, form.ContainsKey($"{key}.use"), Text($"{key}.code"), Text($"{key}.order"),
                Text($"{key}.term")))),
            [.. Keys("line").Select(key => new LineEntry(
                key, form.ContainsKey($"{key}.use"), Text($"{key}.code"), Text($"{key}.modifiers"),
                Text($"{key}.units"), Text($"{key}.charge"), Text($"{key}.pointers")))],
            Text("provider"),
            Text("question").ReplaceLineEndings("\n"),
            Text("reason").ReplaceLineEndings("\n"));
    }

    private static DiagnosisEntry[] InOrder(IEnumerable<DiagnosisEntry> rows) =>
        [.. rows
            .Select((row, at) => (Row: row, Place: int.TryParse(row.Order, out var order) ? order : at + 1))
            .OrderBy(entry => entry.Place)
            .Select(entry => entry.Row)];

    private static List<DiagnosisEntry> DiagnosesOf(ReviewView view)
    {
        var suggested = view.Coding.Diagnoses;
        var drafted = view.Draft?.Diagnoses ?? [];
        var rows = new List<DiagnosisEntry>();
        foreach (var code in drafted)
        {
            var at = suggested.ToList().FindIndex(suggestion => suggestion.Code == code);
            rows.Add(new(
                at < 0 ? $"dn{rows.Count}" : $"d{at}", true, code.ToString(),
                Term: view.Draft?.Terms.FirstOrDefault(term => term.Code == code)?.Text ?? ""));
        }

        for (var at = 0; at < suggested.Count; at++)
        {
            if (!drafted.Contains(suggested[at].Code))
            {
                var use = view.Draft is null && suggested[at].Score >= EncounterCoding.Likely;
                rows.Add(new($"d{at}", use, suggested[at].Code.ToString()));
            }
        }

        return rows;
    }

    private static List<LineEntry> LinesOf(ReviewView view, List<string> diagnoses)
    {
        var suggested = view.Coding.Procedures;
        var left = Enumerable.Range(0, suggested.Count).ToList();
        var rows = new List<LineEntry>();
        foreach (var line in view.Draft?.Lines ?? [])
        {
            var at = left.FindIndex(i => suggested[i].Code == line.Procedure);
            rows.Add(new(
                at < 0 ? $"pn{rows.Count}" : $"p{left[at]}", true, line.Procedure.Value,
                string.Join(' ', line.Modifiers), Text(line.Units), Text(line.Charge.Amount),
                string.Join(", ", line.Pointers)));
            if (at >= 0)
            {
                left.RemoveAt(at);
            }
        }

        // A line that no ticked diagnosis supports stays without a pointer: the coder decides.
        string Pointers(int at) => string.Join(", ", suggested[at].Diagnoses
            .Select(link => diagnoses.IndexOf(link.Diagnosis.ToString()) + 1).Where(place => place > 0));
        rows.AddRange(left.Select(i => new LineEntry(
            $"p{i}", view.Draft is null && suggested[i].Score >= EncounterCoding.Likely, suggested[i].Code.Value,
            string.Join(' ', suggested[i].Modifiers), Text(suggested[i].Units), Text(suggested[i].Charge.Amount),
            Pointers(i))));
        return rows;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static bool IsKey(string key) => key.Length is > 1 and < 8 && key.All(char.IsAsciiLetterOrDigit);
}

/// <summary>A row of the diagnoses.</summary>
/// <param name="Key">d0, d1… for suggestions; dn0, dn1… for added ones.</param>
/// <param name="Use">Whether it is billed.</param>
/// <param name="Code">As typed.</param>
/// <param name="Order">Its place as typed; empty to stay where it is.</param>
/// <param name="Term">For added ones: words that mean it, as typed.</param>
internal sealed record DiagnosisEntry(string Key, bool Use, string Code, string Order = "", string Term = "")
{
    /// <summary>Ticked and not left blank.</summary>
    public bool Counts => Use && Code.Length > 0;
}

/// <summary>A row of the services.</summary>
/// <param name="Key">p0, p1… for suggestions; pn0, pn1… for added ones.</param>
/// <param name="Use">Whether it is billed.</param>
/// <param name="Code">As typed.</param>
/// <param name="Modifiers">As typed.</param>
/// <param name="Units">As typed.</param>
/// <param name="Charge">As typed.</param>
/// <param name="Pointers">As typed: places of diagnoses in billing order.</param>
internal sealed record LineEntry(
    string Key, bool Use, string Code, string Modifiers, string Units, string Charge, string Pointers)
{
    /// <summary>Ticked and not left blank.</summary>
    public bool Counts => Use && (Code.Length > 0 || Charge.Length > 0);
}
