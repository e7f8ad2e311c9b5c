using System.Globalization;
using System.Reflection;

namespace Claims.Workflows.Sqlite;

/// <summary>One numbered step of the schema.</summary>
/// <param name="Version">Its number, from 1 without gaps.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record SchemaStep(int Version, string Name, string Sql);

/// <summary>Brings a database, old or empty, to the newest schema, each step in one transaction.</summary>
internal static class SchemaUpgrade
{
    /// <summary>The steps in this assembly: files that are never edited once released.</summary>
    public static IReadOnlyList<SchemaStep> Embedded { get; } = ReadEmbedded();

    public static void Run(Session session, IReadOnlyList<SchemaStep> steps, string database)
    {
        session.Run(
            """
            create table if not exists schema_version (
              version integer primary key, name text not null, applied_at text not null)
            """);
        var newest = steps[^1].Version;
        var present = Present(session);
        if (present > newest)
        {
            throw new InvalidOperationException(
                $"The workflow database '{database}' has schema {present}; this program knows up to {newest}. "
                + "A newer version wrote it: run that version.");
        }

        foreach (var step in steps.Where(s => s.Version > present))
            Apply(session, step);
    }

    private static int Present(Session session) =>
        (int)session.Query("select coalesce(max(version), 0) from schema_version", r => r.GetInt64(0)).Single();

    private static void Apply(Session session, SchemaStep step)
    {
        session.Transact(() =>
        {
            // Another process may have been quicker.
            if (Present(session) >= step.Version)
                return;
            session.RunScript(step.Sql);
            var now = IsoTime.Write(DateTimeOffset.UtcNow);
            session.Run("insert into schema_version values (@0, @1, @2)", step.Version, step.Name, now);
            Checkpoints.Reach(Checkpoint.SchemaStepWritten);
        });
        Checkpoints.Reach(Checkpoint.SchemaStepDurable);
    }

    private static List<SchemaStep> ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                var version = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);
                return new SchemaStep(version, name, reader.ReadToEnd());
            })
            .ToList();
    }
}
