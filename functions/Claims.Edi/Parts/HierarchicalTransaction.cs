using Claims.Edi.Envelope;

namespace Claims.Edi.Parts;

/// <summary>A transaction made of levels (HL) in levels: what all that begin with BHT have in common.</summary>
public abstract record HierarchicalTransaction : TransactionSet
{
    /// <summary>An empty transaction.</summary>
    /// <param name="guide">The guide (ST03).</param>
    /// <param name="levels">Which levels follow in which order (BHT01).</param>
    /// <param name="purpose">BHT02.</param>
    private protected HierarchicalTransaction(string guide, string levels, string purpose)
    {
        Guide = guide;
        Set("BHT", 1, levels);
        Set("BHT", 2, purpose);
    }

    private protected override string Order => "BHT";

    private protected override string LoopOrder => "HL*20";

    /// <summary>What this is (BHT02): 00 original or 18 a repeat of claims already sent; 13 request, 01 cancellation, 36
    /// authority to deduct (spend-down); 11 response, 08 status, 06 confirmation of a cancellation or
    /// spend-down.</summary>
    public string Purpose { get => Text("BHT", 2); init => Set("BHT", 2, value); }

    /// <summary>When it was made, to the minute (BHT04, BHT05); null when it cannot be read.</summary>
    public DateTime? Created { get => Moment("BHT", 4); init => SetMoment("BHT", 4, value); }
}
