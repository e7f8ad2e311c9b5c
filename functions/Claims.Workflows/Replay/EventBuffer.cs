using System.Text.Json;

namespace Claims.Workflows;

/// <summary>Brings events and waits of one name together, both first come, first served.</summary>
internal sealed class EventBuffer
{
    private readonly Dictionary<string, LinkedList<PendingStep>> _waits = new(StringComparer.Ordinal);
    private readonly List<EventRaised> _untaken = [];

    /// <summary>Events nobody took, in the order they came.</summary>
    public IReadOnlyList<EventRaised> Untaken => _untaken;

    public int WaitCount { get; private set; }

    /// <summary>The first event of a name that nobody took, which is taken by this.</summary>
    public bool TryTake(string name, out JsonElement payload)
    {
        var index = _untaken.FindIndex(e => e.Name == name);
        payload = index < 0 ? default : _untaken[index].Payload;
        if (index >= 0)
            _untaken.RemoveAt(index);
        return index >= 0;
    }

    public void AddWait(PendingStep wait)
    {
        if (!_waits.TryGetValue(wait.Name, out var list))
            _waits[wait.Name] = list = new LinkedList<PendingStep>();
        list.AddLast(wait);
        WaitCount++;
    }

    public bool RemoveWait(PendingStep wait)
    {
        if (!_waits.TryGetValue(wait.Name, out var list) || !list.Remove(wait))
            return false;
        if (list.Count == 0)
            _waits.Remove(wait.Name);
        WaitCount--;
        return true;
    }

    /// <summary>The wait that takes an event, or null when the event is kept.</summary>
    public PendingStep? Offer(EventRaised raised)
    {
        if (_waits.TryGetValue(raised.Name, out var list))
        {
            var first = list.First!.Value;
            RemoveWait(first);
            return first;
        }

        _untaken.Add(raised);
        return null;
    }
}
