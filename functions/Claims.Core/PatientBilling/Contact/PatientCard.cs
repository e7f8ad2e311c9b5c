using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>How a patient wants to be reached, over all their bills.</summary>
/// <param name="Patient">Whose, as the contact ledger names them.</param>
/// <param name="Language">The language of everything that is sent.</param>
/// <param name="LargePrint">Whether paper is set large.</param>
/// <param name="MailReturnedOn">The day a letter came back; letters rest until there is a new address.</param>
/// <param name="Address">A newer address than the claim's.</param>
/// <param name="Consents">What was allowed and revoked, oldest first; never shortened.</param>
public sealed record PatientCard(
    string Patient,
    Language Language = Language.English,
    bool LargePrint = false,
    DateOnly? MailReturnedOn = null,
    PostalAddress? Address = null,
    IReadOnlyList<Consent>? Consents = null) : IRecord<PatientCard>
{
    /// <inheritdoc/>
    public static string Kind => "patient-card";

    /// <inheritdoc/>
    public string Key => Patient;

    /// <summary>The last word about a channel; null when nothing was ever said.</summary>
    public Consent? Of(Channel channel) => Consents?.LastOrDefault(consent => consent.Channel == channel);
}

/// <summary>A patient's word about a channel.</summary>
/// <param name="Channel">Which.</param>
/// <param name="Given">Allowed, or revoked.</param>
/// <param name="Address">The e-mail address or the number, ten digits; null when revoked.</param>
/// <param name="At">When.</param>
/// <param name="By">Where the word came from: patient's page, text reply, who took it in the office.</param>
public sealed record Consent(Channel Channel, bool Given, string? Address, DateTimeOffset At, string By);

/// <summary>Languages that all texts to patients are kept in.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>The ways that are open to reach a patient now.</summary>
/// <param name="Email">An address that may be written to.</param>
/// <param name="Sms">A number that may be texted.</param>
/// <param name="Mail">False after a letter came back.</param>
internal sealed record Reach(string? Email, string? Sms, bool Mail)
{
    /// <summary>What a card and the address on the face sheet come to.</summary>
    /// <param name="card">The patient's card.</param>
    /// <param name="email">
    /// The address they gave for electronic bills, which allows it until they say otherwise.
    /// </param>
    public static Reach Of(PatientCard? card, string? email) => new(
        card?.Of(Channel.Email) is { } word ? word.Given ? word.Address ?? email : null : email,
        card?.Of(Channel.Sms) is { Given: true } texts ? texts.Address : null,
        card?.MailReturnedOn is null);

    /// <summary>
    /// The way to take when one is wished for: a text falls back to e-mail, e-mail to paper; paper that would come
    /// back falls back to what rings, but a final notice is a letter or nothing.
    /// </summary>
    public Channel? Choose(Channel wished, bool final)
    {
        if (wished == Channel.Sms && Sms is not null)
        {
            return Channel.Sms;
        }

        var email = Email is not null ? Channel.Email : (Channel?)null;
        return wished != Channel.Mail && email is not null ? email
            : Mail ? Channel.Mail
            : final ? null
            : email ?? (Sms is not null ? Channel.Sms : null);
    }
}
