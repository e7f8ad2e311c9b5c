using System.Net;
using Claims.Core.Primitives;
using Claims.Core.Review;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Answer;

public sealed class AnswerPageTests : IAsyncLifetime
{
    private PagesHost _host = null!;

    public async Task InitializeAsync() => _host = await PagesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_answer_is_the_choice_and_the_physicians_own_words()
    {
        var path = await _host.AskAsync("Which kind?\n- Strain\n- Unable to determine");
        var form = await PageFormReader.ReadAsync(_host, path);
        Assert.False(form.Has("choice")); // Nothing is chosen for the physician.
        form["choice"] = "Strain";
        form["answer"] = "After lifting.\r\nLeft side.";

        var sent = await form.SendAsync();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal("Strain\nAfter lifting.\nLeft side.", (await QueryAsync()).Answer);
        var again = await form.SendAsync();
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Single(_host.Raised);
    }

    [Fact]
    public async Task An_empty_answer_is_not_taken()
    {
        var path = await _host.AskAsync("Which kind?");
        var form = await PageFormReader.ReadAsync(_host, path);

        var sent = await form.SendAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Null((await QueryAsync()).Answer);
    }

    [Fact]
    public async Task Opening_answers_nothing_and_shows_the_pages()
    {
        var path = await _host.AskAsync("Which <b>kind</b>?");

        var html = await _host.Client.GetStringAsync(path);

        Assert.Contains("Which &lt;b&gt;kind&lt;/b&gt;?", html, StringComparison.Ordinal);
        Assert.Contains($"{path}/pages/2", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _host.Client.GetAsync($"{path}/pages/2")).StatusCode);
        Assert.Null((await QueryAsync()).Answer);
    }

    private Task<PhysicianQuery> QueryAsync() => _host.Records.GetAsync<PhysicianQuery>(
        SampleClinic.Id, ReviewRound.KeyOf(SampleChart.Ref.Encounter, 1), default);
}
