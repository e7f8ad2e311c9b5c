using Claims.Machine.TextExtraction.Worker;

namespace Claims.Local.Tests.TextExtraction;

public sealed class ColumnOrderTests
{
    private const int WordWidth = 80;
    private const int Space = 12;
    private const int LineHeight = 40;

    [Fact]
    public void Two_columns_of_prose_are_read_one_after_the_other()
    {
        List<List<PlacedWord>> lines =
        [
            Line(0, 0, "a title across the whole page that leaves no gutter free at all"),
            .. Enumerable.Range(1, 8).Select(row => Line(row, 0, $"left {row} b c d", $"right {row} f g h")),
        ];

        var arranged = ColumnOrder.Arrange(lines).Select(Text).ToList();

        Assert.Equal(Text(lines[0]), arranged[0]);
        Assert.Equal(Enumerable.Range(1, 8).Select(row => $"left {row} b c d"), arranged[1..9]);
        Assert.Equal(Enumerable.Range(1, 8).Select(row => $"right {row} f g h"), arranged[9..]);
    }

    [Fact]
    public void A_form_of_labels_and_values_is_read_across()
    {
        var lines = Enumerable.Range(0, 10)
            .Select(row => Line(row, 0, $"Label {row}:", $"value {row}"))
            .ToList();

        Assert.Equal(lines.Select(Text), ColumnOrder.Arrange(lines).Select(Text));
    }

    [Fact]
    public void A_table_of_many_columns_is_read_across()
    {
        var lines = Enumerable.Range(0, 10)
            .Select(row => Line(row, 0, $"06/0{row} 08:00", "98.3 F", "103 26", "127/70 98%", "NC 3 L"))
            .ToList();

        Assert.Equal(lines.Select(Text), ColumnOrder.Arrange(lines).Select(Text));
    }

    // Parts are set 200 pixels apart from a common left edge.
    private static List<PlacedWord> Line(int row, int left, params string[] parts)
    {
        var words = new List<PlacedWord>();
        foreach (var part in parts)
        {
            foreach (var text in part.Split(' '))
            {
                words.Add(new(text, left, row * LineHeight, left + WordWidth, (row * LineHeight) + 25, 0.9));
                left += WordWidth + Space;
            }

            left += 200;
        }

        return words;
    }

    private static string Text(List<PlacedWord> line) => string.Join(' ', line.Select(word => word.Text));
}
