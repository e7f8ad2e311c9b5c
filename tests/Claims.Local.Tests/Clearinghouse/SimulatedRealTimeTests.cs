using System.Text;
using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.X270;
using Claims.Edi.X271;
using Claims.Local.Clearinghouse;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Claims.Local.Tests.Clearinghouse;

public sealed class SimulatedRealTimeTests : IDisposable
{
    private static readonly DateTime At = new(2026, 11, 2, 14, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_member_is_active_with_what_the_plan_leaves_to_them()
    {
        var benefits = (await AskAsync("EXHP1", "EHP301774920", "OKAFOR", new(1962, 11, 30))).Benefits;
        Assert.Equal("1", benefits[0].Information);
        Assert.Contains(benefits, benefit => benefit is { Information: "C", TimePeriod: "29", Amount: 1500.00m });
        Assert.Contains(benefits, benefit => benefit is { Information: "A", Percent: 0.2m });
    }

    [Fact]
    public async Task Nobody_known_by_the_id_is_not_found()
    {
        var person = await AskAsync("SMPL2", "SM00000000", "BRANDT", new(1998, 6, 21));
        Assert.Equal("75", Assert.Single(person.Rejections).Reason);
        Assert.Empty(person.Benefits);
    }

    [Fact]
    public async Task A_payer_that_searches_by_name_finds_who_has_a_mistyped_id() =>
        Assert.Equal(
            "1", (await AskAsync("EXHP1", "EHP204718356", "NAKAMURA", new(1966, 4, 11))).Benefits[0].Information);

    [Fact]
    public async Task What_is_no_request_is_a_broken_connection_and_no_answer()
    {
        var payers = Payers();
        await Assert.ThrowsAsync<IOException>(() => payers.ExchangeAsync(Encoding.ASCII.GetBytes("hello"), default));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private SimulatedRealTime Payers() => new(
        PayerRules.Read(SampleFiles.PayerRules),
        new SimulatorMemory(_folder.File("simulator.db")),
        new FakeTimeProvider(new DateTimeOffset(At)));

    private async Task<EligibilityParty> AskAsync(string payer, string member, string lastName, DateOnly born)
    {
        var request = InterchangeWriter.ToText(Request(payer, member, lastName, born));
        var answer = await Payers().ExchangeAsync(Encoding.ASCII.GetBytes(request), default);
        var read = InterchangeReader.Read(Encoding.ASCII.GetString(answer.Span));
        Assert.Empty(read.Issues.Select(issue => issue.ToString()));
        var response = Assert.Single(read.Value[0].Transactions.OfType<EligibilityResponse>());
        Assert.Equal("ASK1", response.RequestReference);
        return Assert.Single(response.Persons).Person!;
    }

    private static Interchange Request(string payer, string member, string lastName, DateOnly born) => new()
    {
        Sender = "NORTH",
        Receiver = "CLEARING",
        Created = At,
        ControlNumber = "000000001",
        Groups =
        [
            new FunctionalGroup
            {
                FunctionalCode = "HS",
                Sender = "NORTH",
                Receiver = "CLEARING",
                Created = At,
                ControlNumber = "1",
                Guide = EligibilityRequest.CurrentGuide,
                Transactions = [Question(payer, member, lastName, born)],
            },
        ],
    };

    private static EligibilityRequest Question(string payer, string member, string lastName, DateOnly born) => new()
    {
        ControlNumber = "000000001",
        RequestReference = "ASK1",
        Created = At,
        Sources =
        [
            new InformationSource
            {
                Name = Named("PR", "PLAN", "PI", payer) with { IsOrganization = true },
                Receivers =
                [
                    new InformationReceiver
                    {
                        Name = Named("1P", "NORTH CLINIC", "XX", "1234567893") with { IsOrganization = true },
                        Subscribers =
                        [
                            new InsuredPerson
                            {
                                Trace = ("T1", "9123456789"),
                                Person = Named("IL", lastName, "MI", member) with
                                {
                                    FirstName = "PAT",
                                    BirthDate = born,
                                    Dates = [new DatePeriod("291", new DateOnly(2026, 10, 12))],
                                    Inquiries = [new EligibilityInquiry { ServiceTypes = ["30"] }],
                                },
                            },
                        ],
                    },
                ],
            },
        ],
    };

    private static EligibilityParty Named(string role, string name, string qualifier, string id) =>
        new() { Role = role, IsOrganization = false, LastName = name, IdQualifier = qualifier, Id = id };
}
