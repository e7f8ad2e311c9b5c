using Claims.Core.Review;
using Claims.Web.Html;
using Microsoft.AspNetCore.Http;

namespace Claims.Web.Links;

/// <summary>What is said after a decision: what happens next, and that this page may be closed.</summary>
internal static class ThanksPages
{
    public static IResult For(ReviewDecision decision) => decision switch
    {
        ReviewDecision.Approved approved => Page("Approved", Markup.Of($"""
            <p>{Count(approved.Lines.Count, "service", "services")} with
            {Count(approved.Diagnoses.Count, "diagnosis", "diagnoses")} approved. Now coverage is checked,
            the claim is built, checked and sent. If anything comes back, you get a new link.</p>
            """)),
        ReviewDecision.AskPhysician => Page("The question is on its way", Markup.Of($"""
            <p>The physician gets a link of their own. Your work so far is kept;
            the answer brings the chart back to you.</p>
            """)),
        ReviewDecision.Rejected => Page("Rejected", Markup.Of($"""
            <p>Nothing will be billed for this chart. Your reason is kept for the people who scanned it.</p>
            """)),
        _ => throw new InvalidOperationException("Unknown decision."),
    };

    public static IResult Answered() => Page("Thank you, doctor", Markup.Of($"""
        <p>Your answer goes to the coder and is kept with the chart. There is nothing more to do.</p>
        """));

    private static string Count(int count, string one, string more) => $"{count} {(count == 1 ? one : more)}";

    private static PageResult Page(string title, Markup text) =>
        new(NoticePage.Of(title, Markup.Of($"{text}<p class=\"quiet\">You can close this page.</p>"), "good"));
}
