using Claims.Core.Charts;
using Claims.Workflows;

namespace Claims.Core.Review;

/// <summary>How a review round ended.</summary>
public enum Verdict
{
    /// <summary>Bill it as approved.</summary>
    Approved,

    /// <summary>Not decided: a physician was asked, or the link ran out. A fresh round follows.</summary>
    Undecided,

    /// <summary>Do not bill it.</summary>
    Rejected,
}

/// <summary>The events of a review; each round has names of its own, so that a late one meets nobody.</summary>
public static class ReviewEvents
{
    /// <summary>The coder decided; the decision is stored already, the event carries its kind only.</summary>
    public static EventRef<string> Decided(EncounterRef encounter, int round) =>
        new($"decided/{ReviewRound.KeyOf(encounter.Encounter, round)}");

    /// <summary>The physician answered; the answer is stored already.</summary>
    public static EventRef<string> Answered(EncounterRef encounter, int round) =>
        new($"answered/{ReviewRound.KeyOf(encounter.Encounter, round)}");

    /// <summary>The pipeline instance that walks a chart.</summary>
    public static string InstanceOf(ChartRef chart) => $"chart/{chart.Clinic}/{chart.Chart}";

    /// <summary>The pipeline instance that walks an encounter's chart.</summary>
    public static string InstanceOf(EncounterRef encounter) =>
        InstanceOf(new ChartRef(encounter.Clinic, encounter.Chart));
}
