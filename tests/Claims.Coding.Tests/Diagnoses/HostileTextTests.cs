using System.Text;
using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Diagnoses;

/// <summary>
/// Whatever a scanner or a sender delivers: no exception, spans inside the text, work that grows linearly.
/// </summary>
public sealed class HostileTextTests
{
    private const int Seed = 20261128;

    private static readonly string[] Pieces =
    [
        "no ", "denies ", "hypertension ", "type 2 diabetes ", "left ", "ankle sprain ", "ASSESSMENT\n",
        "Assessment: ", "1. ", "2) ", "• ", "- ", "\n", "\n\n", "?", ",", ";", ":", "(", ")", "E11.9 ",
        "(I10)", "ICD-10: ", "Z99.999", "possible ", "mother ", "history of ", "\t", "\0", "\u200b", "é",
        "中文", "😀", "\ud83d", "hyper-\ntension ", "BMI 41.2 ", "28 weeks pregnant ", "0.0.0.0", "....", "|||",
        "Follow up: ", "FAMILY HISTORY\n", "metformin ", "rn1cl0vv",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\r\n", "<b>", "&amp;", "%s",
        "{0}",
    ];

    [Fact]
    public void Random_text_gives_a_result_whose_evidence_lies_in_the_text()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 400; round++)
        {
            var text = RandomText(random, random.Next(0, 120));

            var result = Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));

            var spans = result.Diagnoses.Concat(result.Candidates).SelectMany(d => d.Evidence)
                .Concat(result.NotCoded.SelectMany(r => r.Evidence)).Concat(result.Issues.SelectMany(i => i.Evidence));
            Assert.All(spans, span => Assert.True(span.Start >= 0 && span.Length > 0 && span.End <= text.Length));
            Assert.All(result.Diagnoses.Concat(result.Candidates), d => Assert.InRange(d.Score, 0, 1));
        }
    }

    [Fact]
    public void The_same_text_gives_the_same_result()
    {
        var random = new Random(Seed);
        var text = RandomText(random, 300);

        var (first, second) = (Read(text), Read(text));

        Assert.Equal(first, second);
        Assert.NotEqual("", first);
    }

    [Theory]
    [InlineData("hypertension ")]
    [InlineData("no fever, ")]
    [InlineData("left right ankle sprain ")]
    [InlineData("\n")]
    [InlineData("E11.9 ")]
    [InlineData("a b c d e f ")]
    [InlineData("Assessment:\n1. Possible pneumonia, mother has diabetes.\n")]
    [InlineData("hypertnesion diabtes asthmaa ")]
    public void Work_grows_with_the_length_of_the_text_and_no_faster(string piece)
    {
        Read(Repeat(piece, 2_000));

        var (once, fourTimes) = (Work(Repeat(piece, 10_000)), Work(Repeat(piece, 40_000)));

        // Memory taken stands for steps: it does not depend on how busy the machine is.
        Assert.InRange(fourTimes, 0, once * 6);
    }

    private static long Work(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Read(string text)
    {
        var result = Suggesting.Shared.Suggest(NoteText.FromPlain(text), new(Suggesting.DateOfService));
        return string.Join(' ', result.Diagnoses.Concat(result.Candidates).Select(d => $"{d.Code}:{d.Score}"));
    }

    private static string Repeat(string piece, int characters) =>
        string.Concat(Enumerable.Repeat(piece, characters / piece.Length));

    private static string RandomText(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }
}
