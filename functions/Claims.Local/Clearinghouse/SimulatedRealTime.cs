using System.Text;
using Claims.Core.Submission;
using Claims.Edi.Envelope;
using Claims.Edi.X270;

namespace Claims.Local.Clearinghouse;

/// <summary>SIMULATED payers asked in real time: a 270 in, its 271 out.</summary>
internal sealed class SimulatedRealTime(PayerRules rules, SimulatorMemory memory, TimeProvider time)
    : IRealTimeClearinghouse
{
    public Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var read = InterchangeReader.Read(Encoding.ASCII.GetString(request.Span));
        if (read.Value.FirstOrDefault() is not { } interchange
            || interchange.Transactions.OfType<EligibilityRequest>().FirstOrDefault() is not { } asked)
        {
            throw new IOException("SIMULATED payer: the request is no 270.");
        }

        var now = time.GetUtcNow();
        using var turn = memory.Begin();
        var number = turn.NextNumber();
        turn.Save();
        var writer = new EligibilityAnswer(rules, memory, DateOnly.FromDateTime(now.UtcDateTime));
        var answer = Envelopes.Of(interchange.Sender, "HB", number, now, writer.Write(asked, now));
        return Task.FromResult<ReadOnlyMemory<byte>>(Encoding.ASCII.GetBytes(InterchangeWriter.ToText(answer)));
    }
}
