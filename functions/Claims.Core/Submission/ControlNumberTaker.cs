using Claims.Core.Primitives;

namespace Claims.Core.Submission;

/// <summary>Takes control numbers; none is ever given twice, whatever crashes and however many processes ask.</summary>
internal static class ControlNumberTaker
{
    /// <summary>The next number and the write that takes it, to be saved together with what bears it.</summary>
    /// <returns>A number that is taken only once the change is saved; a conflict means to ask again.</returns>
    public static async Task<(int Number, RecordChange Taking)> NextAsync(
        IRecords records, ClinicId clinic, CancellationToken cancellationToken)
    {
        var old = await records.FindAsync<ControlNumbers>(clinic, ControlNumbers.OnlyKey, cancellationToken);
        var next = new ControlNumbers((old?.Record.Last ?? 0) + 1);
        return (next.Last, old is null ? RecordChange.Add(next) : RecordChange.Replace(old, next));
    }

    /// <summary>Takes a number for something that needs no record of its own.</summary>
    public static async Task<int> TakeAsync(IRecords records, ClinicId clinic, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (number, taking) = await NextAsync(records, clinic, cancellationToken);
            try
            {
                await records.SaveAsync(clinic, [taking], cancellationToken);
                return number;
            }
            catch (RecordConflictException)
            {
                // Another process took it: ask for the next.
            }
        }
    }
}
