using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>Puts the parts of a file together again.</summary>
internal sealed class FileBuilder
{
    private readonly List<Interchange> interchanges = [];
    private readonly List<InterchangeAcknowledgement> acknowledgements = [];
    private readonly List<FunctionalGroup> groups = [];
    private readonly List<TransactionSet> transactions = [];
    private readonly List<OutsideSegment> outsideTransactions = [];
    private readonly List<OutsideSegment> outsideGroups = [];
    private bool inGroup;

    /// <summary>An interchange that ended; what follows it before the next one still belongs to it.</summary>
    private Interchange? ended;

    /// <summary>The interchanges, once the file has ended.</summary>
    public EdiList<Interchange> Interchanges => EdiList.Of(interchanges);

    public void Take(EdiPart part)
    {
        switch (part)
        {
            case AcknowledgementPart found:
                acknowledgements.Add(found.Acknowledgement);
                break;
            case TransactionEnd end:
                transactions.Add(end.Transaction);
                break;
            case OutsidePart outside when inGroup:
                outsideTransactions.Add(new(transactions.Count, outside.Segment));
                break;
            case OutsidePart outside:
                outsideGroups.Add(new(groups.Count + (ended is null ? 0 : 1), outside.Segment));
                break;
            case GroupStart:
                inGroup = true;
                break;
            case GroupEnd end:
                inGroup = false;
                TakeGroup(end.Group);
                break;
            case InterchangeEnd end:
                ended = end.Interchange;
                break;
            case InterchangeStart or FileEnd:
                TakeInterchange();
                break;
        }
    }

    private void TakeGroup(FunctionalGroup group)
    {
        groups.Add(group with
        {
            Transactions = EdiList.Of(transactions),
            Outside = EdiList.Of(outsideTransactions),
        });
        transactions.Clear();
        outsideTransactions.Clear();
    }

    private void TakeInterchange()
    {
        if (ended is null)
            return;
        interchanges.Add(ended with
        {
            Acknowledgements = EdiList.Of(acknowledgements),
            Groups = EdiList.Of(groups),
            Outside = EdiList.Of(outsideGroups),
        });
        acknowledgements.Clear();
        groups.Clear();
        outsideGroups.Clear();
        ended = null;
    }
}
