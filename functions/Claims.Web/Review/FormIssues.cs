using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Web.Html;

namespace Claims.Web.Review;

/// <summary>What was wrong with a form that was sent, each to be shown beside what it is about.</summary>
internal sealed class FormIssues(IReadOnlyList<Issue> issues)
{
    private readonly ILookup<string, Issue> _byPlace = issues.ToLookup(PlaceOf, StringComparer.OrdinalIgnoreCase);

    public static FormIssues None { get; } = new([]);

    public bool Any => issues.Count > 0;

    public bool At(string place) => _byPlace.Contains(place);

    /// <summary>The messages of a place; a field's control names them by aria-describedby.</summary>
    public Markup Beside(string place, string id) => Markup.When(
        At(place),
        $"""<div class="error" id="{id}-error">{_byPlace[place].Select(Text)}</div>""");

    private static Markup Text(Issue issue) => Markup.Of($"<p>{issue.Text}</p>");

    /// <summary>The attributes of a control at a place.</summary>
    public Markup Attributes(string place, string id) =>
        Markup.When(At(place), $"""aria-invalid="true" aria-describedby="{id}-error" """);

    /// <summary>All of them, over the form; announced when the page opens.</summary>
    public Markup Summary() => Markup.When(Any, $"""
        <section class="alert bad" role="alert" tabindex="-1" id="problems" aria-label="What to correct">
        <h2>{(issues.Count == 1 ? "One thing" : $"{issues.Count} things")} to correct</h2>
        <p>Nothing was sent. What you entered is kept below.</p>
        <ul>{issues.Select(issue => Markup.Of($"<li>{PlaceName(issue)}{issue.Text}</li>"))}</ul>
        </section>
        """);

    /// <summary>The first two words of a place: "line 2" of "line 2 units"; a field's name stands alone.</summary>
    private static string PlaceOf(Issue issue)
    {
        var words = issue.Location.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["line" or "diagnosis" or "lines" or "diagnoses", var ordinal, ..] =>
                $"{(words[0].StartsWith("line", StringComparison.Ordinal) ? "line" : "diagnosis")} {ordinal}",
            ["fields", var name, ..] => name,
            [var name, ..] => name,
            _ => "",
        };
    }

    /// <summary>The place as people call it.</summary>
    public static Markup PlaceName(Issue issue)
    {
        var place = PlaceOf(issue);
        var label = Enum.TryParse<FieldName>(place, ignoreCase: true, out var field)
            ? FieldForm.All.FirstOrDefault(form => form.Name == field)?.Label ?? place
            : place.Length == 0 ? "" : char.ToUpperInvariant(place[0]) + place[1..];
        return Markup.When(label.Length > 0, $"<b>{label}:</b> ");
    }
}
