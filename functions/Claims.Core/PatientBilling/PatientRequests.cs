using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Takes what patients ask and what billers answer.</summary>
public sealed class PatientRequests
{
    /// <summary>Takes a request; dunning pauses. An open request of the same type is the same request.</summary>
    public Task<PatientRequest> SubmitAsync(
        EncounterRef encounter, PatientRequestType type, string text, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Takes the biller's answer; dunning goes on or ends.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="key">The request's key, as its work item's subject names it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="pausedUntil">With <see cref="RequestAnswer.PlanAgreed"/>, when dunning goes on.</param>
    /// <param name="answeredBy">Who.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Empty when it was taken, also when it was taken before; else why it was refused.</returns>
    public Task<IReadOnlyList<Issue>> AnswerAsync(
        ClinicId clinic,
        string key,
        RequestAnswer answer,
        DateOnly? pausedUntil,
        string answeredBy,
        CancellationToken cancellationToken) => throw new NotImplementedException();
}
