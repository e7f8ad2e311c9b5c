using Claims.Edi.Envelope;
using Claims.Edi.Syntax;

namespace Claims.Edi.X999;

/// <summary>A 999 acknowledgement of a functional group (005010X231A1): syntax only. What is accepted here is not yet
/// accepted by the payer.</summary>
public sealed record ImplementationAcknowledgement : TransactionSet
{
    /// <summary>The guide this library writes (ST03, GS08).</summary>
    public const string CurrentGuide = "005010X231A1";

    /// <summary>An empty acknowledgement of the current guide.</summary>
    public ImplementationAcknowledgement() => Guide = CurrentGuide;

    /// <inheritdoc />
    public override string Identifier => "999";

    private protected override string Order => "AK1 AK9";

    private protected override string LoopOrder => "AK2";

    internal override string Trailing => "AK9";

    /// <summary>The kind of the group answered, its GS01 (AK101).</summary>
    public string GroupCode { get => Text("AK1", 1); init => Set("AK1", 1, value); }

    /// <summary>Control number of the group answered, its GS06 (AK102).</summary>
    public string GroupControlNumber { get => Text("AK1", 2); init => Set("AK1", 2, value); }

    /// <summary>Guide of the group answered, its GS08 (AK103).</summary>
    public string GroupGuide { get => Text("AK1", 3); init => Set("AK1", 3, value); }

    /// <summary>Answers to transactions (2000); an accepted transaction may be left out.</summary>
    public EdiList<TransactionResponse> Responses
    {
        get => Children<TransactionResponse>("AK2");
        init => SetChildren("AK2", value);
    }

    /// <summary>A accepted, E accepted with errors, P partly accepted, R rejected; M, W, X security (AK901).</summary>
    public string Code { get => Text("AK9", 1); init => Set("AK9", 1, value); }

    /// <summary>Transactions the group said it had (AK902).</summary>
    public int IncludedCount { get => Count(2); init => Set("AK9", 2, value); }

    /// <summary>Transactions received (AK903).</summary>
    public int ReceivedCount { get => Count(3); init => Set("AK9", 3, value); }

    /// <summary>Transactions accepted (AK904).</summary>
    public int AcceptedCount { get => Count(4); init => Set("AK9", 4, value); }

    /// <summary>What is wrong with the group itself (AK905 to AK909).</summary>
    public EdiList<string> ErrorCodes
    {
        get => Enumerable.Range(5, 5).Select(i => Text("AK9", i)).Where(code => code.Length > 0).ToEdiList();
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, 5);
            for (var i = 0; i < value.Count; i++)
                Set("AK9", 5 + i, value[i]);
        }
    }

    private int Count(int position) => (int)Math.Clamp(Number("AK9", position) ?? 0, 0, 999999);
}
