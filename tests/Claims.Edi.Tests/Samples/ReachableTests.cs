using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.Tests.Samples;

/// <summary>Everything a guide allows can be read by name: when an element changes, so does what the named properties
/// of its loop say. What is left to the raw segment is listed in <c>raw-elements.txt</c> with the reason.</summary>
public sealed class ReachableTests
{
    public static TheoryData<string> Folders => [.. TransactionType.All.Select(type => type.Folder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_element_of_the_guide_is_held_by_a_named_property_or_listed(string folder)
    {
        var unlisted = Missed(folder).Where(missed => !RawElements.For(folder).Contains(missed.Element))
            .Select(missed => $"{missed.Element} in {missed.Loop}");
        AssertNone(unlisted);
    }

    [Fact]
    public void No_element_is_listed_that_a_named_property_holds()
    {
        var missed = TransactionType.All.ToDictionary(
            type => type.Folder, type => Missed(type.Folder).Select(one => one.Element).ToHashSet());
        AssertNone(RawElements.All
            .Where(line => line.Elements.Any(element => !line.Folders.Any(folder => missed[folder].Contains(element))))
            .Select(line => line.Text));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_inner_loop_of_the_guide_is_given_out_by_a_named_property(string folder)
    {
        var type = TransactionType.All.Single(one => one.Folder == folder);
        var hidden = from outer in GuideProbe.Loops(folder)
                     from item in outer.Loop.Items
                     where item.Loop is not null
                     from qualifier in item.Qualifiers.DefaultIfEmpty("")
                     where !GivesOut(type, outer, item, qualifier)
                     select $"{item.Loop!.Id} ({qualifier}) in {outer.Loop.Id}";
        AssertNone(hidden);
    }

    private static void AssertNone(IEnumerable<string> found)
    {
        var text = string.Join('\n', found);
        Assert.True(text.Length == 0, text);
    }

    /// <summary>LS and LE are no loop to a reader: what they enclose is given out.</summary>
    private static bool GivesOut(TransactionType type, GuideProbe outer, GuideItem item, string qualifier)
    {
        var enclosed = item.Kind.Id == "LS" ? item.Loop!.Items.First(one => one.Loop is not null) : null;
        var inmost = enclosed is null ? null : Filled(type, enclosed, enclosed.Qualifiers.FirstOrDefault(""), []);
        var inner = Filled(type, item, qualifier, inmost is null ? [] : [inmost]);
        var opening = outer.Opening is { } first
            ? EdiList.Create([GuideProbe.Full(first, first.Qualifiers.FirstOrDefault(""))]) : [];
        return Snapshot.Children(type.Create(outer.Loop.Id).Fill(opening, [inner])).Contains(inmost ?? inner);
    }

    private static EdiLoop Filled(TransactionType type, GuideItem item, string qualifier, EdiList<EdiLoop> inner) =>
        type.Create(item.Loop!.Id).Fill([GuideProbe.Full(item, qualifier)], inner);

    /// <summary>The elements that change nothing any named property says.</summary>
    private static IEnumerable<(string Element, string Loop)> Missed(string folder)
    {
        var type = TransactionType.All.Single(one => one.Folder == folder);
        foreach (var probe in GuideProbe.Loops(folder))
        {
            var missed = probe.Segments().GroupBy(item => item.Kind.Id).SelectMany(items => Missed(type, probe, items));
            foreach (var element in missed.Distinct())
                yield return (element, probe.Loop.Id);
        }
    }

    private static IEnumerable<string> Missed(TransactionType type, GuideProbe probe, IEnumerable<GuideItem> items)
    {
        var kinds = from item in items
                    from qualifier in item.Qualifiers.DefaultIfEmpty("")
                    select GuideProbe.Elements(item, qualifier)
                        .Where(element => GuideProbe.Variants(item, qualifier, element)
                            .Select(segment => Snapshot.Of(type.Create(probe.Loop.Id).Fill([segment], [])))
                            .Distinct().Count() == 1)
                        .Select(element => element.Name).ToList();
        // The codes of one HI are spread over properties by their qualifiers; each holds what its codes have.
        return items.First().Kind.Id == "HI"
            ? kinds.Aggregate((left, right) => left.Intersect(right).ToList())
            : kinds.SelectMany(names => names);
    }
}
