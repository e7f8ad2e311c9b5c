namespace Claims.Local.Tests;

/// <summary>A folder of a test's own, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("claims-local-").FullName;

    public string File(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
