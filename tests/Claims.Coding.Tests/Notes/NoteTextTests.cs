using Claims.Coding.Notes;

namespace Claims.Coding.Tests.Notes;

public sealed class NoteTextTests
{
    [Fact]
    public void Words_of_a_page_are_found_again_from_a_stretch_of_text()
    {
        var note = NoteText.FromLines([["Left", "ankle"], [], ["sprain,", "acute"]]);

        Assert.Equal("Left ankle\n\nsprain, acute\n", note.Text);
        Assert.Equal([1, 2], note.WordsIn(new TextSpan(5, 10)));
        Assert.Equal([0], note.WordsIn(new TextSpan(0, 4)));
        Assert.Empty(note.WordsIn(new TextSpan(4, 1)));
    }

    [Fact]
    public void Every_word_is_found_by_its_own_place()
    {
        var note = NoteText.FromLines([["a", "bb", "ccc"], ["dd", "e"]]);

        for (var i = 0; i < note.Words.Count; i++)
            Assert.Equal([i], note.WordsIn(note.Words[i]));
    }
}
