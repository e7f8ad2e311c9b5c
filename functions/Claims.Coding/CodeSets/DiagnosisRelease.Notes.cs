using Claims.Coding.CodeSets.Compiled;

namespace Claims.Coding.CodeSets;

/// <content>Notes in force and 7th characters.</content>
public sealed partial class DiagnosisRelease
{
    /// <summary>
    /// The notes in force for a code: its own and those of everything above it up to the chapter, nearest first.
    /// Inclusion terms are not inherited, except from the code that a 7th character completes.
    /// </summary>
    public IReadOnlyList<NoteInForce> Notes(Icd10Code code)
    {
        var own = RowOf(code);
        if (own < 0)
            return [];
        var notes = new List<NoteInForce>();
        var places = _file.Rows<PlaceRow>(Sections.Places);
        var ownPlace = Codes[own].Place;
        var isOwn = true;
        for (var at = FirstPlace(own); at >= 0; at = places[at].Parent)
        {
            var place = Place(at);
            foreach (var row in _file.Rows<NoteRow>(Sections.Notes).Slice(places[at].FirstNote, places[at].Notes))
            {
                if (isOwn || (NoteKind)row.Kind != NoteKind.InclusionTerm)
                    notes.Add(new((NoteKind)row.Kind, Texts[row.Text], place, at != ownPlace));
            }

            isOwn = false;
        }

        return notes;
    }

    /// <summary>The 7th characters a code needs or has; empty when it takes none.</summary>
    public IReadOnlyList<SeventhCharacter> SeventhCharacters(Icd10Code code)
    {
        var own = RowOf(code);
        if (own < 0)
            return [];
        var places = _file.Rows<PlaceRow>(Sections.Places);
        for (var at = FirstPlace(own); at >= 0; at = places[at].Parent)
        {
            if (places[at].Characters == 0)
                continue;
            var found = new List<SeventhCharacter>();
            foreach (var row in _file.Rows<CharacterRow>(Sections.Characters)
                .Slice(places[at].FirstCharacter, places[at].Characters))
                found.Add(new((char)row.Character, Texts[row.Meaning]));
            return found;
        }

        return [];
    }

    /// <summary>
    /// The Excludes1 note that keeps two codes apart, seen from either of them; null when none does. Exceptions for
    /// unrelated conditions (guideline I.A.12.a) are the coder's to see.
    /// </summary>
    public NoteInForce? Excludes1(Icd10Code one, Icd10Code other) =>
        Excluding(one, other) ?? Excluding(other, one);

    private NoteInForce? Excluding(Icd10Code holder, Icd10Code excluded) => Notes(holder).FirstOrDefault(note =>
        note.Kind == NoteKind.Excludes1
        && CodeReference.Parse(note.Text).Any(reference => reference.Covers(excluded) && !reference.Covers(holder)));

    /// <summary>The code's own place in the tabular list, or that of the nearest code above it that has one.</summary>
    private int FirstPlace(int row)
    {
        var codes = Codes;
        while (row >= 0 && codes[row].Place < 0)
            row = codes[row].Parent;
        return row < 0 ? -1 : codes[row].Place;
    }
}
