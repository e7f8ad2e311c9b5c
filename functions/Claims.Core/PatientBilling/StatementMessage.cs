using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Review;

namespace Claims.Core.PatientBilling;

/// <summary>The message that brings a statement; no patient data: that is behind the link.</summary>
internal static class StatementMessage
{
    public static Message Write(Clinic clinic, Statement statement, Channel channel, string address, Uri link) =>
        channel == Channel.Email
            ? new(
                IdOf(statement), address, Subject(clinic, statement.Tone),
                $"""
                {Opening(statement)}

                Read it and see how to pay:
                {link}

                If something is wrong, if you need help to pay or want to pay in parts, say so on that page: we stop
                until we have answered you. Questions: {clinic.ContactName}, {clinic.Phone}.

                You can ask on that page for bills on paper instead of messages like this one.
                """,
                link)
            : new(
                IdOf(statement), address, "A patient statement is ready to print and post",
                $"""
                Please print this statement and post it today:
                {link}

                The same page is kept with the chart as {SendStatement.FileNameOf(statement)}.
                """,
                link);

    private static string IdOf(Statement statement) =>
        $"statement-{statement.Encounter.Encounter}-{statement.Number:D3}";

    private static string Subject(Clinic clinic, StatementTone tone) => tone switch
    {
        StatementTone.First => $"Your statement from {clinic.Name}",
        StatementTone.Reminder => $"A reminder from {clinic.Name}",
        StatementTone.PastDue => $"Past due: your statement from {clinic.Name}",
        _ => $"Final notice from {clinic.Name}",
    };

    private static string Opening(Statement statement) => statement.Tone switch
    {
        StatementTone.First => "Your plan has decided on your visit, and a part is left to you. A statement is ready.",
        StatementTone.Reminder => "This is a friendly reminder of a statement that is still open.",
        StatementTone.PastDue => "A statement is past due. Please pay it, or tell us what keeps you from it.",
        _ => "This is the last notice. What is not paid, disputed or arranged by "
            + $"{statement.DueDate.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)} goes to a collection "
            + "agency. You can still ask for financial assistance.",
    };
}
