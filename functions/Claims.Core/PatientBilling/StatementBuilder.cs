using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Remittance;

namespace Claims.Core.PatientBilling;

/// <summary>
/// Composes a statement. Its explanations come to what was paid and what is still owed, to the cent: whatever moved the
/// balance besides the payer's decisions is shown as an adjustment. Pure.
/// </summary>
internal static class StatementBuilder
{
    /// <summary>Composes.</summary>
    /// <param name="file">What it rests on; with a claim.</param>
    /// <param name="clinic">Who bills.</param>
    /// <param name="payer">The plan.</param>
    /// <param name="wording">A service's name in the clinic's own words.</param>
    /// <param name="number">The statement's number.</param>
    /// <param name="date">Its date.</param>
    /// <param name="step">Its step of the policy.</param>
    /// <param name="language">The language it speaks.</param>
    public static Statement Build(
        BillingFile file,
        Clinic clinic,
        Payer payer,
        Func<string, string> wording,
        int number,
        DateOnly date,
        DunningStep step,
        Language language = Language.English)
    {
        var claim = file.Claim ?? throw new InvalidOperationException("Nothing was billed.");
        var content = claim.Content;
        var books = Books.Of(file.Entries);
        var (paid, balance) = (books[Account.PaidByPatient], books[Account.Patient]);
        return new(
            claim.Encounter,
            number,
            date,
            date.AddDays(step.DueInDays),
            step.Tone,
            Addressee(content.Patient, date, PatientTexts.In(language)),
            content.Patient.Address,
            content.DateOfService,
            ProviderName(clinic, content.RenderingProvider),
            payer.Name,
            PatientShares.Lines(file.Payments, wording),
            Explain(file.Payments, paid + balance),
            paid,
            balance);
    }

    private static IReadOnlyList<BalanceExplanation> Explain(IReadOnlyList<ClaimPayment> payments, Money total)
    {
        var reasons = PatientShares.Explain(payments);
        var adjusted = total - Money.Sum(reasons.Select(reason => reason.Amount));
        return adjusted == Money.Zero
            ? reasons
            :
            [
                .. reasons,
                new(
                    "adjustment", adjusted, PatientTexts.English.Say("share.adjusted", ("amount", $"{adjusted}")),
                    "adjusted"),
            ];
    }

    /// <summary>A minor's bills are the parents'.</summary>
    private static string Addressee(Submission.Person patient, DateOnly date, PatientTexts texts)
    {
        var name = $"{patient.FirstName} {patient.LastName}";
        return patient.BirthDate.AddYears(18) > date ? texts.Say("guardian", ("name", name)) : name;
    }

    private static string ProviderName(Clinic clinic, Npi npi)
    {
        var provider = clinic.Providers.FirstOrDefault(provider => provider.Npi == npi);
        return provider is null ? clinic.Name : $"{provider.FirstName} {provider.LastName}";
    }
}
