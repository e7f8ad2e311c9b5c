using Claims.Core.Reports;

namespace Claims.Web.Reports;

/// <summary>Where the record of an episode is shown.</summary>
public static class EpisodeLink
{
    /// <summary>A path below the program's address; ids only.</summary>
    public static string To(Episode episode) => episode.Decision is var ((clinic, claim), number)
        ? $"/staff/denial/{clinic}/{claim}/{number}"
        : $"/staff/balance/{episode.Encounter.Clinic}/{episode.Encounter.Encounter}";
}
