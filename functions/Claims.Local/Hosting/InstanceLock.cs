namespace Claims.Local.Hosting;

/// <summary>Keeps a second process off a data folder; gone with its process, however that ends.</summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="InvalidOperationException">Another process has it; says which.</exception>
    public static InstanceLock Take(DataFolder data)
    {
        try
        {
            var file = new FileStream(data.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new(file);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException)
        {
            throw new InvalidOperationException(
                $"Another claims process works on {data.Root}. Stop that one first, or name another folder with "
                + "--data. To look only, use: claims status.",
                exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
