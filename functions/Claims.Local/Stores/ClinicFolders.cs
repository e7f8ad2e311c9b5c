using Claims.Core.Charts;

namespace Claims.Local.Stores;

/// <summary>What clinics set up, as folders: clinics/CLINIC/clinic.json, payers.json, charge-master.csv and so
/// on.</summary>
internal static class ClinicFolders
{
    /// <summary>Every clinic's folder below a folder; each file is opened when it is asked for.</summary>
    public static IEnumerable<ClinicFolder> In(string folder) =>
        Directory.CreateDirectory(folder).EnumerateDirectories().Select(clinic => new ClinicFolder(
            clinic.Name,
            clinic.FullName,
            name => new FileInfo(Path.Combine(clinic.FullName, name)) is { Exists: true } file
                ? file.OpenRead()
                : null));
}
