namespace Claims.Workflows.Sqlite;

/// <summary>
/// A file that its owner holds locked while its process lives. The system frees it even after a kill, so a dead
/// owner's instances need not wait for the end of its lease. A lock that cannot be trusted proves nothing: then the
/// lease alone decides.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly bool _isReliable;

    public OwnerLock(string database, string owner)
    {
        _path = PathOf(database, owner);
        _file = Open(_path, FileMode.Create);

        // File systems and settings exist that ignore locks: only what refuses us our own lock refuses others.
        _isReliable = TryOpen(_path) is not { } second || Close(second);
    }

    /// <summary>True when an owner's process is certainly gone.</summary>
    public bool IsDead(string database, string owner)
    {
        var path = PathOf(database, owner);
        if (!_isReliable || !File.Exists(path) || TryOpen(path) is not { } file)
            return false;
        file.Dispose();
        File.Delete(path);
        return true;
    }

    /// <summary>For an owner that leaves nothing behind.</summary>
    public void Delete()
    {
        File.Delete(_path);
        Dispose();
    }

    /// <summary>Gives up the lock but leaves the file, which shows others that the owner is gone.</summary>
    public void Dispose() => _file.Dispose();

    private static string PathOf(string database, string owner) =>
        $"{database}-owner-{string.Concat(owner.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.lock";

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.None);

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return Open(path, FileMode.Open);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool Close(FileStream file)
    {
        file.Dispose();
        return false;
    }
}
