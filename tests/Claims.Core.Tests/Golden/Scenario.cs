namespace Claims.Core.Tests.Golden;

/// <summary>
/// A scenario file: what is done, and under each action exactly what came of it.
/// <code>
/// # A comment.
/// > remittance T1
///   1 | 99213 130 CO-45:30 | 93000 70
/// ledger  Payer -> PaidByPayer 170.00  T1
/// </code>
/// A line that begins with '>' is an action, indented lines below it are its details, all other lines are outcomes.
/// </summary>
internal sealed record Scenario(string Name, IReadOnlyList<ScenarioStep> Steps)
{
    private const string Action = "> ";
    private const string Detail = "  ";

    /// <summary>Reads a file.</summary>
    public static Scenario Read(string path)
    {
        var (steps, comments) = (new List<ScenarioStep>(), new List<string>());
        foreach (var line in File.ReadAllLines(path).Select(line => line.TrimEnd()))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                comments.Add(line);
            }
            else if (line.StartsWith(Action, StringComparison.Ordinal))
            {
                steps.Add(new([.. comments], line[Action.Length..], [], []));
                comments.Clear();
            }
            else if (steps.Count == 0)
            {
                throw new InvalidDataException($"{path}: an outcome comes before the first action: {line}");
            }
            else if (line.StartsWith(Detail, StringComparison.Ordinal))
            {
                steps[^1].Details.Add(line.Trim());
            }
            else
            {
                steps[^1].Outcomes.Add(line);
            }
        }

        return new(Path.GetFileNameWithoutExtension(path), steps);
    }

    /// <summary>The file as it would read with what came.</summary>
    public string Rewrite(IReadOnlyList<IReadOnlyList<string>> came) => string.Concat(
        Steps.SelectMany((step, index) => step.Comments.Append($"{Action}{step.Action}")
            .Concat(step.Details.Select(detail => $"{Detail}{detail}")).Concat(came[index]))
            .Select(line => $"{line}\n"));

    /// <summary>Whether what came is what the file says, and the two beside each other, line by line.</summary>
    public (bool Same, string Text) Compare(IReadOnlyList<IReadOnlyList<string>> came)
    {
        var (same, text) = (true, new List<string>());
        for (var step = 0; step < Steps.Count; step++)
        {
            text.Add($"    > {Steps[step].Action}");
            text.AddRange(Steps[step].Details.Select(detail => $"      {detail}"));
            foreach (var (mark, line) in Differences(Steps[step].Outcomes, came[step]))
            {
                same &= mark == ' ';
                text.Add($"  {mark} {line}");
            }
        }

        return (same, string.Join('\n', text));
    }

    /// <summary>The longest lines in common stay; the rest is missing (-) or new (+).</summary>
    private static IEnumerable<(char Mark, string Line)> Differences(
        IReadOnlyList<string> wanted, IReadOnlyList<string> came)
    {
        var common = new int[wanted.Count + 1, came.Count + 1];
        for (var i = wanted.Count - 1; i >= 0; i--)
        {
            for (var j = came.Count - 1; j >= 0; j--)
            {
                common[i, j] = wanted[i] == came[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < wanted.Count || j < came.Count;)
        {
            if (i < wanted.Count && j < came.Count && wanted[i] == came[j])
            {
                yield return (' ', wanted[i++]);
                j++;
            }
            else if (j == came.Count || (i < wanted.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', wanted[i++]);
            }
            else
            {
                yield return ('+', came[j++]);
            }
        }
    }
}

/// <summary>One action with the comments before it, its details and what comes of it.</summary>
internal sealed record ScenarioStep(
    IReadOnlyList<string> Comments, string Action, List<string> Details, List<string> Outcomes);
