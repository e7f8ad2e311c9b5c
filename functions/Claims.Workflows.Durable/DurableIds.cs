using System.Globalization;
using System.Text;

namespace Claims.Workflows.Durable;

/// <summary>
/// Instance ids as the host may have them: without / \ # ? @ and control characters ("Instance IDs",
/// learn.microsoft.com/azure/azure-functions/durable/durable-functions-instance-management). Each such character is
/// written as ~ and its hexadecimal code.
/// </summary>
internal static class DurableIds
{
    private const string Unfit = "/\\#?~";

    /// <summary>The host's id of an instance; a prefix of one is a prefix of the other.</summary>
    public static string Of(string instanceId)
    {
        var id = new StringBuilder(instanceId.Length + 8);
        foreach (var letter in instanceId)
        {
            if (Unfit.Contains(letter) || char.IsControl(letter) || letter == '@')
                id.Append(CultureInfo.InvariantCulture, $"~{(int)letter:X4}");
            else
                id.Append(letter);
        }

        return id.ToString();
    }

    /// <summary>The instance that a host's id stands for.</summary>
    public static string Read(string hostId)
    {
        var parts = hostId.Split('~');
        return parts[0] + string.Concat(parts.Skip(1).Select(part =>
            part.Length >= 4
            && ushort.TryParse(part.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
                ? (char)code + part[4..]
                : '~' + part));
    }
}
