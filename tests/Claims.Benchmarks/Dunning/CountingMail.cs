using System.Globalization;
using Claims.Core.Review;

namespace Claims.Benchmarks.Dunning;

/// <summary>Passes messages on and notes the process's memory at each tenth of those that are expected.</summary>
internal sealed class CountingMail(IMail mail) : IMail
{
    private const double Megabyte = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly List<double> _tenths = [];
    private int _expected = int.MaxValue;

    /// <summary>How many went out since <see cref="Expect"/>.</summary>
    public int Sent { get; private set; }

    /// <summary>The working set at each tenth, in megabytes.</summary>
    public string Tenths =>
        string.Join(", ", _tenths.Select(each => each.ToString("F0", CultureInfo.InvariantCulture)));

    /// <summary>Begins to count.</summary>
    public void Expect(int messages)
    {
        lock (_lock)
        {
            (_expected, Sent) = (messages, 0);
            _tenths.Clear();
        }
    }

    public async Task SendAsync(Message message, CancellationToken cancellationToken)
    {
        await mail.SendAsync(message, cancellationToken);
        lock (_lock)
        {
            Sent++;
            if (Sent * 10L / _expected > _tenths.Count)
            {
                _tenths.Add(Environment.WorkingSet / Megabyte);
            }
        }
    }
}
