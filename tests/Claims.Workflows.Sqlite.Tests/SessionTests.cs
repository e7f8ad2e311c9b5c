using Microsoft.Data.Sqlite;

namespace Claims.Workflows.Sqlite.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Session _session;

    public SessionTests()
    {
        _session = new Session(_folder.File("session.db"));
        _session.RunScript("create table t (n integer primary key, text text)");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Grüße, 漢字, 🩺 and a \0 inside")]
    public void A_text_comes_back_as_it_was_written(string? text)
    {
        _session.Run("insert into t values (1, @0)", text);
        Assert.Equal([text], _session.Query("select text from t", r => r.GetText(0)));
    }

    [Fact]
    public void Bytes_are_kept_as_text()
    {
        _session.Run("insert into t values (1, @0)", "{\"a\":1}"u8.ToArray());
        var kept = _session.Query("select typeof(text) || text from t", r => r.GetString(0));
        Assert.Equal(["text{\"a\":1}"], kept);
    }

    [Fact]
    public void Parameters_may_come_in_any_order_and_more_than_once()
    {
        _session.Run("insert into t values (@1, @0 || @0)", "a", 7);
        Assert.Equal([(7L, "aa")], _session.Query("select n, text from t", r => (r.GetInt64(0), r.GetString(1))));
    }

    [Fact]
    public void Changed_rows_are_counted()
    {
        Assert.Equal(1, _session.Run("insert or ignore into t values (@0, 'a')", 1));
        Assert.Equal(0, _session.Run("insert or ignore into t values (@0, 'a')", 1));
        Assert.Equal(0, _session.Run("update t set text = 'b' where n = @0", 2));
    }

    [Fact]
    public void A_statement_that_failed_runs_again()
    {
        const string Sql = "insert into t values (@0, 'a')";
        _session.Run(Sql, 1);
        var e = Assert.Throws<SqliteException>(() => _session.Run(Sql, 1));
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, e.SqliteErrorCode);
        Assert.Equal(1, _session.Run(Sql, 2));
    }
}
