using Claims.Coding.CodeSets;

namespace Claims.Coding.Accuracy;

/// <summary>What goes wrong most: a neighbour taken for a code, a code added, a code missed.</summary>
internal static class ErrorKinds
{
    /// <summary>The costliest kinds, each with how many false alarms and misses it stands for.</summary>
    public static IReadOnlyList<ErrorKind> Of(IEnumerable<CodedNote> notes, int most)
    {
        var costs = new Dictionary<string, int>();
        foreach (var note in notes)
        {
            var found = note.Likely.ToHashSet();
            var wrong = found.Except(note.Expected).Order().ToList();
            foreach (var missed in note.Expected.Except(found).Order())
            {
                var near = wrong.Find(code => code.Category == missed.Category);
                if (near != default && wrong.Remove(near))
                    Add($"{near} instead of {missed}", 2);
                else
                    Add(Missed(note, missed), 1);
            }

            wrong.ForEach(code => Add($"{code} added", 1));
        }

        return [.. costs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(most).Select(pair => new ErrorKind(pair.Key, pair.Value))];

        void Add(string kind, int cost) => costs[kind] = costs.GetValueOrDefault(kind) + cost;
    }

    private static string Missed(CodedNote note, Icd10Code code) =>
        note.Ranked.Any(item => item.Code == code) ? $"{code} scored below one half"
        : $"{code} not seen";
}
