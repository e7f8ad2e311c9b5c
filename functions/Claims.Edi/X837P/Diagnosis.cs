using Claims.Edi.Syntax;

namespace Claims.Edi.X837P;

/// <summary>A diagnosis of a claim (a composite of HI).</summary>
/// <param name="Code">The ICD-10-CM code without its dot.</param>
/// <param name="Qualifier"><c>ABK</c> principal, <c>ABF</c> other; BK and BF before ICD-10. When left out, the
/// claim gives the first diagnosis ABK and the others ABF.</param>
public sealed record Diagnosis(string Code, string Qualifier = "")
{
    /// <summary>The type name alone: a diagnosis is patient data.</summary>
    public override string ToString() => nameof(Diagnosis);

    internal static EdiList<Diagnosis> Read(Segment segment)
    {
        var diagnoses = new Diagnosis[segment.Count];
        var count = 0;
        for (var i = 1; i <= segment.Count; i++)
        {
            if (!segment.Span(i).IsEmpty)
                diagnoses[count++] = new(segment[i, 2], segment[i, 1]);
        }
        return EdiList.Of(diagnoses, count);
    }

    internal static Segment? Write(EdiList<Diagnosis> diagnoses)
    {
        var segment = new Segment("HI");
        for (var i = 0; i < diagnoses.Count; i++)
        {
            var qualifier = diagnoses[i].Qualifier.Length > 0 ? diagnoses[i].Qualifier : i == 0 ? "ABK" : "ABF";
            segment = segment.With(i + 1, 1, qualifier).With(i + 1, 2, diagnoses[i].Code.Replace(".", ""));
        }
        return diagnoses.Count == 0 ? null : segment;
    }
}
