using Claims.Edi.Syntax;
using Claims.Edi.X276;
using Claims.Edi.X277;
using Claims.Edi.X277CA;

namespace Claims.Local.Clearinghouse;

/// <summary>Answers a 276 from what the simulated payers remember: not found, under way, paid or denied.</summary>
/// <param name="turn">Their memory.</param>
/// <param name="submitter">Who asks: nobody is told of another's claims.</param>
/// <param name="at">When the answer is given.</param>
internal sealed class StatusAnswer(SimulatorMemory.Turn turn, string submitter, DateTimeOffset at)
{
    private static readonly ClaimStatusCode NotFound = new("A4", "35");
    private static readonly ClaimStatusCode UnderWay = new("P1", "20");
    private static readonly ClaimStatusCode Paid = new("F1", "65");
    private static readonly ClaimStatusCode Denied = new("F2", "585");

    private readonly DateOnly _today = DateOnly.FromDateTime(at.UtcDateTime);

    public ClaimStatusResponse Write(ClaimStatusRequest request) => new()
    {
        RequestReference = request.RequestReference,
        Created = at.UtcDateTime,
        Payers = request.Payers.Select(payer => new StatusPayer
        {
            Name = payer.Name,
            Receivers = payer.Receivers.Select(receiver => new StatusReceiver
            {
                Name = receiver.Name,
                Providers = receiver.Providers.Select(provider => new StatusProvider
                {
                    Names = provider.Names,
                    Subscribers = provider.Subscribers
                        .Select(person => Answer(payer.Name?.Id ?? "", person)).ToEdiList(),
                }).ToEdiList(),
            }).ToEdiList(),
        }).ToEdiList(),
    };

    /// <summary>The 277 names the person; birth date and sex are of the question alone.</summary>
    private StatusPatient Answer(string payer, StatusPatient asked) => new()
    {
        Person = asked.Person,
        Claims = asked.Claims.Select(claim => Answer(payer, claim)).ToEdiList(),
        Dependents = asked.Dependents.Select(person => Answer(payer, person)).ToEdiList(),
    };

    private StatusClaim Answer(string payer, StatusClaim asked)
    {
        var answer = new StatusClaim
        {
            TraceType = "2",
            TraceNumber = asked.TraceNumber,
            PatientControlNumber = asked.PatientControlNumber,
            ServiceDate = asked.ServiceDate,
        };
        var number = turn.PayerControlOf(asked.PatientControlNumber);
        if (number is null
            || turn.FindClaim(number) is not var (claim, decision)
            || claim.Submitter != submitter
            || claim.Payer != payer)
        {
            return answer with { Statuses = [new StatusInformation(NotFound, _today, asked.Charge ?? 0)] };
        }

        return answer with { PayerClaimControlNumber = number, Statuses = [Status(claim, decision)] };
    }

    private StatusInformation Status(SimulatedClaim claim, SimulatedDecision decision) =>
        turn.IsPaidAfter(claim.PatientControlNumber, at) ? new(UnderWay, _today, claim.Charge)
        : decision.Status == "4" ? new(Denied, _today, claim.Charge, 0m)
        : new(Paid, _today, claim.Charge, decision.Paid);
}
