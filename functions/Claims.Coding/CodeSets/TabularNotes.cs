namespace Claims.Coding.CodeSets;

/// <summary>Where something stands in the tabular list.</summary>
public enum TabularLevel
{
    /// <summary>One of the 22 chapters.</summary>
    Chapter,

    /// <summary>A block of categories, such as E08-E13.</summary>
    Section,

    /// <summary>A category, subcategory or code.</summary>
    Code,
}

/// <summary>The instructional notes of the tabular list (Official Guidelines, section I.A).</summary>
public enum NoteKind
{
    /// <summary>What else the code means. Belongs to the code alone and is not inherited.</summary>
    InclusionTerm,

    /// <summary>What the category holds (I.A.10).</summary>
    Includes,

    /// <summary>Never coded together with it (I.A.12.a).</summary>
    Excludes1,

    /// <summary>Not part of it; may be coded too (I.A.12.b).</summary>
    Excludes2,

    /// <summary>The underlying condition goes first (I.A.13).</summary>
    CodeFirst,

    /// <summary>A second code follows it (I.A.13).</summary>
    UseAdditionalCode,

    /// <summary>Two codes may be needed, in either order (I.A.17).</summary>
    CodeAlso,

    /// <summary>Any other note.</summary>
    Note,

    /// <summary>Says that a 7th character is needed.</summary>
    SeventhCharacterNote,
}

/// <summary>A place in the tabular list.</summary>
/// <param name="Level">Chapter, section or code.</param>
/// <param name="Name">"4", "E08-E13" or "E11.2".</param>
/// <param name="Title">Its title.</param>
public sealed record TabularPlace(TabularLevel Level, string Name, string Title);

/// <summary>A note that is in force for a code.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Text">Its words.</param>
/// <param name="From">Where it stands: the code itself, or what it is inherited from.</param>
/// <param name="Inherited">Whether it stands above the code.</param>
public sealed record NoteInForce(NoteKind Kind, string Text, TabularPlace From, bool Inherited);

/// <summary>A 7th character and what it says.</summary>
/// <param name="Character">The character.</param>
/// <param name="Meaning">Such as "initial encounter".</param>
public sealed record SeventhCharacter(char Character, string Meaning);

/// <summary>What a release did to a code.</summary>
public enum ChangeKind
{
    /// <summary>New.</summary>
    Added,

    /// <summary>No longer valid.</summary>
    Deleted,

    /// <summary>Another title, or a heading that became billable or the other way round.</summary>
    Revised,
}
