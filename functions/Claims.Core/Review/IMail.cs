namespace Claims.Core.Review;

/// <summary>
/// Port: messages to people. Adapters: .eml files in a folder with an optional webhook; SMTP. A message with the same
/// id is sent once, however often it is handed over. Subjects and texts carry no patient data.
/// </summary>
public interface IMail
{
    /// <summary>Hands a message over.</summary>
    Task SendAsync(Message message, CancellationToken cancellationToken);
}

/// <summary>A message.</summary>
/// <param name="Id">Deterministic: letters, digits and hyphens.</param>
/// <param name="To">An address.</param>
/// <param name="Subject">No patient data.</param>
/// <param name="Text">Plain text; no patient data but what the link shows.</param>
/// <param name="Link">The signed link it carries, also told to the webhook; null when there is none.</param>
public sealed record Message(string Id, string To, string Subject, string Text, Uri? Link);
