using Claims.Core.Review;
using Claims.Web.Html;
using Claims.Web.Review;

namespace Claims.Web.Answer;

/// <summary>What a physician typed or chose.</summary>
/// <param name="Choice">The choice, as the question words it; empty when none.</param>
/// <param name="Text">In own words.</param>
internal sealed record AnswerEntry(string Choice, string Text)
{
    /// <summary>The answer as it is kept.</summary>
    public string Answer => Choice.Length > 0 && Text.Length > 0 ? $"{Choice}\n{Text}" : Choice + Text;
}

/// <summary>The physician's page: the pages of the visit, the question, a free answer.</summary>
internal static class AnswerPage
{
    private const string ChoiceMark = "- ";

    public static Page Draw(PhysicianView view, AnswerEntry entry, FormIssues issues, string address) => new(
        "A question about a visit",
        Markup.Of($"""
            <header class="bar"><h1>A question about your visit note</h1>
            <p>for {view.Provider.FirstName} {view.Provider.LastName}
            · please answer by {view.Query.ExpiresAt:d MMM yyyy}</p></header>
            <main id="main" class="desk">
            {ScanPanel.Draw($"{address}/pages", view.Pages, [])}
            <form class="form" id="answer-form" method="post" action="{address}" autocomplete="off">
            {issues.Summary()}
            <section class="card"><h2>The coder asks</h2><p class="question">{Question(view.Query.Question)}</p>
            </section>
            <section class="card"><h2 id="answer-title">Your answer</h2>
            <p class="quiet">Answer by your own clinical judgement. There is no expected answer;
            “unable to determine” is one too.</p>
            {Choices(Options(view.Query.Question), entry.Choice)}
            <label for="answer">In your own words</label>
            <textarea id="answer" name="answer" rows="7" maxlength="{PhysicianDesk.LongestAnswer - 300}"
            {issues.Attributes("answer", "answer")}>{entry.Text}</textarea>
            {issues.Beside("answer", "answer")}
            <p class="quiet">Your answer is kept with the chart under your name. It can be sent once.</p>
            <button class="primary" type="submit">Send my answer</button>
            </section></form></main>
            """),
        ["scan.js"],
        "review");

    /// <summary>Lines of the question that begin with a hyphen.</summary>
    public static IReadOnlyList<string> Options(string question) =>
        [.. question.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.StartsWith(ChoiceMark, StringComparison.Ordinal))
            .Select(line => line[ChoiceMark.Length..].Trim())];

    private static string Question(string question) => string.Join(
        '\n',
        question.Split('\n').Where(line => !line.TrimStart().StartsWith(ChoiceMark, StringComparison.Ordinal)));

    private static Markup Choices(IReadOnlyList<string> options, string chosen) => Markup.When(options.Count > 0, $"""
        <fieldset class="choices"><legend>Choose, if one fits</legend>
        {options.Select(option => Choice(option, option == chosen))}
        </fieldset>
        """);

    private static Markup Choice(string option, bool chosen) => Markup.Of($"""
        <label class="tick"><input type="radio" name="choice" value="{option}" {Markup.When(chosen, $"checked")}>
        {option}</label>
        """);
}
