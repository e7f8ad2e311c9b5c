using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A transaction set: what lies between ST and SE.</summary>
public abstract record TransactionSet : EdiLoop
{
    /// <summary>The transaction set identifier (ST01), such as <c>837</c>.</summary>
    public abstract string Identifier { get; }

    /// <summary>The transaction's control number (ST02 = SE02), 4 to 9 characters, given by the sender.</summary>
    public string ControlNumber { get; init; } = "";

    /// <summary>The implementation guide (ST03), such as <c>005010X222A1</c>; may be empty in an 835.</summary>
    public string Guide { get; init; } = "";

    /// <summary>Where the transaction starts in its file.</summary>
    internal FilePlace Place { get; init; }
}

/// <summary>A transaction set this library has no typed records for, kept as segments and written back.</summary>
public sealed record UntypedTransaction : TransactionSet
{
    private readonly string identifier;

    internal UntypedTransaction(string identifier, EdiList<Segment> segments)
    {
        this.identifier = identifier;
        Fill(segments, []);
    }

    /// <inheritdoc />
    public override string Identifier => identifier;

    private protected override string Order => "";
}
