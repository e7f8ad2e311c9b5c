using Claims.Core.PatientBilling;
using Claims.Core.Primitives;

namespace Claims.Local.Stores;

/// <summary>Each clinic's own dunning-policy.json where it has one, else the built-in policy.</summary>
internal sealed class FolderDunningPolicies : IDunningPolicies
{
    private readonly Dictionary<ClinicId, DunningPolicy> _policies = [];

    private FolderDunningPolicies()
    {
    }

    /// <summary>Reads every clinic's policy.</summary>
    /// <exception cref="InvalidDataException">One line a fault: file and what to do.</exception>
    public static FolderDunningPolicies Read(string folder)
    {
        var (all, faults) = (new FolderDunningPolicies(), new List<string>());
        foreach (var path in Directory.CreateDirectory(folder).EnumerateDirectories()
            .Select(clinic => Path.Combine(clinic.FullName, "dunning-policy.json")).Where(File.Exists))
        {
            var (policy, issues) = DunningPolicy.Read(File.ReadAllText(path));
            faults.AddRange(issues.Select(issue => $"{path}: {issue.Text}"));
            if (policy is not null && ClinicId.TryParse(Path.GetFileName(Path.GetDirectoryName(path)), out var clinic))
            {
                all._policies[clinic] = policy;
            }
        }

        return faults.Count == 0 ? all : throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }

    public DunningPolicy For(ClinicId clinic) => _policies.GetValueOrDefault(clinic, DunningPolicy.BuiltIn);
}
