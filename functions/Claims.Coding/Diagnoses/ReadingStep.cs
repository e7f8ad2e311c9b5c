namespace Claims.Coding.Diagnoses;

/// <summary>A step of the method that a measurement may leave out, to see what it is worth.</summary>
internal enum ReadingStep
{
    /// <summary>None is left out.</summary>
    None,

    /// <summary>Spelling towards known words.</summary>
    Spelling,

    /// <summary>This project's synonyms, lay terms and abbreviations.</summary>
    OwnTerms,

    /// <summary>The synonyms of the Disease Ontology.</summary>
    DiseaseSynonyms,

    /// <summary>Official titles as terms.</summary>
    Titles,

    /// <summary>Denial, doubt, relatives, past, warnings.</summary>
    Assertions,

    /// <summary>Status codes: drugs, allergies, smoking, states after surgery.</summary>
    Status,

    /// <summary>The guidelines: combinations, integral signs, specificity, what was seen in passing.</summary>
    Guidelines,

    /// <summary>What was learned from coded reports.</summary>
    PlainReports,
}
