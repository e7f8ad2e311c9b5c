using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Claims.Core.Charts;
using Claims.Core.Review;

namespace Claims.Core.PatientBilling;

/// <summary>The message that brings an estimate; no patient data: that is behind the link.</summary>
internal static class EstimateMessage
{
    public static Message Write(Clinic clinic, Estimate estimate, EstimateAddressee to, string address, Uri link)
    {
        var texts = PatientTexts.In(to.Language);
        return to.Email is null
            ? new(
                IdOf(estimate), address, "A cost estimate is ready to print and post",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    Please print this estimate and post or hand it to the patient by {estimate.DueBy ?? estimate.Visit:yyyy-MM-dd}:
                    {link}
                    """),
                link)
            : new(
                IdOf(estimate), address, texts.Say("gfe.mail.subject", ("clinic", clinic.Name)),
                $"""
                {texts["gfe.mail"]}

                {link}

                {texts.Say("gfe.mail.help", ("contact", clinic.ContactName), ("phone", clinic.Phone))}
                """,
                link);
    }

    /// <summary>One a version: what has changed is sent anew.</summary>
    private static string IdOf(Estimate estimate)
    {
        var lines = string.Join(';', estimate.Lines.Select(line => $"{line.Code} {line.Amount}"));
        var version = Encoding.UTF8.GetBytes($"{estimate.Key}|{estimate.Scheduled:O}|{lines}|{estimate.For}");
        return $"estimate-{Convert.ToHexStringLower(SHA256.HashData(version))[..16]}";
    }
}
