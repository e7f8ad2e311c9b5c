using System.Runtime.InteropServices;
using Claims.Coding.OfficialFiles;
using Claims.Coding.Reading;

namespace Claims.Coding.CodeSets.Compiled;

/// <summary>Compiles a diagnosis release into the file that <see cref="DiagnosisRelease"/> reads.</summary>
internal sealed class DiagnosisCompiler
{
    private const int TitleRank = 0;
    private const int OwnTermRank = 1;
    private const int InclusionRank = 2;
    private const int IndexRank = 4;
    private const int PathRank = 5;

    private readonly DiagnosisParts _parts;
    private readonly StringHeap _texts = new();
    private readonly List<ListedCode> _listed;
    private readonly ulong[] _keys;
    private readonly WordIndexBuilder _titleWords = new();
    private readonly List<string> _remarks = [];

    private DiagnosisCompiler(DiagnosisParts parts)
    {
        _parts = parts;
        _listed = parts.HeadingsMissing ? WithHeadings(parts) : [.. parts.Codes];
        _keys = [.. _listed.Select(code => CodeRow.KeyOf(code.Code.Compact)).Order()];
    }

    /// <summary>Compiles and writes.</summary>
    /// <returns>What the parts do not agree on, for people.</returns>
    public static IReadOnlyList<string> Write(DiagnosisParts parts, ReleaseAbout about, string path)
    {
        var compiler = new DiagnosisCompiler(parts);
        var writer = new SectionWriter(CompiledKind.Diagnoses);
        about.Write(writer);
        compiler.AddCodes(writer);
        compiler.AddOwnTerms(); // First: a phrase keeps the first code that it leads to.
        compiler.AddPlaces(writer);
        compiler.AddIndexes(writer);
        compiler.AddChanges(writer);
        compiler._titleWords.Write(writer, Sections.TitleWords, compiler.TitleRanks());
        writer.Add(Sections.Texts, compiler._texts);
        writer.Write(path);
        return compiler._remarks;
    }

    /// <summary>A code's row, or -1.</summary>
    private int RowOf(string code)
    {
        var at = Icd10Code.TryParse(code.TrimEnd('-', '.', ' '), out var parsed)
            ? Array.BinarySearch(_keys, CodeRow.KeyOf(parsed.Compact))
            : -1;
        return Math.Max(at, -1);
    }

    private static List<ListedCode> WithHeadings(DiagnosisParts parts)
    {
        var headings = parts.Tabular.Where(entry => entry.Level == TabularLevel.Code)
            .GroupBy(entry => Icd10Code.Parse(entry.Name).Compact)
            .ToDictionary(group => group.Key, group => group.First().Title);
        var done = parts.Codes.Select(code => code.Code.Compact).ToHashSet();
        var all = new List<ListedCode>();
        foreach (var code in parts.Codes)
        {
            for (var length = 3; length < code.Code.Compact.Length; length++)
            {
                var above = code.Code.Compact[..length];
                if (headings.TryGetValue(above, out var title) && done.Add(above))
                    all.Add(new(Icd10Code.Parse(above), Billable: false, "", title));
            }

            all.Add(code);
        }

        return all;
    }

    private void AddCodes(SectionWriter writer)
    {
        var order = new int[_listed.Count];
        var rows = new CodeRow[_listed.Count];
        var places = PlacesByCode();
        for (var i = 0; i < _listed.Count; i++)
        {
            var code = _listed[i];
            var key = CodeRow.KeyOf(code.Code.Compact);
            var row = order[i] = Array.BinarySearch(_keys, key);
            rows[row] = new(
                key,
                _texts.Intern(code.Title),
                _texts.Intern(code.ShortTitle),
                Parent(code.Code.Compact),
                End(code.Code.Compact, row),
                places.GetValueOrDefault(code.Code.Compact, -1),
                code.Billable ? CodeFlags.Billable : CodeFlags.None,
                (int)_parts.Edits.GetValueOrDefault(code.Code));
            _titleWords.Add(row, code.Title, TitleRank);
        }

        writer.Add(Sections.Codes, (ReadOnlySpan<CodeRow>)rows);
        writer.Add(Sections.Order, (ReadOnlySpan<int>)order);
    }

