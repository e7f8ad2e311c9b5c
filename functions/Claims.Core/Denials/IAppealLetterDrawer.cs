namespace Claims.Core.Denials;

/// <summary>Port: draws an appeal letter as a PDF.</summary>
public interface IAppealLetterDrawer
{
    /// <summary>The PDF's bytes; the same letter gives the same bytes.</summary>
    byte[] Draw(AppealLetter letter);
}
