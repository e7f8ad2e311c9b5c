using System.Text.RegularExpressions;
using Claims.Core.Charts;

namespace Claims.Web.Status;

/// <summary>Stages as people read them.</summary>
internal static partial class StageWords
{
    public static string Of(Stage stage) => Spaced(stage.ToString());

    /// <summary>InReview as "In review".</summary>
    public static string Spaced(string word) => WordStart().Replace(
        word, match => " " + match.Value.ToLowerInvariant());

    public static string Tone(Stage stage) => stage switch
    {
        Stage.Closed => "ok",
        Stage.InReview or Stage.AskingPhysician or Stage.WithBiller or Stage.Appealing => "warn",
        Stage.Quarantined or Stage.RejectedByCoder or Stage.InCollections => "bad",
        _ => "",
    };

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}
