using Claims.Core.Charts;
using Claims.Core.Primitives;

namespace Claims.Core.PatientBilling;

/// <summary>Each clinic's own dunning-policy.json where it has one, else the built-in policy.</summary>
public sealed class ClinicPolicies : IDunningPolicies
{
    private readonly Dictionary<ClinicId, DunningPolicy> _policies = [];

    private ClinicPolicies()
    {
    }

    /// <summary>Reads every clinic's policy.</summary>
    /// <exception cref="InvalidDataException">One line a fault: file and what to do.</exception>
    public static ClinicPolicies Read(IEnumerable<ClinicFolder> folders)
    {
        var (all, faults) = (new ClinicPolicies(), new List<string>());
        foreach (var folder in folders)
        {
            using var file = folder.Open("dunning-policy.json");
            if (file is null || !ClinicId.TryParse(folder.Name, out var clinic))
            {
                continue;
            }

            using var reader = new StreamReader(file);
            var (policy, issues) = DunningPolicy.Read(reader.ReadToEnd());
            faults.AddRange(issues.Select(issue => $"{folder.PlaceOf("dunning-policy.json")}: {issue.Text}"));
            all._policies[clinic] = policy ?? DunningPolicy.BuiltIn;
        }

        return faults.Count == 0 ? all : throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }

    /// <inheritdoc/>
    public DunningPolicy For(ClinicId clinic) => _policies.GetValueOrDefault(clinic, DunningPolicy.BuiltIn);
}
