using System.Net;
using Claims.Core.PatientBilling;
using Claims.Core.Primitives;
using Claims.Core.Remittance;
using Claims.Web.Tests.Hosting;

namespace Claims.Web.Tests.Staff;

/// <summary>What billers do with money that has no place yet: deposits, remittances, what patients hand in.</summary>
public sealed class BooksPageTests : IAsyncLifetime
{
    private PagesHost _host = null!;
    private StaffVisit _staff = null!;

    public async Task InitializeAsync()
    {
        _host = await PagesHost.StartAsync();
        await SampleBooks.AddStatementAsync(_host);
        await _host.Records.SaveAsync(
            SampleClinic.Id, default,
            RecordChange.Put(Announced("one", "T1", 89.50m)),
            RecordChange.Put(Announced("two", "T2", 12.00m)));
        _staff = await StaffVisit.SignInAsync(_host);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_payers_announced_waits_until_the_bank_shows_it()
    {
        Assert.Equal(2, (await OpenAsync()).Remittances.Count);
        Assert.Contains("trace <code>T1</code>", await _staff.ReadAsync("/staff/books"), StringComparison.Ordinal);

        var answer = await _staff.PostAsync(
            "/staff/deposit", ("clinic", "sample"), ("trace", "T1"), ("amount", "89.50"), ("reference", "B1"),
            ("day", "2026-11-20"));

        Assert.Equal("/staff?done=deposit", answer.Headers.Location!.OriginalString);
        Assert.Equal(["T2"], (await OpenAsync()).Remittances.Select(file => file.TraceNumber));
        Assert.Empty((await OpenAsync()).Deposits);
    }

    [Fact]
    public async Task A_deposit_with_a_strange_trace_is_tied_by_a_person_the_likeliest_first()
    {
        await _staff.PostAsync(
            "/staff/deposit", ("clinic", "sample"), ("trace", "X9"), ("amount", "12.00"), ("reference", "B2"),
            ("day", "2026-11-20"));
        var work = await _staff.ReadAsync("/staff");
        var page = await _staff.ReadAsync("/staff/books");

        Assert.Contains("/staff/books#waiting", work, StringComparison.Ordinal);
        Assert.InRange(
            page.IndexOf("<option value=\"T2\">", StringComparison.Ordinal),
            1, page.IndexOf("<option value=\"T1\">", StringComparison.Ordinal));
        var answer = await _staff.PostAsync(
            "/staff/tie", ("clinic", "sample"), ("deposit", "B2"), ("trace", "T2"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(["T1"], (await OpenAsync()).Remittances.Select(file => file.TraceNumber));
        Assert.DoesNotContain("X9", await _staff.ReadAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_that_a_patient_hands_in_is_applied_to_a_visit()
    {
        await TakeAsync("R7", "20.00");
        Assert.Contains("list=\"owing\"", await _staff.ReadAsync("/staff"), StringComparison.Ordinal);

        var answer = await _staff.PostAsync(
            "/staff/apply", ("clinic", "sample"), ("reference", "R7"), ("encounter", $"{SampleChart.Ref.Encounter}"));

        Assert.Equal("/staff?done=apply", answer.Headers.Location!.OriginalString);
        var books = await _host.Get<Ledger>().BooksAsync(SampleClinic.Id, SampleChart.Ref.Encounter, default);
        Assert.Equal((new Money(35.5m), new Money(20m)), (books[Account.Patient], books[Account.PaidByPatient]));
        Assert.DoesNotContain("R7", await _staff.ReadAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_it_is_given_back_and_pays_nothing_more()
    {
        await TakeAsync("R8", "20.00");

        await _staff.PostAsync("/staff/giveback", ("clinic", "sample"), ("reference", "R8"), ("by", "C1"));
        var again = await _staff.PostAsync(
            "/staff/apply", ("clinic", "sample"), ("reference", "R8"), ("encounter", $"{SampleChart.Ref.Encounter}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("PAY-UNKNOWN", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var sheet = await _host.Get<BalanceSheets>().ReadAsync(SampleClinic.Id, default);
        Assert.All(
            [ClinicAccount.Cash, ClinicAccount.Unapplied], account => Assert.Equal(Money.Zero, sheet.Clinic[account]));
        Assert.Equal("C1", (await _host.Records.GetAsync<UnappliedPayment>(SampleClinic.Id, "R8", default)).GivenBack);
    }

    [Theory]
    [InlineData("unapplied", "STF-BOOKS", "clinic=sample&amount=&method=cash&reference=R1")]
    [InlineData("unapplied", "PAY-INVALID", "clinic=sample&amount=-5&method=cash&reference=R1")]
    [InlineData("apply", "STF-BOOKS", "clinic=sample&reference=R1&encounter=nobody")]
    [InlineData("giveback", "PAY-UNKNOWN", "clinic=sample&reference=R1&by=C1")]
    [InlineData("tie", "PAY-UNKNOWN", "clinic=sample&deposit=B1&trace=T1")]
    public async Task A_slip_is_refused_with_its_code(string action, string code, string form)
    {
        var values = form.Split('&').Select(part => part.Split('=')).Select(part => (part[0], part[1])).ToArray();

        var answer = await _staff.PostAsync($"/staff/{action}", values);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task TakeAsync(string reference, string amount) => Assert.Equal(
        HttpStatusCode.SeeOther,
        (await _staff.PostAsync(
            "/staff/unapplied", ("clinic", "sample"), ("amount", amount), ("method", "cash"), ("reference", reference)))
            .StatusCode);

    private async Task<OpenDeposits> OpenAsync() =>
        await _host.Get<Deposits>().ReadOpenAsync(SampleClinic.Id, default);

    private static RemittanceFile Announced(string id, string trace, decimal amount) => new(
        id, $"{id}.835", "hash", "Example Health Plan", trace, new(amount), new(2026, 11, 16), PagesHost.Start,
        RemittanceStatus.Posted, new(amount), []);
}
