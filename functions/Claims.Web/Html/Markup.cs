using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Claims.Web.Html;

/// <summary>
/// A piece of HTML that is safe to send. It is only made from literals of this program with encoded values in their
/// holes, so hostile text can never become markup. Holes stand in text or in quoted attribute values, never in names,
/// scripts, styles or the scheme of an address.
/// </summary>
internal readonly struct Markup
{
    private readonly string? _text;

    private Markup(string text) => _text = text;

    public static Markup Empty => default;

    /// <summary>Markup from an interpolated literal: <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
    public static Markup Of(MarkupBuilder literal) => new(literal.ToString());

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part._text)));

    /// <summary>The literal when the condition holds, else nothing.</summary>
    public static Markup When(
        bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] MarkupBuilder literal) =>
        condition ? new(literal.ToString()) : Empty;

    public override string ToString() => _text ?? "";
}

/// <summary>Collects an interpolated literal and encodes what stands in its holes.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupBuilder
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder? _text;

    public MarkupBuilder(int literalLength, int holes) => _text = new(literalLength + (holes * 16));

    public MarkupBuilder(int literalLength, int holes, bool condition, out bool wanted)
    {
        wanted = condition;
        _text = condition ? new(literalLength + (holes * 16)) : null;
    }

    public void AppendLiteral(string literal) => _text!.Append(literal);

    public void AppendFormatted(Markup markup) => _text!.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Markup> markup)
    {
        foreach (var part in markup)
        {
            _text!.Append(part.ToString());
        }
    }

    public void AppendFormatted(string? text) => _text!.Append(text is null ? null : Encoder.Encode(text));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable =>
        AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public override string ToString() => _text?.ToString() ?? "";
}
