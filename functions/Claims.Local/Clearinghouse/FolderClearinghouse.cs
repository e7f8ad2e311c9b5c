using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Local.Stores;

namespace Claims.Local.Clearinghouse;

/// <summary>The clearinghouse as folders: outbox/ goes out, received/ came back.</summary>
internal sealed class FolderClearinghouse(DataFolder data) : IClearinghouse
{
    public async Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(data.Outbox, FileName.Checked(name));
        if (!File.Exists(path))
        {
            await DurableFile.WriteAsync(path, content, cancellationToken);
        }
    }

    public Task<IReadOnlyList<string>> ListReceivedAsync(CancellationToken cancellationToken) =>
        Task.FromResult(DurableFile.OldestFirst(data.Received));

    public Task<Stream> OpenReceivedAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(File.OpenRead(PathOf(name)));

    public async Task SettleAsync(string name, string? quarantineReason, CancellationToken cancellationToken)
    {
        if (quarantineReason is null)
        {
            DurableFile.Move(PathOf(name), Path.Combine(data.Received, "done", name));
            return;
        }

        var target = Path.Combine(data.Received, "quarantine", name);
        await DurableFile.WriteAsync(
            $"{target}.reason.txt",
            System.Text.Encoding.UTF8.GetBytes(quarantineReason + Environment.NewLine),
            cancellationToken);
        DurableFile.Move(PathOf(name), target);
    }

    /// <summary>True when a file of that name came before, settled or not.</summary>
    public bool HasReceived(string name) =>
        new[] { "", "done", "quarantine" }.Any(folder => File.Exists(Path.Combine(data.Received, folder, name)));

    /// <summary>A received file's name is the sender's: it may be odd, but it stays one file in its folder.</summary>
    private string PathOf(string name) =>
        Path.GetFileName(name) == name && name is not ("" or "." or "..")
            ? Path.Combine(data.Received, name)
            : throw new ArgumentException("Not the name of one file.", nameof(name));
}
