using System.Text.Json;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Azure.Files;

/// <summary>
/// Messages to people as blobs, mail/ID.json, for something else to send and remove, such as a Logic App with the
/// group's own mail connector. The name is the message's id: handed over twice, it is one blob.
/// </summary>
internal sealed class BlobMail(BlobFolder folder) : IMail
{
    /// <inheritdoc/>
    public Task SendAsync(Message message, CancellationToken cancellationToken) =>
        message.Id.Length > 0 && message.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? folder.AddAsync(
                $"{message.Id}.json",
                JsonSerializer.SerializeToUtf8Bytes(message, CoreJson.Options),
                cancellationToken)
            : throw new ArgumentException("A message's id has letters, digits and hyphens.", nameof(message));
}
