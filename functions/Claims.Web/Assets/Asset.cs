using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Claims.Web.Assets;

/// <summary>
/// Style sheets and scripts, embedded in this assembly. Their addresses carry a hash of their content, so browsers may
/// keep them for good and still see every new version.
/// </summary>
internal sealed record Asset(string Name, string Hash, string MediaType, byte[] Content)
{
    private static readonly FrozenDictionary<string, Asset> All = Load();

    public static string Url(string name) => $"/assets/{All[name].Hash}/{name}";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpContext http) =>
        {
            if (!All.TryGetValue(name, out var asset) || asset.Hash != hash)
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Content, asset.MediaType);
        });

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Asset).Assembly;
        return assembly.GetManifestResourceNames()
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
                return new Asset(name, hash, MediaTypeOf(name), content);
            })
            .ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No media type is known for {other} assets."),
    };
}
