using Claims.Core.Reports;

namespace Claims.Local.Demo;

/// <summary>What a story must leave in the records: that it happened, and how it ended.</summary>
internal static class ExpectedEpisodes
{
    /// <summary>The episodes of a visit's story.</summary>
    public static IEnumerable<(EpisodeKind Kind, EpisodeEnd End)> Of(StoryEncounter encounter)
    {
        foreach (var sent in encounter.Submissions.Select(submission => submission.Sent))
        {
            switch (sent)
            {
                case "appeal":
                    yield return (EpisodeKind.Appeal, EpisodeEnd.Good);
                    break;
                case "replacement":
                    yield return (EpisodeKind.Replacement, EpisodeEnd.Good);
                    break;
                case "dispute":
                    yield return (EpisodeKind.Underpayment, EpisodeEnd.Good);
                    break;
            }
        }

        switch (encounter.Patient?.Does)
        {
            case "keeps a plan" or "breaks a plan":
                yield return (EpisodeKind.Plan, EpisodeEnd.Good);
                break;
            case "disputes" or "disputes at the agency":
                yield return (EpisodeKind.Dispute, EpisodeEnd.Good);
                break;
            case "asks for help":
                yield return (EpisodeKind.Assistance, EpisodeEnd.Good);
                break;
        }

        switch (encounter.Patient)
        {
            case { Does: "disputes at the agency" }:
                yield return (EpisodeKind.Collections, EpisodeEnd.Good);
                break;
            case { Ends: "collections" }:
                yield return (EpisodeKind.Collections, EpisodeEnd.Bad);
                break;
        }
    }
}
