using Claims.Coding.OfficialFiles;

namespace Claims.Coding.CodeSets.Library;

/// <content>Taking official downloads in.</content>
public sealed partial class CodeLibrary
{
    /// <summary>
    /// Takes a download in: every release that it has files of is compiled. All or nothing for each release: a damaged
    /// file changes nothing of what was installed.
    /// </summary>
    /// <param name="path">The zip, gz, folder or file as downloaded.</param>
    /// <param name="firstDay">The first date of service, for files whose names do not tell it.</param>
    /// <exception cref="InvalidDataException">What is wrong, where, and what to do.</exception>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    public IReadOnlyList<ImportedRelease> Import(string path, DateOnly? firstDay = null)
    {
        using var package = OfficialPackage.Open(path);
        var undated = package.Files.FirstOrDefault(file => file.FirstDay is null && firstDay is null);
        if (undated is not null)
        {
            throw new InvalidDataException(
                $"Neither {undated.Name} nor {package.Name} tells when the release begins: say so with --effective "
                + "YYYY-MM-DD, the first date of service it is for.");
        }

        Directory.CreateDirectory(_folder);
        return
        [
            .. package.Files
                .GroupBy(file => (file.System, FirstDay: file.FirstDay ?? firstDay!.Value))
                .OrderBy(group => group.Key)
                .Select(group => Import(group.Key.System, group.Key.FirstDay, [.. group])),
        ];
    }

    private ImportedRelease Import(CodeSystem system, DateOnly firstDay, OfficialFile[] files)
    {
        try
        {
            ReleaseSource[] staged = [.. files.DistinctBy(file => file.Name)
                .Select(file => _kept.Stage(system, firstDay, file))];
            var all = _builder.Files(system, firstDay)
                .Where(old => !staged.Any(one => KeptFiles.Replaces(one, old.Source)))
                .Concat(staged.Select(source => (source, _kept.OpenStaged(system, source, firstDay))))
                .OrderBy(file => file.Item1.Kind).ThenBy(file => file.Item1.Name, StringComparer.Ordinal)
                .ToList();
            var whole = ReleaseBuilder.IsWhole(system, all.Select(file => file.Item1));
            var remarks = whole
                ? ReleaseBuilder.Build(system, firstDay, all, CompiledPath(system, firstDay))
                : ReleaseBuilder.Check(all, firstDay);
            _kept.Keep(system, firstDay, staged);
            Forget(ReleaseName.Key(system, firstDay));
            return new(
                ReleaseName.Key(system, firstDay), system, firstDay, staged, whole,
                [.. remarks, .. BuildDependent(system, firstDay)]);
        }
        finally
        {
            _kept.Discard(system, firstDay);
        }
    }

    /// <summary>Later releases of the same fiscal year may have been waiting for these parts.</summary>
    private IEnumerable<string> BuildDependent(CodeSystem system, DateOnly firstDay)
    {
        var later = Releases().Where(release => release.System == system && release.IsUsable
            && release.FirstDay > firstDay && release.LastDay == ReleaseDate.LastDay(system, firstDay));
        foreach (var release in later)
        {
            ReleaseBuilder.Build(
                system, release.FirstDay, _builder.Files(system, release.FirstDay),
                CompiledPath(system, release.FirstDay));
            Forget(release.Key);
            yield return $"{release.Key} was made again with these parts.";
        }
    }

    /// <summary>What is open stays as it is for those who use it; who asks from now on gets the new one.</summary>
    private void Forget(string key) => _open.TryRemove(key, out _);
}
