namespace Claims.Local.Demo;

/// <summary>
/// SIMULATED: the coder, physician, biller and patients of the samples. They open the links that were mailed to them
/// and post the pages' forms over HTTP, as people would, by the samples' ground truth. They remember nothing that the
/// pages do not tell: after a kill they go on with what is still open.
/// </summary>
/// <param name="pages">This program's pages.</param>
/// <param name="postbox">The mail.</param>
/// <param name="stories">What each of them does.</param>
/// <param name="biller">The biller.</param>
/// <param name="patients">The patients.</param>
/// <param name="logger">Says who did what, by ids.</param>
internal sealed class SimulatedPeople(
    SamplePages pages,
    Postbox postbox,
    SampleStories stories,
    SimulatedBiller biller,
    SimulatedPatients patients,
    ILogger<SimulatedPeople> logger)
{
    private readonly HashSet<Uri> _done = [];

    /// <summary>When one of them will act by themselves: an answer after a look, the day of an instalment.</summary>
    public DateTimeOffset? NextDue => new[] { biller.NextDue, patients.NextDue }.Min();

    /// <summary>Acts on everything that is open now.</summary>
    /// <returns>Whether anybody did anything.</returns>
    public async Task<bool> ActAsync(CancellationToken cancellationToken)
    {
        var acted = false;
        var mails = postbox.Read();
        foreach (var mail in mails.Where(mail => mail.Kind is "review" or "query" && !_done.Contains(mail.Link)))
        {
            acted |= await AnswerAsync(mail, cancellationToken);
        }

        var desk = await pages.StaffAsync(cancellationToken);
        if (await biller.ActAsync(desk, cancellationToken))
        {
            (acted, desk) = (true, await pages.StaffAsync(cancellationToken));
        }

        foreach (var bills in mails.Where(mail => mail.Kind == "statement").GroupBy(mail => mail.Encounter))
        {
            acted |= await patients.ActAsync(bills.MaxBy(bill => bill.Number)!, desk, cancellationToken);
        }

        return acted;
    }

    /// <summary>The coder decides a round, or the physician answers; once, while the link is open.</summary>
    private async Task<bool> AnswerAsync(Mailed mail, CancellationToken cancellationToken)
    {
        if (stories.Of(mail.Encounter) is not { } story)
        {
            return false;
        }

        var isOpen = await pages.OpenAsync(mail.Link, "", cancellationToken) is not null;
        if (isOpen)
        {
            var form = mail.Kind == "query"
                ? [new("answer", story.Coder.Answer!)]
                : CoderForm.For(story, mail.Number);
            await pages.PostAsync(mail.Link, "", form, cancellationToken);
            logger.PersonActed(mail.Kind, mail.Encounter.Value);
        }

        _done.Add(mail.Link);
        return isOpen;
    }
}
