using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Claims.Core.Primitives;
using MimeKit;

namespace Claims.Local.Demo;

/// <summary>A message with a link to a page, as its receiver finds it.</summary>
/// <param name="Kind">review, reminder, escalation, query or statement: how the message's id begins.</param>
/// <param name="Encounter">What it is about.</param>
/// <param name="Number">The review's round or the statement's number.</param>
/// <param name="Link">The signed link.</param>
internal sealed record Mailed(string Kind, EncounterId Encounter, int Number, Uri Link);

/// <summary>Reads the messages that the program wrote, as a mail program would.</summary>
internal sealed partial class Postbox(DataFolder data)
{
    private readonly ConcurrentDictionary<string, Mailed?> _read = [];

    /// <summary>Every message with a link, in the order of their names.</summary>
    public IReadOnlyList<Mailed> Read()
    {
        foreach (var path in Directory.GetFiles(data.Mail, "*.eml"))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            _read.GetOrAdd(name, _ => ReadOne(path, name));
        }

        return
        [
            .. _read.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => entry.Value)
                .OfType<Mailed>(),
        ];
    }

    private static Mailed? ReadOne(string path, string name)
    {
        using var message = MimeMessage.Load(path);
        return Name().Match(name) is { Success: true } id
            && Link().Match(message.TextBody ?? "") is { Success: true } link
            && EncounterId.TryParse(id.Groups["encounter"].Value, out var encounter)
                ? new(
                    id.Groups["kind"].Value,
                    encounter,
                    int.Parse(id.Groups["number"].Value, CultureInfo.InvariantCulture),
                    new Uri(link.Value))
                : null;
    }

    [GeneratedRegex("^(?<kind>[a-z]+)-(?<encounter>[0-9a-f]+-[0-9]+)-(?<number>[0-9]+)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"https?://\S+/(review|answer|statement)/\S+")]
    private static partial Regex Link();
}
