using System.Text.Json;

namespace Claims.Core.Primitives;

/// <summary>The tables of rules inside this assembly: JSON whose header names source and date.</summary>
internal static class RuleFile
{
    /// <summary>Reads a table.</summary>
    /// <param name="name">Its file name.</param>
    public static T Read<T>(string name)
    {
        using var stream = typeof(RuleFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The rule file {name} is not in the assembly.");
        return JsonSerializer.Deserialize<T>(stream, CoreJson.Options)
            ?? throw new InvalidDataException($"The rule file {name} is empty.");
    }
}
