namespace Claims.Edi.Envelope;

/// <summary>
/// The control numbers met so far, to see which comes twice, in a memory that does not grow with the file: numbers that
/// run on, as senders give them, are kept as one run however many they are. Of numbers in no order at most
/// <see cref="MostRuns"/> runs are kept; then all are forgotten and it begins anew, so that a repetition further apart
/// may go unseen.
/// </summary>
internal sealed class ControlNumbers
{
    /// <summary>How many runs are kept, 16 bytes each.</summary>
    public const int MostRuns = 1 << 14;

    /// <summary>Runs in order, by the sender, what stands before the digits, and how many digits there are.</summary>
    private readonly Dictionary<(string Sender, string Prefix, int Digits), List<(long First, long Last)>> runs = [];

    /// <summary>How many runs are kept now.</summary>
    public int Runs { get; private set; }

    /// <summary>Remembers a number; false when it was met before.</summary>
    /// <param name="number">The number, which may hold letters.</param>
    /// <param name="sender">Whose number it is, where several give them.</param>
    public bool Add(string number, string sender = "")
    {
        var prefix = number.AsSpan().TrimEnd("0123456789");
        if (number.Length - prefix.Length > 18)
            prefix = number.AsSpan(0, number.Length - 18);
        var digits = number.AsSpan(prefix.Length);
        var key = (sender, prefix.ToString(), digits.Length);
        if (!runs.TryGetValue(key, out var known))
            runs.Add(key, known = []);
        var isNew = Add(known, digits.IsEmpty ? 0 : long.Parse(digits));
        if (Runs > MostRuns)
        {
            runs.Clear();
            Runs = 0;
        }
        return isNew;
    }

    private bool Add(List<(long First, long Last)> known, long number)
    {
        var after = known.BinarySearch((number, long.MaxValue));
        after = after < 0 ? ~after : after;
        if (after > 0 && known[after - 1].Last >= number)
            return false;
        var continues = after > 0 && known[after - 1].Last == number - 1;
        var precedes = after < known.Count && known[after].First == number + 1;
        if (continues && precedes)
        {
            known[after - 1] = (known[after - 1].First, known[after].Last);
            known.RemoveAt(after);
            Runs--;
        }
        else if (continues)
        {
            known[after - 1] = (known[after - 1].First, number);
        }
        else if (precedes)
        {
            known[after] = (number, known[after].Last);
        }
        else
        {
            known.Insert(after, (number, number));
            Runs++;
        }
        return true;
    }
}
