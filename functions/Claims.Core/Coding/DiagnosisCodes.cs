using System.Collections.Concurrent;
using Claims.Coding.CodeSets;
using Claims.Coding.CodeSets.Library;
using Claims.Coding.Diagnoses;

namespace Claims.Core.Coding;

/// <summary>
/// The diagnosis codes that count on a date of service, and the suggester that knows them. The host says where they
/// come from; without it the built-in starter set counts on every date.
/// </summary>
/// <param name="choose">Gives the codes for a date of service.</param>
/// <param name="edits">Gives the NCCI edits for a date of service; gives null where none are installed.</param>
/// <param name="fees">Gives the fee schedule for a date of service; gives null where none is installed.</param>
public sealed class DiagnosisCodes(
    Func<DateOnly, CodesInUse> choose,
    Func<DateOnly, NcciRelease?>? edits = null,
    Func<DateOnly, FeeSchedule?>? fees = null)
{
    private readonly ConcurrentDictionary<(CodeSet, IReadOnlyList<LocalTerm>), Lazy<CodeSuggester>> _suggesters = [];

    /// <summary>The built-in codes alone.</summary>
    public static DiagnosisCodes Starter() => new(date => new(CodeSet.Starter, null, date));

    /// <summary>The codes for a date of service, and whether they were in force on it.</summary>
    public CodesInUse On(DateOnly dateOfService) => choose(dateOfService);

    /// <summary>The NCCI edits for a date of service; null when there are none.</summary>
    public NcciRelease? EditsOn(DateOnly dateOfService) => edits?.Invoke(dateOfService);

    /// <summary>The fee schedule for a date of service; null when there is none.</summary>
    public FeeSchedule? FeesOn(DateOnly dateOfService) => fees?.Invoke(dateOfService);

    /// <summary>
    /// The suggester for a set and a clinic's terms; made when first asked for, which takes a second for a full
    /// release.
    /// </summary>
    public CodeSuggester Suggester(CodeSet codes, IReadOnlyList<LocalTerm> terms) => _suggesters.GetOrAdd(
        (codes, terms), key => new(() => new CodeSuggester(key.Item1, key.Item2))).Value;
}
