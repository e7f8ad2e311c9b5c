using System.Text;

namespace Claims.Core.Submission;

/// <summary>Names and addresses as X12's basic character set can carry them: capital letters without accents.</summary>
internal static class X12Text
{
    private const string Punctuation = " !\"&'()+,-./;?=";

    /// <summary>Folds accents and case; what X12 cannot carry becomes a blank.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            plain.Append(Fold(char.ToUpperInvariant(letter)));
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Fold(char letter) => letter switch
    {
        >= 'A' and <= 'Z' or >= '0' and <= '9' => letter.ToString(),
        'À' or 'Á' or 'Â' or 'Ã' or 'Ä' or 'Å' or 'Ā' or 'Ă' or 'Ą' => "A",
        'Ç' or 'Ć' or 'Č' => "C",
        'Ď' or 'Đ' or 'Ð' => "D",
        'È' or 'É' or 'Ê' or 'Ë' or 'Ē' or 'Ę' or 'Ě' => "E",
        'Ğ' => "G",
        'Ì' or 'Í' or 'Î' or 'Ï' or 'Ī' or 'İ' => "I",
        'Ł' or 'Ľ' => "L",
        'Ñ' or 'Ń' or 'Ň' => "N",
        'Ò' or 'Ó' or 'Ô' or 'Õ' or 'Ö' or 'Ø' or 'Ō' or 'Ő' => "O",
        'Ř' => "R",
        'Ś' or 'Š' or 'Ş' or 'Ș' => "S",
        'Ť' or 'Ţ' or 'Ț' => "T",
        'Ù' or 'Ú' or 'Û' or 'Ü' or 'Ū' or 'Ů' or 'Ű' => "U",
        'Ý' or 'Ÿ' => "Y",
        'Ź' or 'Ż' or 'Ž' => "Z",
        'Æ' => "AE",
        'Œ' => "OE",
        'ß' or 'ẞ' => "SS",
        '’' or '‘' or '`' => "'",
        '–' or '—' => "-",
        _ => Punctuation.Contains(letter, StringComparison.Ordinal) ? letter.ToString() : " ",
    };
}
