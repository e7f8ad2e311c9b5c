namespace Claims.Delivery;

/// <summary>
/// Where lies what is to be delivered: files that are whole or not there, and stay once a call has returned. A folder
/// of this machine, or a container of blobs. Names may have folders, with slashes.
/// </summary>
public interface IDeliveryFolder
{
    /// <summary>True when there is such a file.</summary>
    Task<bool> HasAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a file unless there is one: the first content stays.</summary>
    Task AddAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Writes a file over whatever was there.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>A whole file; null when there is none.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of the files that lie in a folder itself, the oldest first.</summary>
    Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Moves a file; does nothing when it is gone already.</summary>
    Task MoveAsync(string from, string to, CancellationToken cancellationToken);

    /// <summary>Removes a file; does nothing when it is gone already.</summary>
    Task RemoveAsync(string name, CancellationToken cancellationToken);
}

/// <summary>The folders of everything that leaves the house but X12 files.</summary>
/// <param name="Mail">Messages: ID.eml; below it smtp/, webhook/ and texts/ with what still waits.</param>
/// <param name="Letters">Letters to payers.</param>
/// <param name="Print">CLINIC/: a file of letters to patients a day, with its manifest.</param>
/// <param name="Collections">CLINIC/: hand-off files for the collection agency.</param>
public sealed record DeliveryFolders(
    IDeliveryFolder Mail, IDeliveryFolder Letters, IDeliveryFolder Print, IDeliveryFolder Collections);
