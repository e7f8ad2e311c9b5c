namespace Claims.Core.Submission;

/// <summary>
/// Port: where X12 files go out and come back. Adapters: folders with the payer simulator, SFTP, HTTPS. A file sent
/// twice under one name is one file. A received file stays until it is settled.
/// </summary>
public interface IClearinghouse
{
    /// <summary>Sends a file; durable when it returns.</summary>
    Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Names of files that came back and are not settled yet, oldest first.</summary>
    Task<IReadOnlyList<string>> ListReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Opens a received file.</summary>
    Task<Stream> OpenReceivedAsync(string name, CancellationToken cancellationToken);

    /// <summary>Puts a received file away: used, or quarantined with a reason in plain words.</summary>
    Task SettleAsync(string name, string? quarantineReason, CancellationToken cancellationToken);
}
