using System.Globalization;
using System.Text;
using Claims.Core.Remittance;
using Claims.Core.Tests.Submission;

namespace Claims.Core.Tests.Remittance;

/// <summary>Public example remittances (../shared/data/x12, facts of their publishers): none loses a cent.</summary>
public sealed class PublicRemittanceTests
{
    /// <summary>ISA08 is fifteen characters at a fixed place.</summary>
    private const int ReceiverAt = 54;

    [SkippableFact]
    public async Task Posted_and_quarantined_come_to_what_the_files_say()
    {
        var folder = Folder();
        Skip.If(folder is null, "The public samples are not on this machine (../shared/data/x12).");
        var (files, claims, posted, quarantined) = (0, 0, 0, 0);
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(path, Encoding.Latin1);
            var stated = StatedBy(text);
            if (stated.Count == 0)
            {
                continue;
            }

            await using var house = new BillingHouse();
            await house.ReceiveAsync("public.835", Encoding.Latin1.GetBytes(ToSampleClinic(text)));

            var kept = (await house.ListAsync<RemittanceFile>()).Where(file => file.Status == RemittanceStatus.Posted)
                .ToDictionary(file => file.TraceNumber);
            var payments = (await house.ListAsync<UnmatchedPayment>()).ToLookup(payment => payment.File);
            files++;
            claims += stated.Sum(one => one.Paid.Count);
            foreach (var one in stated)
            {
                if (!kept.TryGetValue(one.Trace, out var file))
                {
                    quarantined += one.Paid.Count;
                    continue;
                }

                posted += payments[file.Id].Count();
                Assert.Equal(one.Paid, payments[file.Id].Select(payment => payment.Adjudication.Paid.Amount));
                Assert.Equal(one.Deposit, file.Amount.Amount);
                Assert.Equal(one.Paid.Sum() - one.Adjusted, file.Amount.Amount);
            }

            Assert.Equal(kept.Count == stated.Count, house.Clearinghouse.Settled["public.835"] is null);
            Assert.Empty(await house.Get<BooksAudit>().CheckAsync(BillingHouse.Clinic, default));
            var books = ClinicBooks.Of(await house.Get<ClinicLedger>().EntriesAsync(BillingHouse.Clinic, default));
            Assert.Equal(kept.Values.Sum(file => file.Amount.Amount), books[ClinicAccount.InTransit].Amount);
            Assert.Equal(
                -stated.Where(one => kept.ContainsKey(one.Trace)).Sum(one => one.Paid.Sum()),
                books[ClinicAccount.Unapplied].Amount);
        }

        Assert.Equal(claims, posted + quarantined);
        Assert.True(files >= 14 && posted >= 20, $"{files} files, {claims} claims: {posted} posted");
    }

    /// <summary>The remittances of a file by its bare segments, read by nothing that is tested here.</summary>
    private static List<(string Trace, decimal Deposit, List<decimal> Paid, decimal Adjusted)> StatedBy(string text)
    {
        var stated = new List<(string Trace, decimal Deposit, List<decimal> Paid, decimal Adjusted)>();
        if (text.Length < 106 || !text.StartsWith("ISA", StringComparison.Ordinal))
        {
            return stated;
        }

        var isRemittance = false;
        foreach (var segment in text.Split(text[105]).Select(segment => segment.Trim().Split(text[3])))
        {
            isRemittance = segment[0] == "ST" ? segment[1] == "835" : isRemittance;
            if (!isRemittance)
            {
                continue;
            }

            switch (segment[0])
            {
                case "BPR":
                    stated.Add(("", segment[3] == "D" ? -Number(segment[2]) : Number(segment[2]), [], 0));
                    break;
                case "TRN" when stated[^1].Trace.Length == 0:
                    stated[^1] = stated[^1] with { Trace = segment[2] };
                    break;
                case "CLP":
                    stated[^1].Paid.Add(Number(segment[4]));
                    break;
                case "PLB":
                    var adjusted = segment.Skip(4).Where((_, index) => index % 2 == 0).Sum(Number);
                    stated[^1] = stated[^1] with { Adjusted = stated[^1].Adjusted + adjusted };
                    break;
            }
        }

        return stated;
    }

    private static string ToSampleClinic(string text) =>
        string.Concat(text.AsSpan(0, ReceiverAt), "SAMPLE".PadRight(15), text.AsSpan(ReceiverAt + 15));

    private static decimal Number(string text) =>
        text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("CLAIMS_SHARED") is { Length: > 0 } given)
        {
            return Directory.Exists(Path.Combine(given, "data", "x12")) ? Path.Combine(given, "data", "x12") : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var here = Path.Combine(folder.FullName, "shared", "data", "x12");
            if (Directory.Exists(here))
            {
                return here;
            }
        }

        return null;
    }
}
