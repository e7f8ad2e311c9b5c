using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Claims.Core.Review;

/// <summary>
/// The text of a signed link: a 128-bit random id and its expiry in the clear, and an HMAC-SHA256 over id, action,
/// expiry and audience. It says nothing of a patient and can be neither made nor changed without the key.
/// </summary>
internal static class LinkToken
{
    public const int IdLength = 16;

    /// <summary>key.id+expiry+signature, base64url.</summary>
    public static string Write(
        LinkKey key, ReadOnlySpan<byte> id, LinkAction action, DateTimeOffset expires, string audience)
    {
        Span<byte> body = stackalloc byte[IdLength + sizeof(long)];
        id.CopyTo(body);
        BinaryPrimitives.WriteInt64BigEndian(body[IdLength..], expires.ToUnixTimeSeconds());
        var signature = Sign(key, body, action, audience);
        return $"{key.Id}.{Base64Url.EncodeToString(body)}{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>
    /// Takes a token apart; the signature is checked by <see cref="IsSignedFor"/> once the audience is known.
    /// </summary>
    public static ParsedLink? TryParse(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot is < 1 or > 16 || token.Length != dot + 1 + 32 + 43)
        {
            return null;
        }

        try
        {
            var body = Base64Url.DecodeFromChars(token.AsSpan(dot + 1, 32));
            var signature = Base64Url.DecodeFromChars(token.AsSpan(dot + 33, 43));
            return new(token[..dot], body, signature);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature is ours, compared in constant time.</summary>
    public static bool IsSignedFor(ParsedLink link, LinkKey key, LinkAction action, string audience) =>
        CryptographicOperations.FixedTimeEquals(Sign(key, link.Body, action, audience), link.Signature);

    private static byte[] Sign(LinkKey key, ReadOnlySpan<byte> body, LinkAction action, string audience)
    {
        var bound = Encoding.UTF8.GetBytes($"{action}\n{audience}");
        return HMACSHA256.HashData(key.Secret.Span, [.. body, .. bound]);
    }
}

/// <summary>A token taken apart, not yet trusted.</summary>
internal sealed record ParsedLink(string KeyId, byte[] Body, byte[] Signature)
{
    /// <summary>What the link is stored under.</summary>
    public string IdHash => Convert.ToHexStringLower(SHA256.HashData(Body.AsSpan(0, LinkToken.IdLength)));

    /// <summary>When the token says that it ends, in seconds since 1970; anything when tampered with.</summary>
    public long ExpiresSeconds => BinaryPrimitives.ReadInt64BigEndian(Body.AsSpan(LinkToken.IdLength));
}
