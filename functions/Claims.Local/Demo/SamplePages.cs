using System.Net;
using System.Text.RegularExpressions;

namespace Claims.Local.Demo;

/// <summary>The program's own pages, as a browser reaches them: cookies are kept, refusals noticed.</summary>
/// <param name="http">Keeps cookies, follows no redirect; its base address is this program.</param>
/// <param name="staffKey">Opens the billers' pages.</param>
internal sealed partial class SamplePages(HttpClient http, string staffKey)
{
    private bool _signedIn;

    /// <summary>The page behind a mailed link; null when the link is good no more.</summary>
    public async Task<string?> OpenAsync(Uri link, string query, CancellationToken cancellationToken)
    {
        using var page = await http.GetAsync(new Uri(Here(link) + query), cancellationToken);
        return page.StatusCode == HttpStatusCode.OK ? await page.Content.ReadAsStringAsync(cancellationToken) : null;
    }

    /// <summary>The billers' work list.</summary>
    public Task<string> StaffAsync(CancellationToken cancellationToken) => StaffAsync("staff", cancellationToken);

    /// <summary>A page of the billers.</summary>
    public async Task<string> StaffAsync(string path, CancellationToken cancellationToken)
    {
        if (!_signedIn)
        {
            await PostAsync("staff/door", [new("key", staffKey), new("name", "simulated biller")], cancellationToken);
            _signedIn = true;
        }

        return await http.GetStringAsync(new Uri(http.BaseAddress!, path), cancellationToken);
    }

    /// <summary>Posts a form of the billers' pages.</summary>
    public Task PostAsync(
        string path, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        PostAsync(new Uri(http.BaseAddress!, path), form, cancellationToken);

    /// <summary>Posts a form of the page behind a mailed link, or of one below it.</summary>
    /// <param name="link">The link.</param>
    /// <param name="below">Such as /plan, or nothing.</param>
    /// <param name="form">What is filled in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task PostAsync(
        Uri link, string below, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken) =>
        PostAsync(new Uri(Here(link) + below), form, cancellationToken);

    /// <summary>The billers' forms of a kind that a page holds, each with its hidden fields.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Forms(string page, string action) =>
    [
        .. Form().Matches(page).Where(form => form.Groups["action"].Value == action)
            .Select(form => HiddenInput().Matches(form.Value)
                .ToDictionary(input => input.Groups["name"].Value, input => input.Groups["value"].Value)),
    ];

    /// <summary>After a restart the port may be another than the one that was mailed.</summary>
    private Uri Here(Uri link) => new(http.BaseAddress!, link.AbsolutePath);

    /// <exception cref="InvalidOperationException">The page did not take it; its codes say why.</exception>
    private async Task PostAsync(
        Uri address, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await http.PostAsync(address, content, cancellationToken);
        if (response.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest)
        {
            var page = await response.Content.ReadAsStringAsync(cancellationToken);
            var codes = string.Join(", ", IssueCode().Matches(page).Select(match => match.Groups[1].Value).Distinct());
            throw new InvalidOperationException(
                $"The page {address.Segments[1].Trim('/')} refused what the simulated people sent: {codes}");
        }
    }

    [GeneratedRegex("""<form[^>]*\saction="/staff/(?<action>[a-z]+)">.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input\s+type="hidden"\s+name="(?<name>[^"]+)"\s+value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("<code>([A-Z]{3}-[A-Z0-9-]+)</code>")]
    private static partial Regex IssueCode();
}
