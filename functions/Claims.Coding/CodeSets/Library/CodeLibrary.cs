using System.Collections.Concurrent;
using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <summary>
/// The installed releases of one folder, side by side. Which one counts follows the date of service; the built-in
/// starter set stands in where none is installed. Any number of threads may use it.
/// </summary>
/// <remarks>
/// FOLDER/KEY.codes are compiled files; FOLDER/official/KEY/ keeps what they are made from. A compiled file that is
/// missing, damaged or of another version is made again, and <see cref="Rebuilt"/> says so.
/// </remarks>
public sealed partial class CodeLibrary : IDisposable
{
    private readonly string _folder;
    private readonly KeptFiles _kept;
    private readonly ReleaseBuilder _builder;
    private readonly ConcurrentDictionary<string, Lazy<IDisposable>> _open = [];
    private readonly ConcurrentQueue<string> _rebuilt = [];

    /// <summary>A library; the folder need not exist.</summary>
    /// <param name="folder">Where releases are kept.</param>
    public CodeLibrary(string folder)
    {
        _folder = folder;
        _kept = new(Path.Combine(folder, "official"));
        _builder = new(_kept);
    }

    /// <summary>Sentences about compiled files that had to be made again, with the reason.</summary>
    public IReadOnlyList<string> Rebuilt => [.. _rebuilt];

    /// <summary>What is installed, by system and date.</summary>
    public IReadOnlyList<InstalledRelease> Releases() =>
    [
        .. _kept.Releases().Select(release => Installed(release.System, release.FirstDay))
            .OrderBy(release => release.System).ThenBy(release => release.FirstDay),
    ];

    /// <summary>Opens a diagnosis release by its key.</summary>
    /// <exception cref="KeyNotFoundException">It is not installed; says which are.</exception>
    public DiagnosisRelease Diagnoses(string key) =>
        Open(key, CodeSystem.Icd10Cm, DiagnosisRelease.Open, release => release.Terms == ReleaseBuilder.Terms);

    /// <summary>Opens a HCPCS Level II release by its key.</summary>
    /// <exception cref="KeyNotFoundException">It is not installed; says which are.</exception>
    public HcpcsRelease Hcpcs(string key) => Open(key, CodeSystem.Hcpcs, HcpcsRelease.Open, _ => true);

    /// <summary>Opens NCCI edits by their key.</summary>
    /// <exception cref="KeyNotFoundException">They are not installed; says which are.</exception>
    public NcciRelease Ncci(string key) => Open(key, CodeSystem.Ncci, NcciRelease.Open, _ => true);

    /// <summary>Opens a fee schedule by its key.</summary>
    /// <exception cref="KeyNotFoundException">It is not installed; says which are.</exception>
    public FeeSchedule Fees(string key) => Open(key, CodeSystem.Fees, FeeSchedule.Open, _ => true);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var release in _open.Values.Where(release => release.IsValueCreated))
            release.Value.Dispose();
    }

    private InstalledRelease Installed(CodeSystem system, DateOnly firstDay)
    {
        var files = _builder.Files(system, firstDay).ConvertAll(file => file.Source);
        return new(
            ReleaseName.Key(system, firstDay), system, ReleaseName.Of(system, firstDay), firstDay,
            ReleaseDate.LastDay(system, firstDay), ReleaseBuilder.IsWhole(system, files), files);
    }

    private T Open<T>(string key, CodeSystem system, Func<string, T> open, Func<T, bool> isCurrent)
        where T : class, IDisposable
    {
        var isKey = ReleaseName.TryParse(key, out var found, out var firstDay) && found == system;
        if (!isKey || !Installed(system, firstDay).IsUsable)
            throw NotInstalled(key, system);
        return (T)_open.GetOrAdd(
            ReleaseName.Key(system, firstDay),
            _ => new(() => OpenOrBuild(system, firstDay, open, isCurrent))).Value;
    }

    private T OpenOrBuild<T>(CodeSystem system, DateOnly firstDay, Func<string, T> open, Func<T, bool> isCurrent)
        where T : class, IDisposable
    {
        var path = CompiledPath(system, firstDay);
        string why;
        try
        {
            var release = open(path);
            if (isCurrent(release))
                return release;
            release.Dispose();
            why = $"{path} was compiled with other synonyms.";
        }
        catch (Exception fault) when (fault is InvalidDataException or FileNotFoundException)
        {
            why = fault is FileNotFoundException ? $"{path} was missing." : fault.Message;
        }

        ReleaseBuilder.Build(system, firstDay, _builder.Files(system, firstDay), path);
        _rebuilt.Enqueue($"{why} It was made again.");
        return open(path);
    }

    private KeyNotFoundException NotInstalled(string key, CodeSystem system)
    {
        var keys = string.Join(", ", Releases().Where(release => release.System == system && release.IsUsable)
            .Select(release => release.Key));
        return new($"The release '{key}' is not installed. " + (keys.Length > 0
            ? $"Installed: {keys}."
            : "None is: claims codes install, or claims codes import PATH."));
    }

    private string CompiledPath(CodeSystem system, DateOnly firstDay) =>
        Path.Combine(_folder, $"{ReleaseName.Key(system, firstDay)}.codes");
}
