namespace Claims.Coding.Reading;

/// <summary>
/// Decides for each place of a sentence how a finding there is meant (after ConText, Harkema et al. 2009).
/// </summary>
internal sealed class SentenceAssertions
{
    /// <summary>A cue that looks back reaches over this many words.</summary>
    private const int BackwardReach = 7;

    private readonly Sentence _sentence;
    private readonly List<(Cue Cue, int At)> _cues;

    public SentenceAssertions(Sentence sentence)
    {
        _sentence = sentence;
        _cues = AssertionRules.Find(sentence);
    }

    /// <summary>The strongest assertion over a mention; a cue that is part of the mention does not count.</summary>
    public Assertion Over(int[] places)
    {
        var strongest = Assertion.Present;
        var (first, last) = (places[0], places[^1]);
        foreach (var (cue, at) in _cues)
        {
            if (cue.Assertion <= strongest
                || Array.Exists(places, place => place >= at && place < at + cue.Words.Length))
                continue;
            var reaches = cue.Reach switch
            {
                CueReach.Sentence => last < at || !TurnsToPatient(at, first),
                CueReach.Forward => at < first && ReachesForward(cue, at, last, overCommas: true),
                CueReach.ForwardClause => at <= first && ReachesForward(cue, at, last, overCommas: false),
                CueReach.Next => first == at + cue.Words.Length,
                CueReach.Backward => at > last && ReachesBack(last, at),
                _ => false,
            };
            if (reaches)
                strongest = cue.Assertion;
        }

        return strongest;
    }

    private bool ReachesForward(Cue cue, int from, int to, bool overCommas)
    {
        foreach (var (stop, at) in _cues)
        {
            if (at > from && at <= to && Stops(stop, cue.Assertion))
                return false;
        }

        if (overCommas)
            return true;
        for (var i = from + cue.Words.Length + 1; i <= to; i++)
        {
            var gap = _sentence.Tokens[i].Before;
            if ((gap & (Gap.Dash | Gap.Colon)) != 0 || ((gap & Gap.Comma) != 0 && !ListGoesOn(i)))
                return false;
        }

        return true;
    }

    /// <summary>"Family history of colon cancer, presented with bleeding": the bleeding is the patient's.</summary>
    private bool TurnsToPatient(int from, int to) =>
        _cues.Exists(turn => turn.Cue.Reach == CueReach.Turn && turn.At > from && turn.At <= to);

    /// <summary>"Mother has diabetes" and "return if she has pain": a verb does not end what is said of them.</summary>
    private static bool Stops(Cue stop, Assertion assertion) =>
        stop.Reach switch
        {
            CueReach.Stop => assertion is not (Assertion.Family or Assertion.Hypothetical)
                || stop.Words[0] is "but" or "however" or "patient" or "although",
            CueReach.Turn => assertion != Assertion.Family || stop.Words[0] == "patient",
            _ => false,
        };

    private bool ReachesBack(int from, int to)
    {
        if (to - from > BackwardReach)
            return false;
        for (var i = from + 1; i <= to; i++)
        {
            if ((_sentence.Tokens[i].Before & Gap.Comma) != 0 || _sentence.Tokens[i].Word is "but" or "and")
                return false;
        }

        return true;
    }

    /// <summary>
    /// "No fever, chills, or cough, was given fluids": the list goes over commas up to its "or", and ends with the
    /// next.
    /// </summary>
    private bool ListGoesOn(int from)
    {
        for (var i = from; i < _sentence.Tokens.Length; i++)
        {
            if (_sentence.Tokens[i].Word is "or" or "nor")
                return true;
        }

        return false;
    }
}
