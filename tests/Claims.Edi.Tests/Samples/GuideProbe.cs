using System.Text.RegularExpressions;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

/// <summary>A loop of a guide with made-up segments to probe it with.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Opening">Its first segment; null of the transaction itself.</param>
internal sealed record GuideProbe(GuideLoop Loop, GuideItem? Opening)
{
    /// <summary>Elements of no fixed type that hold a date.</summary>
    private const string Dated = "^(DTP03|DMG02|INS12|PAT06|CR604|CR616|MPI07|HI..-4)$";

    public static IReadOnlyList<GuideProbe> Loops(string folder) =>
        Inside(new(Guide.Load(folder).Loop, null)).DistinctBy(probe => probe.Loop.Id).ToList();

    /// <summary>The loop's own segments.</summary>
    public IEnumerable<GuideItem> Segments() =>
        Loop.Items.Where(item => item.Loop is null).Concat(Opening is null ? [] : [Opening]);

    /// <summary>The elements and components that a qualifier leaves open.</summary>
    public static IEnumerable<(string Name, int Position, int Component)> Elements(GuideItem item, string qualifier)
    {
        var id = item.Kind.Id;
        for (var position = 1; position <= item.Kind.Rules!.Length; position++)
        {
            var components = item.Kind.Rules[position - 1].Components.Length;
            for (var component = Math.Min(1, components); component <= components; component++)
            {
                var qualifies = component <= 1 && (id == "HI" || position == QualifierPosition(item));
                if (!qualifies || qualifier.Length == 0)
                    yield return ($"{id}{position:00}" + (component == 0 ? "" : $"-{component}"), position, component);
            }
        }
    }

    /// <summary>A segment with all elements but one filled as ever, and that one in several ways.</summary>
    public static IEnumerable<Segment> Variants(
        GuideItem item, string qualifier, (string Name, int Position, int Component) element)
    {
        var (name, position, component) = element;
        var rule = item.Kind.Rules![position - 1];
        var full = Full(item, qualifier);
        return Values(component == 0 ? rule : rule.Components[component - 1], name).Select(value => component == 0
            ? full.With(position, value) : full.With(position, component, value));
    }

    /// <summary>A segment with all its elements.</summary>
    public static Segment Full(GuideItem item, string qualifier)
    {
        var segment = new Segment(item.Kind.Id);
        foreach (var (name, position, component) in Elements(item, ""))
        {
            var rule = item.Kind.Rules![position - 1];
            segment = component == 0 ? segment.With(position, Values(rule, name)[0])
                : segment.With(position, component, Values(rule.Components[component - 1], name)[0]);
        }
        if (qualifier.Length == 0)
            return segment;
        if (item.Kind.Rules![0].Components.Length == 0)
            return segment.With(QualifierPosition(item), qualifier);
        return Enumerable.Range(1, item.Kind.Id == "HI" ? item.Kind.Rules.Length : 1)
            .Aggregate(segment, (changed, position) => changed.With(position, 1, qualifier));
    }

    private static int QualifierPosition(GuideItem item) => item.Kind.QualifierPosition;

    private static IEnumerable<GuideProbe> Inside(GuideProbe probe) => probe.Loop.Items
        .Where(item => item.Loop is not null)
        .SelectMany(item => Inside(new(item.Loop!, item))).Prepend(probe);

    /// <summary>Texts an element may hold, the first one being what it holds while others change.</summary>
    private static string[] Values(ElementRule rule, string name) => (rule.Type, name) switch
    {
        (_, "DTP02") => ["D8", "RD8"],
        (_, "DTM06") => ["20260101-20260131", "20260201-20260228"],
        (_, "PER03") => ["TE", "FX"],
        (_, "PER05") => ["EM", "UR"],
        (_, "PER07") => ["EX", "TE"],
        (_, "III01") => ["ZZ", "GR"],
        (_, "CR101") => ["LB", "01"],
        (_, "PAT07") => ["01", "LB"],
        (_, "INS03") => ["001", "021"],
        ('D', _) => ["20260102", "20260203"],
        _ when Regex.IsMatch(name, Dated) => ["20260102", "20260203"],
        ('T', _) => ["0102", "0203"],
        ('N' or 'R', _) => ["1", "2"],
        ('I', _) => ["N", "Y", "A1", "B2", "0", "1", "2"],
        _ => ["AB", "CD"],
    };
}