    private Dictionary<string, int> PlacesByCode()
    {
        var places = new Dictionary<string, int>();
        for (var i = 0; i < _parts.Tabular.Count; i++)
        {
            if (_parts.Tabular[i].Level == TabularLevel.Code)
                places.TryAdd(Icd10Code.Parse(_parts.Tabular[i].Name).Compact, i);
        }

        var strange = places.Keys.Where(code => RowOf(code) < 0).ToList();
        if (strange.Count > 0)
        {
            _remarks.Add($"The tabular list has {strange.Count} codes that the code list has not "
                + $"({string.Join(", ", strange.Take(3).Select(code => Icd10Code.Parse(code)))}): their notes are kept "
                + "for the codes below them.");
        }

        return places;
    }

    /// <summary>The nearest listed code whose letters begin this one.</summary>
    private int Parent(string compact)
    {
        for (var length = compact.Length - 1; length >= 3; length--)
        {
            if (RowOf(compact[..length]) is >= 0 and var row)
                return row;
        }

        return -1;
    }

    private int End(string compact, int row)
    {
        var after = CodeRow.KeyOf(compact) | (ulong.MaxValue >> (compact.Length * 8));
        var at = Array.BinarySearch(_keys, row, _keys.Length - row, after);
        return at >= 0 ? at + 1 : ~at;
    }

    private void AddPlaces(SectionWriter writer)
    {
        var places = new List<PlaceRow>();
        var notes = new List<NoteRow>();
        var characters = new List<CharacterRow>();
        foreach (var entry in _parts.Tabular)
        {
            places.Add(new(
                (int)entry.Level, _texts.Intern(entry.Name), _texts.Intern(entry.Title), entry.Parent,
                notes.Count, entry.Notes.Count, characters.Count, entry.SeventhCharacters.Count));
            notes.AddRange(entry.Notes.Select(note => new NoteRow((int)note.Kind, _texts.Intern(note.Text))));
            characters.AddRange(entry.SeventhCharacters.Select(character =>
                new CharacterRow(character.Character, _texts.Intern(character.Meaning))));
            if (entry.Level == TabularLevel.Code && RowOf(entry.Name) is >= 0 and var row)
            {
                foreach (var (kind, text) in entry.Notes.Where(note => note.Kind <= NoteKind.Includes))
                {
                    _titleWords.Add(row, text, InclusionRank);
                    if (kind == NoteKind.InclusionTerm)
                        _titleWords.AddPhrase(row, text.Replace(" NOS", "", StringComparison.Ordinal));
                }
            }
        }

        writer.Add(Sections.Places, Span(places));
        writer.Add(Sections.Notes, Span(notes));
        writer.Add(Sections.Characters, Span(characters));
    }

    private void AddIndexes(SectionWriter writer)
    {
        var rows = new List<TermRow>();
        var cells = new List<int>();
        var words = new WordIndexBuilder();
        foreach (var book in _parts.Indexes)
        {
            var first = rows.Count;
            var paths = new string[book.Count];
            for (var i = 0; i < book.Count; i++)
            {
                var entry = book[i];
                var above = entry.Parent < 0 ? "" : paths[entry.Parent];
                paths[i] = $"{above} {entry.Title}";
                words.Add(rows.Count, entry.Title, TitleRank);
                words.Add(rows.Count, entry.Nonessential, InclusionRank);
                words.Add(rows.Count, above, PathRank);
                if (entry is { Book: IndexBook.Diseases, Code.Length: > 0 } && RowOf(entry.Code) is >= 0 and var leads)
                    _titleWords.AddPhrase(leads, paths[i]);
                foreach (var code in entry.Cells.Append(entry.Code).Where(code => code.Length > 0))
                {
                    if (RowOf(code) is >= 0 and var row)
                        _titleWords.Add(row, paths[i], IndexRank);
                }

                rows.Add(Row(entry, first, entry.Cells.Count == 0 ? -1 : cells.Count));
                cells.AddRange(entry.Cells.Select(_texts.Intern));
            }
        }

        writer.Add(Sections.Terms, Span(rows));
        writer.Add(Sections.Cells, Span(cells));
        words.Write(writer, Sections.TermWords, TermRanks(rows));
    }

