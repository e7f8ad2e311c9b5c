using Claims.Core.Audit;
using Claims.Core.Primitives;
using Claims.Machine.Records;
using Microsoft.Data.Sqlite;

namespace Claims.Local.Tests.Stores;

public sealed class SqliteRecordsTests : RecordsContract, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private SqliteRecords _records;

    public SqliteRecordsTests()
    {
        _path = _folder.File("claims.db");
        _records = new(_path);
    }

    protected override IRecords Records => _records;

    [Fact]
    public async Task Records_outlive_the_process_that_wrote_them()
    {
        var clinic = TextId.Parse<ClinicId>("north");
        await _records.SaveAsync(clinic, [RecordChange.Put(Entry("a"))], CancellationToken.None);
        await _records.DisposeAsync();
        _records = new(_path);
        Assert.Equal(Entry("a"), await _records.GetAsync<AuditEntry>(clinic, "a", CancellationToken.None));
    }

    [Fact]
    public void Open_DatabaseOfANewerVersion_SaysSoAndLeavesItAlone()
    {
        using (var connection = new SqliteConnection($"Data Source={_path}"))
        {
            connection.Open();
            SqliteDatabase.Execute(connection, "INSERT INTO schema_version VALUES (9999)");
        }

        var fault = Assert.Throws<InvalidDataException>(() => SqliteDatabase.Open(_path, typeof(SqliteRecords)));
        Assert.Contains("newer version", fault.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _records.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
