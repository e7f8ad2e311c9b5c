using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Claims.Web.Staff;

/// <summary>
/// Who may see the billers' pages: whoever knew the host's staff key. The cookie holds the name given at the door and
/// a seal over it; it ends with the browser, and with the key.
/// </summary>
internal sealed class StaffSession(IOptions<ClaimsPagesOptions> options)
{
    /// <summary>A shorter key could be guessed.</summary>
    private const int ShortestKey = 20;
    private const int LongestName = 40;
    private const string Cookie = "claims-staff";

    private byte[]? Key =>
        options.Value.StaffKey is { Length: >= ShortestKey } key ? Encoding.UTF8.GetBytes(key) : null;

    /// <summary>The name given at the door; null when nobody is signed in.</summary>
    public string? NameOf(HttpContext http)
    {
        var parts = http.Request.Cookies[Cookie]?.Split('.');
        return parts is [var name, var seal] && Key is { } key
            && IsSame(Seal(key, name), seal)
                ? Encoding.UTF8.GetString(Convert.FromHexString(name))
                : null;
    }

    /// <summary>Opens the door to who knows the key.</summary>
    public bool TrySignIn(HttpContext http, string typedKey, string name)
    {
        if (Key is not { } key || name.Length is 0 or > LongestName
            || !IsSame(options.Value.StaffKey!, typedKey))
        {
            return false;
        }

        var hex = Convert.ToHexString(Encoding.UTF8.GetBytes(name));
        http.Response.Cookies.Append(Cookie, $"{hex}.{Seal(key, hex)}", new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = "/staff",
        });
        return true;
    }

    /// <summary>Takes the same time wherever the two differ, and however long they are.</summary>
    private static bool IsSame(string known, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(known)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));

    private static string Seal(byte[] key, string name) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"staff\n{name}")));
}
