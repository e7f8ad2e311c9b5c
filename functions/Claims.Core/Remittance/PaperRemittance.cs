using System.Globalization;
using Claims.Core.Charts;
using Claims.Core.Primitives;
using Claims.Core.Submission;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X835;
using Claim = Claims.Core.Submission.Claim;
using X12Claim = Claims.Edi.X835.ClaimPayment;
using X12Line = Claims.Edi.X835.LinePayment;
using X12Remittance = Claims.Edi.X835.Remittance;

namespace Claims.Core.Remittance;

/// <summary>What a payer's paper says, as a person types it.</summary>
/// <param name="Payer">Who pays.</param>
/// <param name="CheckNumber">The check or trace number.</param>
/// <param name="Date">The paper's date.</param>
/// <param name="Amount">What the check is made out for.</param>
/// <param name="Claims">What it says of each claim.</param>
public sealed record PaperRemittance(
    PayerId Payer, string CheckNumber, DateOnly Date, Money Amount, IReadOnlyList<PaperClaim> Claims);

/// <summary>What it says of one claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Status">As CLP02: 1 or 2 processed, 4 denied, 22 reversal.</param>
/// <param name="PayerControlNumber">The payer's number, if it prints one.</param>
/// <param name="Lines">One service a line: code, charge, then reasons such as CO-45:30.00 between blanks.</param>
public sealed record PaperClaim(ClaimId Claim, string Status, string? PayerControlNumber, string Lines);

/// <summary>
/// Takes a paper remittance: it becomes what an 835 would have said, goes the same way and obeys the same equations.
/// </summary>
public sealed class EnterPaperRemittance(IRecords records, IClinicDirectory directory, ReceiveRemittance receive)
{
    /// <summary>Posts it; the same check again posts nothing.</summary>
    /// <returns>Empty when it was posted; else what is wrong, line by line.</returns>
    public async Task<IReadOnlyList<Issue>> EnterAsync(
        ClinicId clinic, PaperRemittance paper, string enteredBy, CancellationToken cancellationToken)
    {
        var faults = new List<Issue>();
        if (directory.Payers(clinic).FirstOrDefault(payer => payer.Id == paper.Payer) is not { } from)
        {
            return [Refused("payer", "Not in payers.json.")];
        }

        if (paper.CheckNumber.Trim().Length is 0 or > 50 || paper.Claims.Count == 0)
        {
            faults.Add(Refused("check", "It has a check number of at most 50 characters and one claim at least."));
        }

        var claims = new List<X12Claim>();
        foreach (var one in paper.Claims)
        {
            if (await records.FindAsync<Claim>(clinic, one.Claim.Value, cancellationToken) is not { Record: var claim })
            {
                faults.Add(Refused($"claim {one.Claim}", "There is no such claim."));
                continue;
            }

            claims.Add(Read(one, claim, faults));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var fault = await receive.ReceiveAsync(
            clinic, $"paper {paper.CheckNumber.Trim()}", Write(paper, from, directory.Clinic(clinic), claims),
            cancellationToken, enteredBy);
        return fault is null ? [] : [Refused("paper", fault)];
    }

    private static X12Claim Read(PaperClaim paper, Claim claim, List<Issue> faults)
    {
        var lines = new List<X12Line>();
        foreach (var (text, index) in paper.Lines.Split('\n').Select((text, index) => (text.Trim(), index + 1)))
        {
            if (text.Length > 0 && TryReadLine(text, claim.Content.DateOfService) is { } line)
            {
                lines.Add(line);
            }
            else if (text.Length > 0)
            {
                faults.Add(Refused(
                    $"claim {claim.Id}, line {index}",
                    "Write code, charge and reasons between blanks, such as: 99213 130.00 CO-45:30.00 PR-3:25.00"));
            }
        }

        return new()
        {
            PatientControlNumber = claim.Id.Value,
            Status = paper.Status,
            Charge = lines.Sum(line => line.Charge),
            Paid = lines.Sum(line => line.Paid),
            PayerClaimControlNumber = paper.PayerControlNumber ?? "",
            Lines = lines.ToEdiList(),
        };
    }

    private static X12Line? TryReadLine(string text, DateOnly day)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !TryRead(words[1], out var charge))
        {
            return null;
        }

        var reasons = new List<ClaimAdjustment>();
        foreach (var word in words.Skip(2))
        {
            if (word.Split('-', ':') is not [("CO" or "PR" or "OA" or "PI") and var group, { Length: > 0 } reason, var sum]
                || !TryRead(sum, out var amount))
            {
                return null;
            }

            reasons.Add(new(group, reason, amount));
        }

        return new()
        {
            Procedure = new Procedure(words[0]),
            Charge = charge,
            Paid = charge - reasons.Sum(reason => reason.Total),
            ServiceDate = day,
            Adjustments = reasons.ToEdiList(),
        };
    }

    private static bool TryRead(string text, out decimal amount) =>
        decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out amount)
        && decimal.Round(amount, 2) == amount;

    private static X12Remittance Write(
        PaperRemittance paper, Payer payer, Clinic clinic, IReadOnlyList<X12Claim> claims) => new()
        {
            ControlNumber = "0001",
            PaymentAmount = Math.Abs(paper.Amount.Amount),
            CreditOrDebit = paper.Amount < Money.Zero ? "D" : "C",
            PaymentMethod = paper.Amount == Money.Zero ? "NON" : "CHK",
            PaymentDate = paper.Date,
            TraceNumber = paper.CheckNumber.Trim(),
            OriginatingCompanyId = payer.ElectronicId,
            ProductionDate = paper.Date,
            Payer = new RemittanceParty { Name = X12Text.Of(payer.Name) },
            Payee = new RemittanceParty { Name = X12Text.Of(clinic.Name), IdQualifier = "XX", Id = clinic.Npi.Value },
            ClaimGroups = [new ClaimGroup { GroupNumber = "1", Claims = claims.ToEdiList() }],
        };

    private static Issue Refused(string place, string text) => new("PAY-EOB", Severity.Error, place, text);
}
