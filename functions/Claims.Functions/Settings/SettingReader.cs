using System.Globalization;

namespace Claims.Functions.Settings;

/// <summary>Reads settings and collects what is wrong with them, so that all of it is told at once.</summary>
/// <param name="setting">A setting by its name as an environment variable.</param>
public sealed class SettingReader(Func<string, string?> setting)
{
    private readonly List<string> _faults = [];

    /// <summary>A setting; null when it is not set or blank.</summary>
    public string? Text(string name) => setting(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>An address; a fault when it is missing.</summary>
    public Uri Address(string name, string example)
    {
        if (Uri.TryCreate(Text(name), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return new(uri.AbsoluteUri.TrimEnd('/') + "/");
        }

        Fault(name, $"give an address such as {example}.");
        return new("http://localhost/");
    }

    /// <summary>One of a few words; the first when it is not set.</summary>
    public string Choice(string name, params string[] words)
    {
        var text = Text(name)?.ToLowerInvariant() ?? words[0];
        if (!words.Contains(text))
        {
            Fault(name, $"'{text}' is none of: {string.Join(", ", words)}.");
        }

        return text;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string name, int standard, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        Fault(name, $"'{text}' is not a whole number from {least} to {most}.");
        return standard;
    }

    /// <summary>Notes what is wrong with a setting; never quotes a secret.</summary>
    public void Fault(string name, string whatToDo) => _faults.Add($"{name}: {whatToDo}");

    /// <exception cref="InvalidDataException">One line a fault: the setting's name and what to do.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0)
        {
            throw new InvalidDataException(
                string.Join(Environment.NewLine, _faults.Prepend("Settings need a correction:")));
        }
    }
}