    private TermRow Row(IndexEntry entry, int first, int cells) => new(
        (int)entry.Book,
        entry.Parent < 0 ? -1 : first + entry.Parent,
        _texts.Intern(entry.Title),
        _texts.Intern(entry.Nonessential),
        _texts.Intern(entry.Code),
        _texts.Intern(entry.Manifestation),
        _texts.Intern(entry.See),
        _texts.Intern(entry.SeeAlso),
        cells);

    private void AddChanges(SectionWriter writer)
    {
        var wrong = _parts.Changes.Count(change =>
            (RowOf(change.Code.Compact) < 0) != (change.Kind == ChangeKind.Deleted));
        if (wrong > 0)
            _remarks.Add($"{wrong} of {_parts.Changes.Count} changes of the addenda do not fit the code list.");
        writer.Add(Sections.Changes, Span(_parts.Changes
            .Select(change => new ChangeRow(CodeRow.KeyOf(change.Code.Compact), (int)change.Kind,
                _texts.Intern(change.Title), _texts.Intern(change.Before)))
            .OrderBy(change => change.Key).ToList()));
        writer.Add(Sections.Conversions, Span(_parts.Conversions
            .Select(row => new ConversionRow(
                CodeRow.KeyOf(row.Code.Compact), _texts.Intern(row.Since), _texts.Intern(row.Previous)))
            .OrderBy(row => row.Key).ToList()));
    }

    /// <summary>A synonym leads to its default code; without one, to what it stands for.</summary>
    private void AddOwnTerms()
    {
        foreach (var rule in TermRule.All)
        {
            var row = rule.Default is { } code ? RowOf(code.Compact) : RowOf(rule.Prefix);
            if (row < 0)
                continue;
            foreach (var term in rule.Terms)
            {
                _titleWords.Add(row, term.Split('!')[0], OwnTermRank);
                _titleWords.AddPhrase(row, term.Split('!')[0]);
            }
        }
    }

    /// <summary>
    /// Of codes that fit equally well: the one for active treatment before later encounters, "other" last, then the
    /// title that says least; "unspecified" says nothing.
    /// </summary>
    private int[] TitleRanks() => Ranks(_listed
        .OrderBy(code => code.Code.HasSeventhCharacter && code.Code.Compact[6] != 'A')
        .ThenBy(code => code.Title.Contains("other ", StringComparison.OrdinalIgnoreCase))
        .ThenBy(code => code.Title.Replace("unspecified", "", StringComparison.OrdinalIgnoreCase).Length)
        .Select(code => RowOf(code.Code.Compact)), _listed.Count);

    /// <summary>Of index terms that fit equally well the higher one.</summary>
    private static int[] TermRanks(List<TermRow> rows)
    {
        var depths = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
            depths[i] = rows[i].Parent < 0 ? 0 : depths[rows[i].Parent] + 1;
        return Ranks(Enumerable.Range(0, rows.Count).OrderBy(row => depths[row]), rows.Count);
    }

    private static int[] Ranks(IEnumerable<int> inOrder, int count)
    {
        var ranks = new int[count];
        foreach (var (rank, row) in inOrder.Index())
            ranks[row] = rank;
        return ranks;
    }

    private static ReadOnlySpan<T> Span<T>(List<T> rows) => CollectionsMarshal.AsSpan(rows);
}
