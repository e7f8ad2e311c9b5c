using Claims.Edi.Syntax;

namespace Claims.Edi.Envelope;

/// <summary>A kind of transaction there are typed records for: its guide, its records, its further rules.</summary>
/// <param name="Identifier">ST01.</param>
/// <param name="GuidePrefix">How ST03 or GS08 starts.</param>
/// <param name="Folder">The folder of its <c>guide.txt</c>.</param>
/// <param name="Create">Makes the empty record of a loop id; the empty id is the transaction itself.</param>
/// <param name="StartRules">Makes the rules beyond loops and elements for one transaction.</param>
internal sealed record TransactionType(
    string Identifier, string GuidePrefix, string Folder, Func<string, EdiLoop> Create,
    Func<LoopRules> StartRules)
{
    /// <summary>A kind of transaction whose rules look at all of it.</summary>
    public TransactionType(string identifier, string guidePrefix, string folder, Func<string, EdiLoop> create,
        Action<TransactionSet, Findings> check)
        : this(identifier, guidePrefix, folder, create, () => new WholeRules(check)) { }

    /// <summary>All that there are typed records for.</summary>
    internal static readonly TransactionType[] All =
    [
        X837P.X837PType.Type, X837I.X837IType.Type, X835.X835Type.Type, X999.X999Type.Type, X277CA.X277CAType.Type,
        X276.X276Type.Type, X277.X277Type.Type, X270.X270Type.Type, X271.X271Type.Type, X278.X278Type.Type,
        X834.X834Type.Type, X820.X820Type.Type,
    ];

    private readonly Lazy<GuidePlace> guide = new(() => Syntax.Guide.Load(Folder));
    private readonly TransactionRules rules = new(Identifier);
    private readonly Lazy<TransactionSet> empty = new(() => (TransactionSet)Create(""));

    /// <summary>The loop that streams one by one; null when the transaction always comes whole.</summary>
    public StreamedClaims? Claims { get; init; }

    /// <summary>The type of a transaction, or null when there are no typed records for it.</summary>
    public static TransactionType? Find(string identifier, string guide) => Array.Find(All,
        type => type.Identifier == identifier && guide.StartsWith(type.GuidePrefix, StringComparison.Ordinal));

    /// <summary>Whether another version of the transaction has typed records.</summary>
    public static bool KnowsOtherVersion(string identifier) => Array.Exists(All, type => type.Identifier == identifier);

    /// <summary>The record of a transaction without content.</summary>
    public TransactionSet Empty => empty.Value;

    /// <summary>Prepares for sorting segments into a transaction's typed records.</summary>
    public LoopBuilder Start(TransactionSet transaction, Findings findings) =>
        new(rules, guide.Value, transaction, Create, findings);

    /// <summary>Prepares for checking the segments of a transaction there are records of.</summary>
    public LoopBuilder StartCheck(TransactionSet transaction, Findings findings) =>
        new(rules, guide.Value, transaction, create: null, findings);
}
