using Claims.Core.Charts;
using static Claims.Core.Charts.FieldName;

namespace Claims.Web.Review;

/// <summary>How a field is asked for.</summary>
/// <param name="Name">Which field.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Group">The group it stands in.</param>
/// <param name="Input">How it is typed or chosen.</param>
/// <param name="Optional">Whether a claim may go without it.</param>
/// <param name="Longest">How many characters fit.</param>
internal sealed record FieldForm(
    FieldName Name, string Label, FieldGroup Group, FieldInput Input, bool Optional = false, int Longest = 60)
{
    /// <summary>Below this a value read from the page is shown as doubtful.</summary>
    public const double Doubtful = 0.8;

    /// <summary>In the order in which they are shown. The provider's name follows the choice of the provider.</summary>
    public static IReadOnlyList<FieldForm> All { get; } =
    [
        new(PatientLastName, "Last name", FieldGroup.Patient, FieldInput.Text),
        new(PatientFirstName, "First name", FieldGroup.Patient, FieldInput.Text, Longest: 35),
        new(PatientBirthDate, "Birth date", FieldGroup.Patient, FieldInput.Date),
        new(PatientSex, "Sex", FieldGroup.Patient, FieldInput.Sex),
        new(PatientAddress, "Street", FieldGroup.Patient, FieldInput.Text, Longest: 55),
        new(PatientCity, "City", FieldGroup.Patient, FieldInput.Text, Longest: 30),
        new(PatientState, "State", FieldGroup.Patient, FieldInput.Text, Longest: 2),
        new(PatientZip, "ZIP", FieldGroup.Patient, FieldInput.Text, Longest: 10),
        new(PatientEmail, "E-mail", FieldGroup.Patient, FieldInput.Text, Optional: true, Longest: 120),
        new(FieldName.Payer, "Payer", FieldGroup.Insurance, FieldInput.Payer),
        new(MemberId, "Member id", FieldGroup.Insurance, FieldInput.Text),
        new(GroupNumber, "Group number", FieldGroup.Insurance, FieldInput.Text, Optional: true),
        new(Relationship, "Patient to subscriber", FieldGroup.Insurance, FieldInput.Relationship),
        new(SecondPayer, "Second payer, by its name", FieldGroup.Insurance, FieldInput.Text, Optional: true),
        new(SecondMemberId, "Member id with the second payer", FieldGroup.Insurance, FieldInput.Text, Optional: true),
        new(SecondGroupNumber, "Group with the second payer", FieldGroup.Insurance, FieldInput.Text, Optional: true),
        new(SubscriberLastName, "Subscriber's last name", FieldGroup.Subscriber, FieldInput.Text),
        new(SubscriberFirstName, "Subscriber's first name", FieldGroup.Subscriber, FieldInput.Text, Longest: 35),
        new(SubscriberBirthDate, "Subscriber's birth date", FieldGroup.Subscriber, FieldInput.Date),
        new(SubscriberSex, "Subscriber's sex", FieldGroup.Subscriber, FieldInput.Sex),
        new(DateOfService, "Date of service", FieldGroup.Visit, FieldInput.Date),
        new(RenderingProviderNpi, "Rendering provider", FieldGroup.Visit, FieldInput.Provider),
        new(PlaceOfService, "Place of service", FieldGroup.Visit, FieldInput.Place),
        new(AuthorizationNumber, "Authorization", FieldGroup.Visit, FieldInput.Text, Optional: true),
    ];

    /// <summary>Whether a claim needs it, given the relationship to the subscriber.</summary>
    public bool IsNeeded(string? relationship) =>
        !Optional && (Group != FieldGroup.Subscriber || relationship is not (null or "" or "self"));
}

/// <summary>Groups of fields, in the order of the page.</summary>
internal enum FieldGroup
{
    Patient,
    Insurance,
    Subscriber,
    Visit,
}

/// <summary>Ways to type or choose a field.</summary>
internal enum FieldInput
{
    Text,
    Date,
    Sex,
    Payer,
    Relationship,
    Provider,
    Place,
}
