using Claims.Coding.CodeSets;
using Microsoft.Data.Sqlite;

namespace Claims.Benchmarks.CodeSets;

/// <summary>
/// The peer: SQLite's FTS5 (through Microsoft.Data.Sqlite) over the billable codes' titles, in memory, the last word as
/// a prefix, ordered by bm25.
/// </summary>
internal sealed class PlainSearch : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;

    public PlainSearch(DiagnosisRelease release)
    {
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE codes USING fts5(code UNINDEXED, title, prefix = '2 3', tokenize = 'porter')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO codes VALUES ($code, $title)";
        var code = insert.Parameters.Add("$code", SqliteType.Text);
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        foreach (var entry in release.Set.Entries)
        {
            (code.Value, title.Value) = (entry.Code.ToString(), entry.Title);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        Execute("INSERT INTO codes(codes) VALUES ('optimize')");
        _search = _connection.CreateCommand();
        _search.CommandText = "SELECT code FROM codes WHERE codes MATCH $query ORDER BY bm25(codes) LIMIT $limit";
        _search.Parameters.Add("$query", SqliteType.Text);
        _search.Parameters.Add("$limit", SqliteType.Integer);
    }

    /// <summary>All words wanted; when nothing has all, any.</summary>
    public List<string> Search(string query, int limit)
    {
        var words = new string([.. query.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var typing = char.IsLetterOrDigit(query[^1]);
        var terms = words.Select((word, i) => $"\"{word}\"{(typing && i == words.Length - 1 ? "*" : "")}").ToList();
        var all = Match(string.Join(' ', terms), limit);
        return all.Count > 0 || terms.Count == 1 ? all : Match(string.Join(" OR ", terms), limit);
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private List<string> Match(string query, int limit)
    {
        _search.Parameters["$query"].Value = query;
        _search.Parameters["$limit"].Value = limit;
        using var reader = _search.ExecuteReader();
        var codes = new List<string>();
        while (reader.Read())
            codes.Add(reader.GetString(0));
        return codes;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
