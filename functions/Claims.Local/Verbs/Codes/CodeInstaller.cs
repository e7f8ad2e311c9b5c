using System.Security.Cryptography;
using Claims.Coding.CodeSets.Library;
using Claims.Core.Primitives;

namespace Claims.Local.Verbs.Codes;

/// <summary>Downloads official releases and imports them.</summary>
/// <param name="http">How; tests give their own.</param>
/// <param name="library">Where to.</param>
/// <param name="downloads">The folder that keeps the downloads and their checksums.</param>
/// <param name="progress">Hears what is going on.</param>
internal sealed class CodeInstaller(HttpClient http, CodeLibrary library, string downloads, Action<string> progress)
{
    private const long LargestDownload = 500_000_000;

    /// <summary>Downloads all parts, and imports them. What a release can do without may fail; that is told.</summary>
    /// <exception cref="IOException">A part cannot be had; says what to download by hand, and where.</exception>
    /// <exception cref="InvalidDataException">A download is not what it should be.</exception>
    public async Task<IReadOnlyList<ImportedRelease>> InstallAsync(
        IReadOnlyList<OfficialDownload> parts, CancellationToken cancel)
    {
        Directory.CreateDirectory(downloads);
        var releases = new Dictionary<string, ImportedRelease>();
        foreach (var part in parts)
        {
            try
            {
                foreach (var release in library.Import(await DownloadAsync(part, parts, cancel), part.FirstDay))
                {
                    releases[release.Key] = release with
                    {
                        Files = [.. releases.GetValueOrDefault(release.Key)?.Files ?? [], .. release.Files],
                    };
                }
            }
            catch (Exception fault) when (!part.IsNeeded && fault is (IOException or InvalidDataException))
            {
                progress($"left out: {part.Part} of {part.System} {part.FirstDay:yyyy-MM-dd}. {fault.Message}");
            }
        }

        return [.. releases.Values];
    }

    private async Task<string> DownloadAsync(
        OfficialDownload part, IReadOnlyList<OfficialDownload> all, CancellationToken cancel)
    {
        var failures = new List<string>();
        foreach (var (address, sha256) in part.Addresses)
        {
            try
            {
                return await DownloadAsync(address, sha256, cancel);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException
                || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                var why = fault is OperationCanceledException ? "no answer in time" : fault.Message;
                failures.Add($"  {address}: {why}");
            }
        }

        throw new IOException(string.Join(Environment.NewLine,
        [
            "The official files cannot be downloaded from here:", .. failures, "On a machine with internet, download",
            .. all.Select(one => $"  {one.Addresses[0].Address}"),
            "carry the files here and, for each: claims codes import PATH",
        ]));
    }

    private async Task<string> DownloadAsync(Uri address, string sha256, CancellationToken cancel)
    {
        var name = FileName.Checked(Path.GetFileName(address.LocalPath));
        var path = Path.Combine(downloads, name);
        var beside = $"{path}.part";
        try
        {
            progress($"downloading {address}");
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            response.EnsureSuccessStatusCode();
            var actual = await SaveAsync(response.Content, beside, name, cancel);
            Compare(name, path, sha256, actual);
            File.Move(beside, path, overwrite: true);
            await File.WriteAllTextAsync($"{path}.sha256", $"{actual}  {name}\n", cancel);
            return path;
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private async Task<string> SaveAsync(HttpContent content, string path, string name, CancellationToken cancel)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await content.ReadAsStreamAsync(cancel);
        await using var target = File.Create(path);
        var (buffer, total, told) = (new byte[81_920], 0L, 0L);
        for (int count; (count = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            sha.AppendData(buffer, 0, count);
            await target.WriteAsync(buffer.AsMemory(0, count), cancel);
            total += count;
            if (total > LargestDownload)
            {
                throw new InvalidDataException(
                    $"{name} has more than {LargestDownload / 1_000_000} MB: it is refused.");
            }

            if (total - told >= 2_000_000)
            {
                told = total;
                var of = content.Headers.ContentLength is { } length ? $" of {length / 1e6:0.0}" : "";
                progress($"  {name}: {total / 1e6:0.0}{of} MB");
            }
        }

        progress($"  {name}: {total / 1e6:0.0} MB, whole");
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>A known checksum must fit; that of an earlier download tells that the agency published anew.</summary>
    private void Compare(string name, string path, string known, string actual)
    {
        if (known.Length > 0 && !known.Equals(actual, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"{name} has the SHA-256 {actual}, and {known} is known of it: changed on the way, or published "
                + "anew. Compare with the agency's page; to use it nevertheless, download it by hand and import it.");
        }

        var before = File.Exists($"{path}.sha256") ? File.ReadAllText($"{path}.sha256") : actual;
        if (!before.StartsWith(actual, StringComparison.Ordinal))
        {
            progress($"  {name} differs from the one downloaded before: the agency has published it anew.");
        }
    }
}
