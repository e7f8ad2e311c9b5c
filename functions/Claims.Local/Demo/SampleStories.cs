using System.Globalization;
using Claims.Core.Primitives;

namespace Claims.Local.Demo;

/// <summary>The samples' stories, found by what people know a visit by.</summary>
/// <param name="ByChart">By the id that a chart gets from its content.</param>
internal sealed record SampleStories(IReadOnlyDictionary<ChartId, SampleStory> ByChart)
{
    /// <summary>The story of a visit; null for a chart that somebody else dropped: a person's business.</summary>
    public StoryEncounter? Of(EncounterId encounter)
    {
        var parts = encounter.Value.Split('-');
        var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return ByChart.GetValueOrDefault(TextId.Parse<ChartId>(parts[0]))?.Encounters
            .FirstOrDefault(entry => entry.Number == number);
    }
}
