using Claims.Core.Audit;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>Keeps patients' cards and notes what people did. A revocation counts from the moment it is stored.</summary>
public sealed class PatientCards(
    IRecords records,
    IClinicDirectory directory,
    PatientOfBill patients,
    DunningBell bell,
    WorkItems work,
    AuditTrail audit,
    TimeProvider time)
{
    /// <summary>Keeps a word about a channel.</summary>
    /// <param name="encounter">A bill of the patient.</param>
    /// <param name="channel">Which channel.</param>
    /// <param name="address">The address or number that is allowed; null revokes.</param>
    /// <param name="by">Where the word came from.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was kept; else why not.</returns>
    public async Task<IReadOnlyList<Issue>> ConsentAsync(
        EncounterRef encounter, Channel channel, string? address, string by, CancellationToken cancellationToken)
    {
        var fit = address is null || channel switch
        {
            Channel.Email => address.Length <= 120 && address.IndexOf('@') is > 0 and var at
                && at < address.Length - 1 && !address.Any(char.IsWhiteSpace),
            Channel.Sms => address.Length == 10 && address.All(char.IsAsciiDigit),
            _ => false,
        };
        if (!fit)
        {
            return [new("DUN-ADDRESS", Severity.Error, "address", "An e-mail address, or a number of ten digits.")];
        }

        var patient = await patients.OfAsync(encounter, cancellationToken);
        var word = new Consent(channel, address is not null, address, time.GetUtcNow(), by);
        await ChangeAsync(encounter.Clinic, patient, card => card with { Consents = [.. card.Consents ?? [], word] },
            cancellationToken);
        if (word.Given && channel == Channel.Sms)
        {
            await records.SaveAsync(
                encounter.Clinic, cancellationToken,
                RecordChange.Put(new TextedNumber(address!, patient, encounter)));
        }

        await ToldAsync(encounter, by, word.Given ? "allowed" : "revoked", $"{channel}", cancellationToken);
        return [];
    }

    /// <summary>Whether a text reply revokes: the words of 47 CFR 64.1200(a)(10), and their Spanish.</summary>
    public static bool Revokes(string reply) =>
        reply.Trim().TrimEnd('.', '!').Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
            is "STOP" or "STOPALL" or "QUIT" or "END" or "REVOKE" or "OPTOUT" or "CANCEL" or "UNSUBSCRIBE"
            or "ALTO" or "PARAR" or "CANCELAR" or "BAJA";

    /// <summary>Takes a text reply: a word that revokes ends texts for whoever has the number, at every clinic.</summary>
    /// <returns>True when it revoked something.</returns>
    public async Task<bool> TextReplyAsync(string number, string reply, CancellationToken cancellationToken)
    {
        var digits = new string([.. number.Where(char.IsAsciiDigit)]);
        if (digits.Length < 10 || !Revokes(reply))
        {
            return false;
        }

        var revoked = false;
        foreach (var clinic in directory.Clinics)
        {
            var holders = await records.ReadAllAsync<TextedNumber>(clinic, $"{digits[^10..]}/", cancellationToken);
            foreach (var holder in holders)
            {
                await ConsentAsync(holder.Encounter, Channel.Sms, null, "text reply", cancellationToken);
                revoked = true;
            }
        }

        return revoked;
    }

    /// <summary>Sets language and print.</summary>
    public async Task SpeakAsync(
        EncounterRef encounter, Language language, bool largePrint, string by, CancellationToken cancellationToken)
    {
        var patient = await patients.OfAsync(encounter, cancellationToken);
        await ChangeAsync(
            encounter.Clinic, patient,
            card => card.Language == language && card.LargePrint == largePrint
                ? card
                : card with { Language = language, LargePrint = largePrint },
            cancellationToken);
        await ToldAsync(encounter, by, "language", $"{language}, large {largePrint}", cancellationToken);
    }

    /// <summary>A letter came back: letters rest and somebody looks for the new address.</summary>
    public async Task MailReturnedAsync(EncounterRef encounter, string by, CancellationToken cancellationToken)
    {
        var patient = await patients.OfAsync(encounter, cancellationToken);
        var today = directory.Clinic(encounter.Clinic).DayOf(time.GetUtcNow());
        await ChangeAsync(
            encounter.Clinic, patient,
            card => card.MailReturnedOn is null ? card with { MailReturnedOn = today } : card, cancellationToken);
        await work.OpenAsync(
            encounter.Clinic,
            new(
                KeyOf(patient, today), WorkItemType.PatientRequest, encounter.Encounter.Value, time.GetUtcNow(), null,
                "A letter came back. Find the new address and enter it on the balance's page; letters rest until then."),
            cancellationToken);
        await ToldAsync(encounter, by, "mail returned", "", cancellationToken);
    }

    /// <summary>The patient's new address: letters go on.</summary>
    public async Task MovedAsync(
        EncounterRef encounter, PostalAddress address, string by, CancellationToken cancellationToken)
    {
        var patient = await patients.OfAsync(encounter, cancellationToken);
        DateOnly? returned = null;
        await ChangeAsync(
            encounter.Clinic, patient,
            card =>
            {
                returned = card.MailReturnedOn;
                return card with { Address = address, MailReturnedOn = null };
            },
            cancellationToken);
        if (returned is { } day)
        {
            await work.CloseAsync(encounter.Clinic, KeyOf(patient, day), $"new address by {by}", cancellationToken);
        }

        await ToldAsync(encounter, by, "moved", "", cancellationToken);
    }

    /// <summary>Notes a call or a conversation of the office with the patient.</summary>
    public async Task NoteAsync(EncounterRef encounter, TouchKind what, string by, CancellationToken cancellationToken)
    {
        var (clinic, now) = (encounter.Clinic, time.GetUtcNow());
        var patient = await patients.OfAsync(encounter, cancellationToken);
        var before = await records.ReadAllAsync<PatientContact>(
            clinic, $"{patient}/{encounter.Encounter}/{what}-", cancellationToken);
        await records.TryAddAsync(
            clinic,
            new PatientContact(
                patient, encounter.Encounter, before.Count + 1, directory.Clinic(clinic).DayOf(now), Channel.Phone, now,
                what, by),
            cancellationToken);
        await ToldAsync(encounter, by, "noted", $"{what}", cancellationToken);
    }

    private static string KeyOf(string patient, DateOnly day) => $"mail-returned/{patient}/{day:yyyy-MM-dd}";

    private async Task ChangeAsync(
        ClinicId clinic, string patient, Func<PatientCard, PatientCard> change, CancellationToken cancellationToken)
    {
        await records.TryAddAsync(clinic, new PatientCard(patient), cancellationToken);
        await records.UpdateAsync(clinic, patient, change, cancellationToken);
    }

    private async Task ToldAsync(
        EncounterRef encounter, string by, string word, string detail, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(
            encounter.Clinic, encounter.Encounter.Value, by, word, detail,
            $"card/{word}/{detail}/{time.GetUtcNow():yyyyMMddHHmmssfff}", cancellationToken);
        await bell.RingAsync(encounter, "card", cancellationToken);
    }
}

/// <summary>Who may be texted at a number, for replies that revoke.</summary>
public sealed record TextedNumber(string Number, string Patient, EncounterRef Encounter) : IRecord<TextedNumber>
{
    /// <inheritdoc/>
    public static string Kind => "texted-number";

    /// <inheritdoc/>
    public string Key => $"{Number}/{Patient}";
}
