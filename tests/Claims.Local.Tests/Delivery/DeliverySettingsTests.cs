using Claims.Core.Primitives;
using Claims.Delivery;

namespace Claims.Local.Tests.Delivery;

public sealed class DeliverySettingsTests
{
    [Fact]
    public void A_mail_server_needs_a_sender_and_an_address_with_a_secret_is_not_quoted()
    {
        Assert.Contains(
            "CLAIMS_MAIL_FROM:", Fault(("CLAIMS_SMTP", "smtp://user:secret@host:587/")), StringComparison.Ordinal);
        var wrong = Fault(("CLAIMS_SMTP", "https://user:secret@host/"), ("CLAIMS_PRINT_HOUR", "24"));
        Assert.Contains("CLAIMS_SMTP:", wrong, StringComparison.Ordinal);
        Assert.Contains("CLAIMS_PRINT_HOUR:", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong, StringComparison.Ordinal);
    }

    private static string Fault(params (string Name, string Value)[] values)
    {
        var reader = new SettingReader(name => values.FirstOrDefault(value => value.Name == name).Value);
        DeliverySettings.Read(reader);
        return Assert.Throws<InvalidDataException>(reader.ThrowIfFaulty).Message;
    }
}
