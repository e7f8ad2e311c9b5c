namespace Claims.Core.Review;

/// <summary>The messages of a review. They name the encounter by its id only: no patient data leaves by mail.</summary>
public sealed class ReviewMail(ReviewLinks links, IMail mail)
{
    /// <summary>Sends a round's link. The same round, audience and notice is one message.</summary>
    public async Task SendReviewAsync(
        ReviewRound round, string to, Notice notice, CancellationToken cancellationToken)
    {
        var link = await links.IssueAsync(
            round.Encounter.Clinic, LinkAction.Review, round.Key, to, round.ExpiresAt, cancellationToken);
        var (lead, word) = notice switch
        {
            Notice.Reminder => ("Still waiting for you", "reminder"),
            Notice.Escalation => ("Nobody has decided yet", "escalation"),
            _ => ("Ready for review", "review"),
        };
        var text = $"""
            {lead}: encounter {round.Encounter.Encounter}, round {round.Number}.

            Open the chart with its suggested codes:
            {link}

            The link is yours alone, decides once and works until {round.ExpiresAt:yyyy-MM-dd HH:mm} UTC.
            """;
        await mail.SendAsync(
            new(Id(word, round), to, $"{lead}: encounter {round.Encounter.Encounter}", text, link),
            cancellationToken);
    }

    /// <summary>Sends a physician the link to a question.</summary>
    public async Task SendQueryAsync(PhysicianQuery query, string to, CancellationToken cancellationToken)
    {
        var link = await links.IssueAsync(
            query.Encounter.Clinic, LinkAction.Answer, query.Key, to, query.ExpiresAt, cancellationToken);
        var text = $"""
            The coder has a question about encounter {query.Encounter.Encounter}.

            Read it beside the chart and answer in a sentence or two:
            {link}

            The link is yours alone, takes one answer and works until {query.ExpiresAt:yyyy-MM-dd HH:mm} UTC.
            """;
        var id = $"query-{query.Encounter.Encounter}-{query.Round}";
        await mail.SendAsync(
            new(id, to, $"A question about encounter {query.Encounter.Encounter}", text, link), cancellationToken);
    }

    private static string Id(string word, ReviewRound round) => $"{word}-{round.Encounter.Encounter}-{round.Number}";
}

/// <summary>Why a review's link is sent.</summary>
public enum Notice
{
    /// <summary>It was opened.</summary>
    First,

    /// <summary>The coder has not decided.</summary>
    Reminder,

    /// <summary>The supervisor is told.</summary>
    Escalation,
}
