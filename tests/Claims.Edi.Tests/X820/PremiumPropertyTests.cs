using Claims.Edi.Envelope;
using Claims.Edi.Parts;
using Claims.Edi.Syntax;
using Claims.Edi.Tests.X837P;
using Claims.Edi.X820;
using CsCheck;
using static Claims.Edi.Tests.Samples.AnyValue;

namespace Claims.Edi.Tests.X820;

public sealed class PremiumPropertyTests
{
    private static Gen<Premium> Premium(bool ofOrganization) =>
        from id in Number
        from billed in Money.Nullable()
        from adjusted in Gen.Int[-5000, 5000].Select(cents => cents / 100m).Array[1, 3]
        from paid in Money
        from heads in Gen.Int[1, 500].Array[0, 3]
        from day in Day
        from days in Gen.Int[1, 60]
        select new Premium
        {
            IdQualifier = ofOrganization ? "IK" : "AZ",
            Id = id,
            Paid = paid,
            Billed = billed,
            Coverage = new("582", day, day.AddDays(days)),
            References = [new("18", id)],
            Lines = ofOrganization
                ? heads.Select((count, place) => new PremiumLine
                {
                    LineNumber = $"{place + 1}",
                    HeadCounts = [new() { EntryNumber = "1", Count = count, Unit = "IE" }],
                }).ToEdiList()
                : [],
            Adjustments = adjusted.Select(amount => new PremiumAdjustment { Amount = amount, Reason = "53" })
                .ToEdiList(),
        };

    private static readonly Gen<PremiumRemittance> Organization =
        from premiums in Premium(true).Array[1, 4]
        select new PremiumRemittance { IdQualifier = "FI", Id = "123456789", Premiums = premiums.ToEdiList() };

    private static readonly Gen<PremiumRemittance> Individual =
        from id in Letters(2, 20)
        from name in Letters(1, 60)
        from premiums in Premium(false).Array[1, 4]
        select new PremiumRemittance
        {
            IdQualifier = "EI",
            Id = id,
            Names = [Party.Person(name, "BEA", "EI", id) with { Role = "EY" }],
            Premiums = premiums.ToEdiList(),
        };

    [Fact]
    public void Any_payment_is_written_read_and_the_same()
    {
        Gen.Select(Organization.Array[0, 2], Individual.Array[1, 5]).Sample((organizations, individuals) =>
        {
            var all = organizations.Concat(individuals)
                .Select((one, place) => one with { EntityNumber = place + 1 }).ToList();
            var payment = new PremiumPayment
            {
                ControlNumber = "0001",
                Handling = "I",
                PaymentAmount = all.SelectMany(one => one.Premiums).Sum(premium => premium.Paid),
                CreditOrDebit = "C",
                PaymentMethod = "CHK",
                PaymentDate = new(2026, 11, 20),
                Trace = new("3", "T100"),
                Receiver = new() { Name = "PAYER", IdQualifier = "XV", Id = "PAY1" },
                Payer = new() { Name = "EMPLOYER", IdQualifier = "FI", Id = "123456789" },
                Organizations = all.Take(organizations.Length).ToEdiList(),
                Individuals = all.Skip(organizations.Length).ToEdiList(),
            };
            var text = InterchangeWriter.ToText(Claims837.File("RA", payment));
            var read = InterchangeReader.Read(text);
            Assert.Empty(read.Issues);
            Assert.Equal(payment, Assert.Single(read.Value[0].Transactions));
            Assert.Equal(text, InterchangeWriter.ToText(read.Value[0]));
        }, iter: 200);
    }
}
