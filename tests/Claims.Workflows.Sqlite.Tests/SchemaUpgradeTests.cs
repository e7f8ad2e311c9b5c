namespace Claims.Workflows.Sqlite.Tests;

public sealed class SchemaUpgradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Session _session;

    public SchemaUpgradeTests() => _session = new Session(_folder.File("old.db"));

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_embedded_steps_are_numbered_from_one_without_gaps() =>
        Assert.Equal(
            Enumerable.Range(1, SchemaUpgrade.Embedded.Count),
            SchemaUpgrade.Embedded.Select(step => step.Version));

    [Fact]
    public void An_old_database_is_upgraded_in_order_and_keeps_its_rows()
    {
        SchemaStep[] old = [new(1, "0001-a.sql", "create table t (a text); insert into t values ('kept');")];
        SchemaStep[] present =
        [
            .. old,
            new(2, "0002-b.sql", "alter table t add column b text; update t set b = a || '!';"),
            new(3, "0003-c.sql", "create index t_b on t (b); insert into t (a, b) values ('new', 'new!');"),
        ];
        SchemaUpgrade.Run(_session, old, "old.db");
        SchemaUpgrade.Run(_session, present, "old.db");
        SchemaUpgrade.Run(_session, present, "old.db");

        Assert.Equal(["kept!", "new!"], _session.Query("select b from t order by a", r => r.GetString(0)));
        Assert.Equal(
            ["1 0001-a.sql", "2 0002-b.sql", "3 0003-c.sql"],
            _session.Query("select version || ' ' || name from schema_version order by 1", r => r.GetString(0)));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_database_as_it_was()
    {
        SchemaStep[] steps =
        [
            new(1, "0001-a.sql", "create table t (a text);"),
            new(2, "0002-b.sql", "create table u (a text); insert into nowhere values (1);"),
        ];
        Assert.ThrowsAny<Exception>(() => SchemaUpgrade.Run(_session, steps, "old.db"));
        Assert.Equal(
            ["schema_version", "t"],
            _session.Query("select name from sqlite_master where type = 'table' order by 1", r => r.GetString(0)));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_by_name()
    {
        SchemaStep[] newer = [new(1, "0001-a.sql", "select 1;"), new(2, "0002-b.sql", "select 1;")];
        SchemaUpgrade.Run(_session, newer, "old.db");
        var e = Assert.Throws<InvalidOperationException>(() => SchemaUpgrade.Run(_session, newer[..1], "old.db"));
        Assert.Contains("'old.db' has schema 2", e.Message, StringComparison.Ordinal);
    }
}
