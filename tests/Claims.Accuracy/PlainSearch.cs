using System.Diagnostics;
using Claims.Coding.Accuracy;
using Claims.Coding.CodeSets;
using Microsoft.Data.Sqlite;

namespace Claims.Accuracy;

/// <summary>
/// The peer for whole notes: SQLite's FTS5 (through Microsoft.Data.Sqlite) over the codes' official titles, in memory,
/// stemmed, all words of the note asked for at once, ranked by bm25.
/// </summary>
internal sealed class PlainSearch : IDisposable
{
    private const int Listed = 40;

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;

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
        _search.CommandText = "SELECT code FROM codes WHERE codes MATCH $query ORDER BY bm25(codes) LIMIT $limit";
        _search.Parameters.Add("$query", SqliteType.Text);
        _search.Parameters.AddWithValue("$limit", Listed);
    }

    /// <summary>The note's codes; the first so many count as suggested.</summary>
    /// <param name="note">The note.</param>
    /// <param name="suggested">As many as the coders give on average, so that neither side is favoured.</param>
    public CodedNote Code(LabelledNote note, int suggested)
    {
        var start = Stopwatch.GetTimestamp();
        var words = new string([.. note.Text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
            .ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 2).Distinct(StringComparer.Ordinal).Select(word => $"\"{word}\"");
        _search.Parameters["$query"].Value = string.Join(" OR ", words);
        var ranked = new List<(Icd10Code Code, double Score)>();
        using (var reader = _search.ExecuteReader())
        {
            while (reader.Read())
                ranked.Add((Icd10Code.Parse(reader.GetString(0)), ranked.Count < suggested ? 1 : 0));
        }

        return new(note.Id, note.Codes.ToHashSet(), ranked, new HashSet<Icd10Code>(),
            Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

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
