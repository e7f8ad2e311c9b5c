using Claims.Core.Charts;

namespace Claims.Local.Stores;

/// <summary>Clinics as folders: clinics/CLINIC/clinic.json, payers.json and charge-master.csv.</summary>
internal static class FolderClinicDirectory
{
    /// <summary>Reads every clinic below a folder.</summary>
    /// <exception cref="InvalidDataException">One line a fault: file, place, what to do.</exception>
    public static ClinicDirectory Read(string folder) => ClinicDirectory.Read(
        Directory.CreateDirectory(folder).EnumerateDirectories().Select(clinic => new ClinicFolder(
            clinic.Name,
            clinic.FullName,
            name => new FileInfo(Path.Combine(clinic.FullName, name)) is { Exists: true } file
                ? file.OpenRead()
                : null)));
}
