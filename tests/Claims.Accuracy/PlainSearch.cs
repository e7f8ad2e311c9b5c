using System.Diagnostics;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Microsoft.Data.Sqlite;

namespace Claims.Accuracy;

/// <summary>
/// The peer for whole notes: SQLite's FTS5 (through Microsoft.Data.Sqlite) over the codes' official titles, in memory,
/// stemmed, each sentence's words asked for, any of them, ranked by the best bm25 over all sentences (better than the
/// whole note asked for at once).
/// </summary>
public sealed class PlainSearch : IDisposable
{
    private const int Listed = 40;
    private const int PerSentence = 5;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;

    /// <summary>Indexes the titles of a code set.</summary>
    public PlainSearch(CodeSet codes)
    {
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE codes USING fts5(code UNINDEXED, title, tokenize = 'porter')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO codes VALUES ($code, $title)";
        var code = insert.Parameters.Add("$code", SqliteType.Text);
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        foreach (var entry in codes.Entries)
        {
            (code.Value, title.Value) = (entry.Code.ToString(), entry.Title);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        _search = _connection.CreateCommand();
        _search.CommandText = """
            SELECT code, bm25(codes) AS score FROM codes WHERE codes MATCH $query ORDER BY score LIMIT $limit
            """;
        _search.Parameters.Add("$query", SqliteType.Text);
        _search.Parameters.AddWithValue("$limit", PerSentence);
    }

    /// <summary>The note's codes; the first so many count as suggested.</summary>
    /// <param name="note">The note.</param>
    /// <param name="suggested">How many.</param>
    public CodedNote Code(LabelledNote note, int suggested)
    {
        var start = Stopwatch.GetTimestamp();
        var best = new Dictionary<Icd10Code, double>();
        foreach (var sentence in note.Text.Split(['.', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var (code, score) in Search(sentence))
                best[code] = Math.Max(score, best.GetValueOrDefault(code));
        }

        var ranked = best.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Listed)
            .Select((pair, at) => (pair.Key, at < suggested ? 1.0 : 0)).ToList();
        return new(note.Id, note.Codes.ToHashSet(), ranked, new HashSet<Icd10Code>(),
            Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private List<(Icd10Code Code, double Score)> Search(string sentence)
    {
        var words = new string([.. sentence.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).Select(word => $"\"{word}\"");
        var found = new List<(Icd10Code, double)>();
        _search.Parameters["$query"].Value = string.Join(" OR ", words);
        if (_search.Parameters["$query"].Value is "")
            return found;
        using var reader = _search.ExecuteReader();
        while (reader.Read())
            found.Add((Icd10Code.Parse(reader.GetString(0)), -reader.GetDouble(1)));
        return found;
    }

    /// <summary>Closes the index.</summary>
    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
