using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Review;

namespace Claims.Web.Review;

/// <summary>Where on the pages something that the form shows was read.</summary>
/// <param name="Id">The mark's id in the page.</param>
/// <param name="Owner">The key of the row or field it belongs to.</param>
/// <param name="Kind">dx, px, field or uncoded: its colour.</param>
/// <param name="Page">The page.</param>
/// <param name="Boxes">One a line.</param>
/// <param name="Quote">The words.</param>
internal sealed record ReviewMark(
    string Id, string Owner, string Kind, int Page, IReadOnlyList<PageBox> Boxes, string Quote);

/// <summary>All marks of a review.</summary>
internal static class ReviewMarks
{
    public static ILookup<string, ReviewMark> Of(ReviewView view) =>
        view.Coding.Diagnoses.SelectMany((suggestion, i) => Of($"d{i}", "dx", suggestion.Evidence))
            .Concat(view.Coding.Procedures.SelectMany((suggestion, i) => Of($"p{i}", "px", suggestion.Evidence)))
            .Concat(view.Coding.NotCoded.SelectMany((finding, i) => Of($"u{i}", "uncoded", finding.Evidence)))
            .Concat(view.Coding.Candidates.SelectMany((found, i) => Of($"c{i}", "uncoded", found.Evidence)))
            .Concat(view.Encounter.Fields.Select(Of).OfType<ReviewMark>())
            .Where(mark => view.Encounter.Pages.Contains(mark.Page))
            .ToLookup(mark => mark.Owner);

    private static IEnumerable<ReviewMark> Of(string owner, string kind, IReadOnlyList<Evidence> evidence) =>
        evidence.Select((words, i) =>
            new ReviewMark($"m-{owner}-{i}", owner, kind, words.Page, words.Boxes, words.Quote));

    private static ReviewMark? Of(EncounterField field) => field is { Page: { } page, Box: { } box }
        ? new($"m-f{field.Name}", $"f{field.Name}", "field", page, [box], field.Text)
        : null;
}
