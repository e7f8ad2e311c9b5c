using System.Text;
using System.Text.Json;
using Claims.Azure.Records;
using Claims.Core.Audit;
using Claims.Core.Primitives;
using Claims.Core.Review;

namespace Claims.Azure.Tests.Records;

public sealed class RecordItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly ClinicId Clinic = TextId.Parse<ClinicId>("north");

    [Fact]
    public void An_id_is_readable_and_has_no_character_that_an_id_may_not_have()
    {
        Assert.Equal("ledger,e-1,charges", RecordItem.IdOf("ledger", "e-1/charges"));
        Assert.DoesNotContain(
            RecordItem.IdOf("audit", "a/b\\c?d#e%f g+h,i=j\u00e9\ud83d\ude00"),
            letter => !char.IsAsciiLetterOrDigit(letter) && !"-._:@,=".Contains(letter, StringComparison.Ordinal));
    }

    [Fact]
    public void No_two_keys_share_an_id()
    {
        string[] parts = ["a", "/", ",", "=", "=2C", "2C", "\\", "%2F", "\u00e9", "A"];
        string[] keys =
        [
            .. from first in parts from second in parts from third in parts select $"{first}{second}{third}",
        ];
        keys = [.. keys.Distinct(StringComparer.Ordinal)];
        Assert.Equal(keys.Length, keys.Select(key => RecordItem.IdOf("audit", key)).Distinct().Count());
    }

    [Fact]
    public void A_large_record_is_kept_compressed_and_comes_back_equal()
    {
        var entry = Entry("a") with { Detail = string.Concat(Enumerable.Repeat("the same words again; ", 10_000)) };
        var bytes = RecordItem.Write(Clinic, RecordChange.Put(entry), Now);
        Assert.InRange(bytes.Length, 1, 10_000);
        Assert.Equal(entry, RecordItem.Read<AuditEntry>(WithETag(bytes)).Record);
    }

    [Fact]
    public void A_small_record_stays_readable_in_the_item()
    {
        var item = JsonDocument.Parse(RecordItem.Write(Clinic, RecordChange.Put(Entry("e-1/opened")), Now)).RootElement;
        Assert.Equal("audit,e-1,opened", item.GetProperty("id").GetString());
        Assert.Equal("north", item.GetProperty("clinic").GetString());
        Assert.Equal("audit/e-1/opened", item.GetProperty("path").GetString());
        Assert.Equal("opened", item.GetProperty("record").GetProperty("action").GetString());
    }

    [Fact]
    public void A_link_is_forgotten_a_year_after_it_expired_and_an_audit_entry_never()
    {
        var link = new IssuedLink("hash", Clinic, LinkAction.Review, "e-1/1", "b@north.example", Now.AddDays(10));
        var item = JsonDocument.Parse(RecordItem.Write(Clinic, RecordChange.Add(link), Now)).RootElement;
        Assert.Equal(375 * 86_400, item.GetProperty("ttl").GetInt32());
        Assert.False(item.GetProperty("record").TryGetProperty("endsAt", out _));
        var late = JsonDocument.Parse(RecordItem.Write(Clinic, RecordChange.Put(link), Now.AddDays(900))).RootElement;
        Assert.Equal(1, late.GetProperty("ttl").GetInt32());
        var entry = JsonDocument.Parse(RecordItem.Write(Clinic, RecordChange.Put(Entry("a")), Now)).RootElement;
        Assert.False(entry.TryGetProperty("ttl", out _));
    }

    private static AuditEntry Entry(string key) => new("subject", Now, "coder@clinic.example", "opened", "", key);

    private static JsonElement WithETag(byte[] item) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(item)[..^1] + ""","_etag":"1"}""").RootElement;
}
