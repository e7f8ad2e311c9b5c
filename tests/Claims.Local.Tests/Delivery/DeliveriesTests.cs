using Claims.Delivery;

namespace Claims.Local.Tests.Delivery;

public sealed class DeliveriesTests
{
    [Fact]
    public async Task One_that_fails_holds_up_no_other_and_is_told_of()
    {
        var (before, after) = (new Played(did: true), new Played(did: false));
        var fault = await Assert.ThrowsAsync<AggregateException>(
            () => new Deliveries([before, new Played(new IOException("disk")), after]).RunAsync(default));

        Assert.Equal("disk", Assert.Single(fault.InnerExceptions).Message);
        Assert.Equal((1, 1), (before.Runs, after.Runs));
        Assert.True(await new Deliveries([after, before]).RunAsync(default));
        Assert.False(await new Deliveries([after]).RunAsync(default));
    }

    [Fact]
    public void The_first_that_is_due_says_when()
    {
        var noon = new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
        var deliveries = new Deliveries(
            [new Played(false), new Played(false) { NextDue = noon.AddHours(1) }, new Played(false) { NextDue = noon }]);
        Assert.Equal(noon, deliveries.NextDue);
        Assert.Null(new Deliveries([new Played(false)]).NextDue);
    }

    private sealed class Played(bool did, Exception? fault = null) : IDelivery
    {
        public Played(Exception fault)
            : this(false, fault)
        {
        }

        public int Runs { get; private set; }

        public DateTimeOffset? NextDue { get; init; }

        public Task<bool> RunAsync(CancellationToken cancellationToken)
        {
            Runs++;
            return fault is null ? Task.FromResult(did) : Task.FromException<bool>(fault);
        }
    }
}
