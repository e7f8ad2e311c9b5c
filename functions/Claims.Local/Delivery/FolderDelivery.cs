using Claims.Delivery;
using Claims.Local.Stores;

namespace Claims.Local.Delivery;

/// <summary>A folder of this machine as a folder of what is to be delivered.</summary>
internal sealed class FolderDelivery(string root) : IDeliveryFolder
{
    /// <summary>The folders of everything that leaves the house.</summary>
    public static DeliveryFolders Of(DataFolder data) => new(
        new FolderDelivery(data.Mail), new FolderDelivery(data.Letters), new FolderDelivery(data.Print),
        new FolderDelivery(data.Collections));

    public Task<bool> HasAsync(string name, CancellationToken cancellationToken) => Task.FromResult(File.Exists(In(name)));

    public Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        File.Exists(In(name)) ? Task.CompletedTask : PutAsync(name, content, cancellationToken);

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        DurableFile.WriteAsync(In(name), content, cancellationToken);

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(In(name)) ? await File.ReadAllBytesAsync(In(name), cancellationToken) : null;

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) =>
        Task.FromResult(DurableFile.OldestFirst(In(folder)));

    public Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        DurableFile.Move(In(from), In(to));
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        File.Delete(In(name));
        return Task.CompletedTask;
    }

    private string In(string name) => Path.Combine(root, name);
}
