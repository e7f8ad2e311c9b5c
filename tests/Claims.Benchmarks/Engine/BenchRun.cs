namespace Claims.Benchmarks.Engine;

/// <summary>One run of the verb: its folder, its report, and the disk's figures the goals are set by.</summary>
/// <param name="quick">True for a look during development: fewer rounds, noisier figures.</param>
internal sealed class BenchRun(bool quick) : IDisposable
{
    private int _files;

    public Report Report { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("claims-bench").FullName;

    /// <summary>One fsync of this disk, of 4 KiB written in place.</summary>
    public Times Fsync { get; set; } = new([]);

    /// <summary>Plain SQLite commits of one row a second on this disk.</summary>
    public double PlainCommits { get; set; }

    public int Count(int full, int whenQuick) => quick ? whenQuick : full;

    public string NewFile(string name) => Path.Combine(Folder, $"{++_files}-{name}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
