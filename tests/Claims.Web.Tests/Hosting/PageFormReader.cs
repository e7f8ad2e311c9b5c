using System.Net;
using System.Text.RegularExpressions;

namespace Claims.Web.Tests.Hosting;

/// <summary>
/// Reads a page's form as a browser without scripts would: what it would send, to be changed and sent.
/// </summary>
public sealed partial class PageFormReader
{
    private readonly PagesHost _host;
    private readonly string _path;
    private readonly List<KeyValuePair<string, string>> _values = [];

    private PageFormReader(PagesHost host, string path, string html) => (_host, _path, Html) = (host, path, html);

    public string Html { get; }

    /// <summary>The first value of a name; setting it replaces all.</summary>
    public string this[string name]
    {
        get => _values.First(pair => pair.Key == name).Value;
        set
        {
            Remove(name);
            Add(name, value);
        }
    }

    public static async Task<PageFormReader> ReadAsync(PagesHost host, string path)
    {
        var answer = await host.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Parse(host, path, await answer.Content.ReadAsStringAsync());
    }

    public static PageFormReader Parse(PagesHost host, string path, string html)
    {
        var form = new PageFormReader(host, path, html);
        foreach (Match control in Control().Matches(Template().Replace(html, "")))
        {
            var tag = control.Groups["tag"].Value;
            var attributes = control.Groups["attributes"].Value;
            if (Attribute(attributes, "name") is not { } name || tag == "button")
            {
                continue;
            }

            var isTick = Attribute(attributes, "type") is "checkbox" or "radio";
            if (isTick && !Regex.IsMatch(attributes, @"\schecked"))
            {
                continue;
            }

            form.Add(name, tag switch
            {
                // HTML drops a line break that follows the tag.
                "textarea" => WebUtility.HtmlDecode(FirstBreak().Replace(control.Groups["inside"].Value, "")),
                "select" => Selected().Match(control.Groups["inside"].Value) is { Success: true } option
                    ? WebUtility.HtmlDecode(option.Groups[1].Value)
                    : "",
                _ => Attribute(attributes, "value") ?? "",
            });
        }

        return form;
    }

    public bool Has(string name) => _values.Any(pair => pair.Key == name);

    public void Add(string name, string value) => _values.Add(new(name, value));

    public void Remove(string name) => _values.RemoveAll(pair => pair.Key == name);

    public Task<HttpResponseMessage> SendAsync(string? way = null)
    {
        var values = way is null ? _values : [.. _values, new("way", way)];
        return _host.Client.PostAsync(_path, new FormUrlEncodedContent(values));
    }

    private static string? Attribute(string attributes, string name) =>
        Regex.Match(attributes, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups[1].Value)
            : null;

    [GeneratedRegex(
        """<(?<tag>input|textarea|select|button)(?<attributes>\s[^>]*)>"""
        + """(?:(?<inside>[^<]*(?:<option[^>]*>[^<]*</option>\s*)*)</(?:textarea|select|button)>)?""")]
    private static partial Regex Control();

    [GeneratedRegex(@"\A\r?\n")]
    private static partial Regex FirstBreak();

    [GeneratedRegex("<template.*?</template>", RegexOptions.Singleline)]
    private static partial Regex Template();

    [GeneratedRegex("""<option value="([^"]*)" selected""")]
    private static partial Regex Selected();
}
