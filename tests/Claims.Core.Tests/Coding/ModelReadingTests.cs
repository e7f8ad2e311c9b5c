using Claims.Coding.CodeSets;
using Claims.Coding.Diagnoses;
using Claims.Coding.Notes;
using Claims.Core.Charts;
using Claims.Core.Coding;
using Claims.Core.Primitives;
using Claims.Core.Tests.Charts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Core.Tests.Coding;

/// <summary>A scripted model: what it is told, what is taken from it, and what is dropped. The patient is invented.</summary>
public sealed class ModelReadingTests
{
    private const string Note = """
        Patient: Rosalind Quimby   DOB: 03/18/1956   MRN 8841726
        Mrs. Quimby, 93 year old, of 12 Larkspur Lane, called 217-555-0142 on March 3, 2026; ROSALIND writes to
        rq@post.example. Seen by Dr. Marco Castellano. Member XQ77 1234-99A. BP 150/90.
        HPI: Denies chest pain. Her mother had breast
        cancer. Feet burn at night, worse over months.
        Assessment: Hypertension.
        """;

    private static readonly DateOnly Day = new(2026, 3, 3);

    private static readonly Encounter Visit = new(
        TextId.Parse<EncounterId>("abc-1"), new(TestClinic.Id, TextId.Parse<ChartId>("abc")), [1],
        [
            Field(FieldName.PatientLastName, "Quimby"), Field(FieldName.PatientFirstName, "Rosalind"),
            Field(FieldName.PatientBirthDate, "1956-03-18"), Field(FieldName.PatientAddress, "12 Larkspur Lane"),
            Field(FieldName.MemberId, "XQ77 1234-99A"),
        ],
        0.9);

    private readonly FakeTimeProvider _time = new(new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Names_ids_dates_and_phones_never_reach_the_client()
    {
        var client = new ScriptedClient("""{"codes":[]}""");

        await ReadAsync(client);

        var told = string.Join('\n', client.Told.Select(message => message.Text));
        foreach (var secret in new[]
        {
            "Quimby", "Rosalind", "1956", "03/18", "8841726", "Larkspur", "217", "555", "0142", "March", "rq@post",
            "Castellano", "Marco", "XQ77", "1234", "99A", "93 year",
        })
        {
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Feet burn at night", told, StringComparison.Ordinal);
        Assert.Contains("BP 150/90", told, StringComparison.Ordinal);
        Assert.Contains("Found already: I10", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grounded_code_becomes_a_candidate_with_its_words_and_is_never_proposed()
    {
        var found = Assert.Single(await ReadAsync(Answer("G62.9", "Feet burn at night")));

        Assert.Equal("G62.9", found.Code.ToString());
        Assert.True(found.Score < 0.5);
        Assert.Equal("Feet burn at night", NoteText.FromPlain(Note).Slice(Assert.Single(found.Evidence)));
        Assert.Equal("language model: words of the note", found.Path[0]);
    }

    [Fact]
    public async Task Words_over_a_line_s_end_are_found() => Assert.Single(
        await ReadAsync(Answer("Z80.3", "mother had breast cancer"), known: NothingFound()));

    [Theory]
    [InlineData("X99.99", "Feet burn at night")]
    [InlineData("G62", "Feet burn at night")]
    [InlineData("nonsense", "Feet burn at night")]
    [InlineData("G62.9", "feet are burning")]
    [InlineData("G62.9", "eet burn at nigh")]
    [InlineData("G62.9", "")]
    [InlineData("G62.9", "____")]
    [InlineData("G62.9", "Quimby")]
    [InlineData("I10", "Hypertension")]
    [InlineData("R07.9", "chest pain")]
    public async Task What_it_cannot_ground_or_the_rules_deny_is_dropped(string code, string words) =>
        Assert.Empty(await ReadAsync(Answer(code, words)));

    [Theory]
    [InlineData("")]
    [InlineData("I think it is neuropathy.")]
    [InlineData("[1,2]")]
    [InlineData("""{"codes":"G62.9"}""")]
    [InlineData("""{"codes":[1,{"code":7,"words":"Feet"},{"code":"G62.9"}]}""")]
    [InlineData("""{"codes":[{"code":"G62.9","words":"Feet burn at night"}""")]
    public async Task A_malformed_answer_is_dropped(string answer) =>
        Assert.Empty(await ReadAsync(new ScriptedClient(answer)));

    [Fact]
    public async Task An_answer_that_is_too_large_is_dropped() =>
        Assert.Empty(await ReadAsync(new ScriptedClient(
            """{"codes":[{"code":"G62.9","words":"Feet burn at night"}]}""" + new string(' ', 20_000))));

    [Fact]
    public async Task A_client_that_fails_is_dropped() =>
        Assert.Empty(await ReadAsync(new ScriptedClient(null)));

    [Fact]
    public async Task An_answer_that_comes_too_late_is_dropped()
    {
        var client = new ScriptedClient("") { Hangs = true };

        var reading = ReadAsync(client);
        await client.Asked;
        _time.Advance(TimeSpan.FromSeconds(21));

        Assert.Empty(await reading);
    }

    [Fact]
    public async Task Without_a_client_nothing_is_asked() => Assert.Empty(await ReadAsync(null));

    private static ScriptedClient Answer(string code, string words) =>
        new($$"""{"codes":[{"code":"{{code}}","words":"{{words}}"}]}""");

    private static EncounterField Field(FieldName name, string text) => new(name, text, 1, FieldSource.Page);

    private static CodingResult NothingFound() => new("test", [], [], [], []);

    private Task<IReadOnlyList<DiagnosisSuggestion>> ReadAsync(ScriptedClient? client, CodingResult? known = null)
    {
        var note = NoteText.FromPlain(Note);
        var found = known ?? DiagnosisCodes.Starter().Suggester(CodeSet.Starter, []).Suggest(note, new(Day));
        return new ModelReading(
            Options.Create(new ModelOptions()), _time, NullLogger<ModelReading>.Instance, client)
            .ReadAsync(note, Visit, new TestClinic().Clinic(TestClinic.Id), new(CodeSet.Starter, null, Day), found,
                default);
    }

    /// <summary>Answers as scripted; fails where the script is null.</summary>
    private sealed class ScriptedClient(string? answer) : IChatClient
    {
        private readonly TaskCompletionSource _asked = new();

        public List<ChatMessage> Told { get; } = [];

        public bool Hangs { get; init; }

        public Task Asked => _asked.Task;

        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default)
        {
            Told.AddRange(messages);
            _asked.SetResult();
            if (Hangs)
                await new TaskCompletionSource().Task;
            return answer is null
                ? throw new HttpRequestException("The model is down.")
                : new(new ChatMessage(ChatRole.Assistant, answer));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
