using System.Text;

namespace Claims.Core.Charts.FaceSheet;

/// <summary>What a label on a face sheet announces.</summary>
internal enum FaceSheetLabel
{
    PatientName,
    LastName,
    FirstName,
    BirthDate,
    Sex,
    Address,
    CityStateZip,
    Email,
    Phone,
    Payer,
    MemberId,
    GroupNumber,
    Relationship,
    SubscriberName,
    SubscriberBirthDate,
    SubscriberSex,
    DateOfService,
    Provider,
    ProviderNpi,
    PlaceOfService,
    Authorization,

    /// <summary>A label whose value billing does not need; it ends the value before it.</summary>
    Other,
}

/// <summary>The phrases that announce a value, from the embedded list.</summary>
internal sealed class FaceSheetLabels
{
    private readonly ILookup<int, Phrase> _byLength;

    private FaceSheetLabels(IEnumerable<Phrase> phrases)
    {
        _byLength = phrases.ToLookup(phrase => phrase.Words.Length);
        Longest = _byLength.Max(group => group.Key);
    }

    /// <summary>The list that ships with the product.</summary>
    public static FaceSheetLabels Default { get; } = Load();

    private int Longest { get; }

    /// <summary>The label that begins at a word, and how many words it takes; null when none does.</summary>
    public (FaceSheetLabel Label, int Words)? At(IReadOnlyList<string> words, int start)
    {
        for (var length = Math.Min(Longest, words.Count - start); length > 0; length--)
        {
            foreach (var phrase in _byLength[length])
            {
                if (phrase.Matches(words, start))
                {
                    return (phrase.Label, length);
                }
            }
        }

        var joined = _byLength.SelectMany(group => group).FirstOrDefault(phrase => phrase.IsJoined(words[start]));
        return joined is null ? null : (joined.Label, 1);
    }

    /// <summary>A word as labels are compared: lower-case letters and digits; ! and | are letters.</summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word.Replace('!', 'i').Replace('|', 'l').Where(char.IsLetterOrDigit))
        {
            plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }

    private static FaceSheetLabels Load()
    {
        const string Name = "Claims.Core.Charts.FaceSheet.face-sheet-labels.txt";
        using var stream = typeof(FaceSheetLabels).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The resource {Name} is missing from the build.");
        using var reader = new StreamReader(stream);
        var phrases = new List<Phrase>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var (label, list) = line.Split('=') is [var left, var right]
                ? (Enum.Parse<FaceSheetLabel>(left.Trim()), right)
                : throw new InvalidOperationException($"{Name}: not 'Label = phrases': {line}");
            phrases.AddRange(list.Split('|').Select(phrase => new Phrase(label, phrase.Trim().Split(' '))));
        }

        return new(phrases);
    }

    private sealed record Phrase(FaceSheetLabel Label, string[] Words)
    {
        private readonly string _joined = string.Concat(Words);

        /// <summary>Whether a scan lost the spaces: "SubscriberName".</summary>
        public bool IsJoined(string word) => Words.Length > 1 && _joined.Length > 6 && Spelling.IsNear(word, _joined);

        public bool Matches(IReadOnlyList<string> words, int start)
        {
            for (var offset = 0; offset < Words.Length; offset++)
            {
                if (!Spelling.IsNear(words[start + offset], Words[offset]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
