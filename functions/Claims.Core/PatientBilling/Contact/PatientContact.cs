using System.Security.Cryptography;
using System.Text;
using Claims.Core.Primitives;
using Claims.Core.Submission;

namespace Claims.Core.PatientBilling;

/// <summary>One touch of a patient. The ledger of them is consulted before each touch and written with it.</summary>
/// <param name="Patient">A hash of name and birth date: one patient over all encounters.</param>
/// <param name="Encounter">What it was about.</param>
/// <param name="Statement">The statement's number; for a call or a conversation the n-th of the bill.</param>
/// <param name="Day">The day at the clinic.</param>
/// <param name="Channel">How.</param>
/// <param name="At">The moment.</param>
/// <param name="What">What it was.</param>
/// <param name="By">Who, for what a person did.</param>
public sealed record PatientContact(
    string Patient,
    EncounterId Encounter,
    int Statement,
    DateOnly Day,
    Channel Channel,
    DateTimeOffset? At = null,
    TouchKind What = TouchKind.Statement,
    string? By = null) : IRecord<PatientContact>
{
    /// <inheritdoc/>
    public static string Kind => "patient-contact";

    /// <inheritdoc/>
    public string Key => What == TouchKind.Statement
        ? $"{Patient}/{Encounter}/{Statement:D3}"
        : $"{Patient}/{Encounter}/{What}-{Statement:D3}";

    /// <summary>Names a patient without saying who it is.</summary>
    public static string PatientOf(Person patient)
    {
        var text = $"{patient.LastName}|{patient.FirstName}|{patient.BirthDate:O}".ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }
}

/// <summary>What a touch was.</summary>
public enum TouchKind
{
    /// <summary>A statement, reminder or notice.</summary>
    Statement,

    /// <summary>A call that reached nobody.</summary>
    CallAttempt,

    /// <summary>Words were exchanged about the debt, whoever called.</summary>
    Conversation,
}

/// <summary>The day's one message to a patient: whoever writes it first sends, so two bills never race.</summary>
/// <param name="Patient">Whom.</param>
/// <param name="Day">The day at the clinic.</param>
/// <param name="Statement">The key of the statement that took it.</param>
public sealed record ContactDay(string Patient, DateOnly Day, string Statement) : IRecord<ContactDay>
{
    /// <inheritdoc/>
    public static string Kind => "contact-day";

    /// <inheritdoc/>
    public string Key => $"{Patient}/{Day:yyyy-MM-dd}";
}
