using System.Globalization;

namespace Claims.Core.Primitives;

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
        if (AddressIn(Text(name)) is { } address)
        {
            return address;
        }

        Fault(name, $"give an address such as {example}.");
        return new("http://localhost/");
    }

    /// <summary>An address that need not be there.</summary>
    public Uri? Web(string name) => Parsed(name, AddressIn, "an address that begins with http:// or https://");

    /// <summary>Something that need not be there; a fault when it is not what is wanted. Never quotes it.</summary>
    public T? Parsed<T>(string name, Func<string, T?> parse, string wanted)
        where T : class
    {
        var value = Text(name) is { } text ? parse(text) : null;
        if (value is null && Text(name) is not null)
        {
            Fault(name, $"give {wanted}.");
        }

        return value;
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

    /// <summary>One of an enumeration's names in small letters.</summary>
    public T Choice<T>(string name, T standard)
        where T : struct, Enum
    {
        if (Text(name) is not { } text || Enum.TryParse(text, ignoreCase: true, out standard))
        {
            return standard;
        }

        Fault(name, $"'{text}' is none of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return standard;
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

    private static Uri? AddressIn(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri.AbsoluteUri.TrimEnd('/') + "/")
            : null;
}
