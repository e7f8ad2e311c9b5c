namespace Claims.Workflows.Sqlite;

/// <summary>
/// A file that its owner holds locked while its process lives. The system frees it even after a kill, so a dead
/// owner's instances need not wait for the end of its lease. A lock that cannot be trusted proves nothing: then the
/// lease alone decides.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;
    private readonly bool _isReliable;

    public OwnerLock(string database, string owner)
    {
        var path = PathOf(database, owner);
        _file = Open(path, FileMode.Create);

        // File systems and settings exist that ignore locks: only what refuses us our own lock refuses others.
        _isReliable = !IsFree(path);
        Checkpoints.Reach(Checkpoint.OwnerLocked);
    }

    public static string PathOf(string database, string owner) =>
        $"{database}-owner-{string.Concat(owner.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.lock";

    /// <summary>
    /// The files of owners that died. Ask inside a writing transaction: files are made inside of one, and one that is
    /// being made is not locked yet.
    /// </summary>
    public static IEnumerable<string> LeftBehind(string database) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}-owner-*.lock")
            .Where(IsFree);

    /// <summary>True when an owner's process is certainly gone.</summary>
    public bool IsDead(string path) => _isReliable && IsFree(path);

    /// <summary>Gives up the lock but leaves the file, which shows others that the owner is gone.</summary>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.None);

    private static bool IsFree(string path)
    {
        try
        {
            Open(path, FileMode.Open).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
