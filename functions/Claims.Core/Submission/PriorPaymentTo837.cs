using Claims.Core.Charts;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.X837P;
using X12Claim = Claims.Edi.X837P.Claim;

namespace Claims.Core.Submission;

/// <summary>What the payer before decided, in the claim to the next one: loops 2320, 2330A, 2330B and 2430.</summary>
internal static class PriorPaymentTo837
{
    /// <summary>CAS holds six reasons.</summary>
    private const int MostReasons = 6;

    public static X12Claim AddTo(X12Claim bill, Claim claim, PriorPayment prior, Payer payer)
    {
        var other = new OtherSubscriber
        {
            PayerResponsibility = "P",
            Relationship = prior.Relationship switch
            {
                Relationship.Self => "18",
                Relationship.Spouse => "01",
                Relationship.Child => "19",
                _ => "G8",
            },
            GroupNumber = X12Text.Of(prior.GroupNumber ?? ""),
            ClaimFilingIndicator = payer.ClaimFilingIndicator,
            Adjustments = Adjustments(prior.Adjustments),
            Paid = prior.Paid.Amount,
            BenefitsAssignment = "Y",
            ReleaseOfInformation = "Y",
            Person = Party.Person(
                X12Text.Of(prior.Subscriber.LastName), X12Text.Of(prior.Subscriber.FirstName), "MI",
                prior.MemberId) with
            {
                Address = ClaimTo837.Address(prior.Subscriber.Address),
            },
            Payer = PayerOf(prior, payer),
        };
        return bill with
        {
            OtherSubscribers = [other],
            Lines = prior.Lines.Count == 0
                ? bill.Lines
                : bill.Lines.Zip(prior.Lines, (line, decided) => line with
                {
                    Adjudications = [Decided(line, decided, prior, payer)],
                }).ToEdiList(),
        };
    }

    /// <summary>DTP*573 stands with the payer only when no line bears it.</summary>
    private static Party PayerOf(PriorPayment prior, Payer payer)
    {
        var party = Party.Organization(X12Text.Of(payer.Name), "PI", payer.ElectronicId);
        var dated = prior.Lines.Count == 0 ? party with { Dates = [new DatePeriod("573", prior.Date)] } : party;
        return prior.ControlNumber is { } number ? dated with { References = [new Reference("F8", number)] } : dated;
    }

    private static LineAdjudication Decided(ServiceLine line, PriorLine decided, PriorPayment prior, Payer payer) =>
        new()
        {
            PayerId = payer.ElectronicId,
            Paid = decided.Paid.Amount,
            Procedure = line.Procedure,
            Quantity = line.Quantity,
            Adjustments = Adjustments(decided.Adjustments),
            DecisionDate = prior.Date,
        };

    private static EdiList<ClaimAdjustment> Adjustments(IReadOnlyList<PriorAdjustment> adjustments) => adjustments
        .GroupBy(one => one.Group)
        .SelectMany(group => group.Chunk(MostReasons).Select(some => new ClaimAdjustment(
            group.Key, [.. some.Select(one => new AdjustmentReason(one.Reason, one.Amount.Amount))])))
        .ToEdiList();
}
