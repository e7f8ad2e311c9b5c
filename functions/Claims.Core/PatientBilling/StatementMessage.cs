using Claims.Core.Charts;
using Claims.Core.Review;

namespace Claims.Core.PatientBilling;

/// <summary>
/// The message that brings a statement; no patient data: that is behind the link. Every electronic one says how to stop
/// them (12 CFR 1006.6(e)).
/// </summary>
internal static class StatementMessage
{
    public static string IdOf(Statement statement) =>
        $"statement-{statement.Encounter.Encounter}-{statement.Number:D3}";

    public static string Text(Clinic clinic, Statement statement, Uri link) =>
        PatientTexts.In(statement.Language).Say("sms", ("clinic", clinic.Name), ("link", link.AbsoluteUri));

    public static Message Write(Clinic clinic, Statement statement, string address, Uri link)
    {
        if (statement.Channel == Channel.Mail)
        {
            return new(
                IdOf(statement), address, "A patient statement is ready to print and post",
                $"""
                Please print this statement and post it today, unless the day's print file has it:
                {link}

                The same page is kept with the chart as {SendStatement.FileNameOf(statement)}.
                """,
                link);
        }

        var texts = PatientTexts.In(statement.Language);
        return new(
            IdOf(statement), address, texts.Say($"mail.{statement.Tone}.subject", ("clinic", clinic.Name)),
            $"""
            {texts.Say($"mail.{statement.Tone}", ("due", texts.Day(statement.DueDate)))}

            {texts["mail.read"]}
            {link}

            {texts.Say("mail.help", ("contact", clinic.ContactName), ("phone", clinic.Phone))}

            {texts["mail.stop"]}
            {link}/stop
            """,
            link);
    }
}
