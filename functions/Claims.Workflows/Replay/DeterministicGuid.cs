using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Claims.Workflows;

/// <summary>Guids worked out from a name (RFC 9562 version 8, SHA-256), so that a replay gets them again.</summary>
internal static class DeterministicGuid
{
    /// <param name="instanceId">Whose it is.</param>
    /// <param name="run">Which of its runs.</param>
    /// <param name="ordinal">The how-manieth of the run, from 0.</param>
    /// <param name="rewinds">How often the run was rewound: what is forgotten must not be used again.</param>
    public static Guid Create(string instanceId, int run, int ordinal, int rewinds)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}\n{run}\n{ordinal}");
        if (rewinds > 0)
            name += string.Create(CultureInfo.InvariantCulture, $"\n{rewinds}");
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
