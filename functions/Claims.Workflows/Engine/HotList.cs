namespace Claims.Workflows;

/// <summary>The waiting instances whose code is in memory, the longest unused first to go.</summary>
internal sealed class HotList(int max)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<InstanceActor>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<InstanceActor> _order = new();

    /// <summary>Notes that an instance's code is no longer in memory.</summary>
    public void Forget(InstanceActor actor)
    {
        lock (_lock)
        {
            if (_nodes.Remove(actor.Id, out var node))
                _order.Remove(node);
        }
    }

    /// <summary>Notes that an instance was just used, and lets go those beyond the limit.</summary>
    public void Touch(InstanceActor actor, Action<InstanceActor> evicted)
    {
        var surplus = new List<InstanceActor>();
        lock (_lock)
        {
            if (_nodes.Remove(actor.Id, out var node))
                _order.Remove(node);
            _nodes[actor.Id] = _order.AddLast(actor);
            while (_order.Count > max)
            {
                surplus.Add(_order.First!.Value);
                _nodes.Remove(_order.First.Value.Id);
                _order.RemoveFirst();
            }
        }

        // One that is busy is not let go; it comes back here when it has settled.
        foreach (var old in surplus.Where(a => a.TryEvict()))
            evicted(old);
    }
}
