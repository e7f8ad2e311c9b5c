using System.Collections.Frozen;
using System.Globalization;
using Claims.Edi.Syntax;

namespace Claims.Edi.Codes;

/// <summary>Warns of codes that are not in the list their element draws from (<c>elements.txt</c>).</summary>
internal static class ListedCodes
{
    private static readonly FrozenDictionary<string, Place[]> Places = EmbeddedTable.Lines("Codes/elements.txt")
        .Select(line => line.Split(' '))
        .SelectMany(words => words[1].Split(',').Select(element =>
            new Place(element, words[0], CodeList.Of(words[2])) { IsClosed = words.Length > 3 }))
        .GroupBy(place => place.SegmentId)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public static void Check(Segment segment, string path, Findings findings)
    {
        if (!Places.TryGetValue(segment.Id, out var places))
            return;
        foreach (var place in places)
        {
            var whole = segment[place.Position];
            if (place.IsClosed || whole.Length == 0 || !place.Applies(segment))
                continue;
            if (place.Component == 0 && whole.Contains(Segment.RepetitionMark))
            {
                foreach (var one in segment.Repetitions(place.Position))
                    Check(one, place, segment, path, findings);
                continue;
            }
            var code = place.Component == 0 ? whole : segment[place.Position, place.Component];
            Check(code, place, segment, path, findings);
        }
    }

    /// <summary>The list an element or component draws from; null when there is none here.</summary>
    public static CodeList? Find(Segment segment, int position, int component) =>
        Places.TryGetValue(segment.Id, out var places)
            ? Array.Find(places, place => place.Position == position && place.Component == component
                && place.Applies(segment))?.List
            : null;

    private static void Check(string code, Place place, Segment segment, string path, Findings findings)
    {
        if (code.Length > 0 && !place.List.Contains(code))
        {
            findings.Warn(EdiCodes.CodeUnlisted,
                $"The code is not in the list {place.List.Name} this version knows. Look it up; it may be new.",
                segment, place.Position, place.Component, path);
        }
    }

    /// <summary>An element such as CAS02 or CLM05-1, its list, and what another element must be (LQ01=HE).</summary>
    private sealed class Place
    {
        public Place(string element, string condition, CodeList list)
        {
            var parts = element.Split('-');
            SegmentId = parts[0][..^2];
            Position = int.Parse(parts[0].AsSpan(parts[0].Length - 2), CultureInfo.InvariantCulture);
            Component = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            List = list;
            var at = condition.Split('=');
            Qualifier = at[^1];
            QualifierAt = at.Length > 1 ? int.Parse(at[0], CultureInfo.InvariantCulture) : 0;
        }

        public string SegmentId { get; }
        public int Position { get; }
        public int Component { get; }
        public CodeList List { get; }
        public bool IsClosed { get; init; }
        private int QualifierAt { get; }
        private string Qualifier { get; }

        public bool Applies(Segment segment) => Qualifier == "-" || segment[QualifierAt] == Qualifier;
    }
}
