using Claims.Core.Charts;
using Claims.Core.Review;

namespace Claims.Core.PatientBilling;

/// <summary>Port: text messages. One with the same id is sent once.</summary>
public interface ITexts
{
    /// <summary>False where no provider is set up; then nobody may allow texts.</summary>
    bool CanSend { get; }

    /// <summary>Hands a text over.</summary>
    /// <param name="id">Letters, digits and hyphens.</param>
    /// <param name="number">Ten digits.</param>
    /// <param name="text">No patient data but what the link shows.</param>
    /// <param name="cancellationToken">Cancels the hand-over.</param>
    Task SendAsync(string id, string number, string text, CancellationToken cancellationToken);
}

/// <summary>Port: letters to patients, printed a day's at once.</summary>
public interface IPrintFile
{
    /// <summary>Adds a letter to the day's file; the same statement again is the same letter.</summary>
    Task AddAsync(Clinic clinic, Statement statement, Uri link, CancellationToken cancellationToken);
}

/// <summary>Where nobody sends texts: whoever allowed them gets e-mail or paper.</summary>
public sealed class NoTexts : ITexts
{
    /// <inheritdoc/>
    public bool CanSend => false;

    /// <inheritdoc/>
    public Task SendAsync(string id, string number, string text, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No provider of text messages is set up.");
}

/// <summary>Where letters are printed one by one from the billing office's mail.</summary>
public sealed class NoPrintFile : IPrintFile
{
    /// <inheritdoc/>
    public Task AddAsync(Clinic clinic, Statement statement, Uri link, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}

/// <summary>Sends a statement the way it says.</summary>
public sealed class StatementPost(IMail mail, ITexts texts, IPrintFile letters)
{
    /// <summary>Whom a statement goes to now; null when its channel was revoked since it was made.</summary>
    internal string? AddressOf(Clinic clinic, Statement statement, Reach reach) => statement.Channel switch
    {
        Channel.Email => reach.Email,
        Channel.Sms => reach.Sms,
        _ => clinic.Email,
    };

    /// <summary>Sends.</summary>
    internal async Task SendAsync(
        Clinic clinic, Statement statement, string address, Uri link, CancellationToken cancellationToken)
    {
        if (statement.Channel == Channel.Sms)
        {
            await texts.SendAsync(
                StatementMessage.IdOf(statement), address, StatementMessage.Text(clinic, statement, link),
                cancellationToken);
            return;
        }

        if (statement.Channel == Channel.Mail)
        {
            await letters.AddAsync(clinic, statement, link, cancellationToken);
        }

        await mail.SendAsync(StatementMessage.Write(clinic, statement, address, link), cancellationToken);
    }
}
