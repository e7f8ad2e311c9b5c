using System.Security.Cryptography;
using System.Text;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Azure.Files;

/// <summary>
/// The clearinghouse as containers that something else empties and fills, such as the storage account's SFTP endpoint
/// or a Logic App: outbox/ goes out, received/ came back. A settled file moves to a third container, so that triggers
/// on received/ do not see it again; there its content is part of its name, so that a file sent again under an old
/// name overwrites no evidence.
/// </summary>
internal sealed class BlobClearinghouse(BlobFolder outbox, BlobFolder received, BlobFolder settled) : IClearinghouse
{
    /// <inheritdoc/>
    public Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        outbox.AddAsync(FileName.Checked(name), content, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListReceivedAsync(CancellationToken cancellationToken) =>
        received.OldestFirstAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> OpenReceivedAsync(string name, CancellationToken cancellationToken) =>
        received.OpenAsync(name, cancellationToken);

    /// <inheritdoc/>
    public async Task SettleAsync(string name, string? quarantineReason, CancellationToken cancellationToken)
    {
        if (await received.ReadAsync(name, cancellationToken) is not { } content)
        {
            return; // An earlier attempt put it away.
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var target = $"{(quarantineReason is null ? "done" : "quarantine")}/{hash}/{name}";
        if (quarantineReason is not null)
        {
            await settled.AddAsync(
                $"{target}.reason.txt",
                Encoding.UTF8.GetBytes(quarantineReason + Environment.NewLine),
                cancellationToken);
        }

        await settled.AddAsync(target, content, cancellationToken);
        await received.RemoveAsync(name, cancellationToken);
    }
}
