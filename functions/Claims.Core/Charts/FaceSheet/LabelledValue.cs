namespace Claims.Core.Charts.FaceSheet;

/// <summary>The words that stand behind or below a label.</summary>
internal sealed record LabelledValue(FaceSheetLabel Label, int Page, IReadOnlyList<TextWord> Words)
{
    public string Text => string.Join(' ', Words.Select(word => word.Text)).Trim(' ', ':', '|', '_', '-');

    public double Confidence => Words.Average(word => word.Confidence);

    public PageBox Box => Words.Select(word => word.Box).Aggregate(PageBox.Around);
}
