namespace Claims.Workflows;

/// <summary>
/// The list of workflows and activities an engine may run. Every engine is wired from the same list:
/// <code>
/// registry.AddWorkflow(ChartPipeline.Ref, () => new ChartPipeline());
/// registry.AddActivity(ReadChart.Ref, services => services.GetRequiredService&lt;ReadChart&gt;(), maxConcurrency: 2);
/// </code>
/// Fill it before an engine starts; it is not safe to change from several threads.
/// </summary>
public sealed class WorkflowRegistry
{
    private readonly Dictionary<(string Name, int Version), WorkflowRegistration> _workflows = [];
    private readonly Dictionary<string, WorkflowRegistration> _newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityRegistration> _activities = new(StringComparer.Ordinal);

    /// <summary>The workflows, in the order they were added.</summary>
    public IReadOnlyCollection<WorkflowRegistration> Workflows => _workflows.Values;

    /// <summary>The activities, in the order they were added.</summary>
    public IReadOnlyCollection<ActivityRegistration> Activities => _activities.Values;

    /// <summary>Adds a workflow; a new object of it is made for every run and every replay.</summary>
    /// <param name="reference">Its name and types.</param>
    /// <param name="create">Makes it.</param>
    /// <param name="version">
    /// Which version of its code this is, from 1. When the code's path changes, keep the old class under its version
    /// until no instance of it is left, and add the new one under the next: an instance stays with the version it
    /// began with; new ones, and those that continue as new, take the newest.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty, or taken by another workflow of that version.</exception>
    public WorkflowRegistry AddWorkflow<TIn, TOut>(
        WorkflowRef<TIn, TOut> reference, Func<Workflow<TIn, TOut>> create, int version = 1)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        var name = CheckName("workflow", reference.Name);
        var registration = new WorkflowRegistration<TIn, TOut>(name, version, create);
        if (!_workflows.TryAdd((name, version), registration))
            throw RegisteredTwice("workflow", $"{name}' of version '{version}");
        if (!_newest.TryGetValue(name, out var newest) || newest.Version < version)
            _newest[name] = registration;
        return this;
    }

    /// <summary>Adds an activity; every attempt makes a new object of it, in a service scope of its own.</summary>
    /// <param name="reference">Its name and types.</param>
    /// <param name="create">Makes it from the scope's services.</param>
    /// <param name="maxConcurrency">How many of it may run at once in one process; no limit of its own by default.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty or taken by another activity.</exception>
    public WorkflowRegistry AddActivity<TIn, TOut>(
        ActivityRef<TIn, TOut> reference,
        Func<IServiceProvider, Activity<TIn, TOut>> create,
        int? maxConcurrency = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(create);
        if (maxConcurrency < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxConcurrency), $"Activity '{reference.Name}' needs a concurrency of 1 or more, or none.");
        }

        var name = CheckName("activity", reference.Name);
        if (!_activities.TryAdd(name, new ActivityRegistration<TIn, TOut>(name, maxConcurrency, create)))
            throw RegisteredTwice("activity", name);
        return this;
    }

    /// <summary>The newest version of the workflow of that name.</summary>
    /// <exception cref="NotRegisteredException">There is none.</exception>
    public WorkflowRegistration GetWorkflow(string name) =>
        _newest.TryGetValue(name, out var found)
            ? found
            : throw new NotRegisteredException("workflow", name, _newest.Keys);

    /// <summary>A certain version of the workflow of that name.</summary>
    /// <exception cref="NotRegisteredException">There is none.</exception>
    public WorkflowRegistration GetWorkflow(string name, int version) =>
        _workflows.TryGetValue((name, version), out var found)
            ? found
            : throw new NotRegisteredException(
                "workflow",
                $"{name}' of version '{version}",
                _workflows.Keys.Select(known => $"{known.Name} (version {known.Version})"));

    /// <summary>The activity of that name.</summary>
    /// <exception cref="NotRegisteredException">There is none.</exception>
    public ActivityRegistration GetActivity(string name) =>
        _activities.TryGetValue(name, out var found)
            ? found
            : throw new NotRegisteredException("activity", name, _activities.Keys);

    private static string CheckName(string kind, string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new ArgumentException($"A {kind} needs a name.") : name;

    private static ArgumentException RegisteredTwice(string kind, string name) => new(
        $"The {kind} '{name}' is registered twice; names are part of the history and must be unique.");
}

/// <summary>A name is not in the registry: this process was built without it, or it was renamed.</summary>
/// <param name="kind">"workflow" or "activity".</param>
/// <param name="name">The name that was asked for.</param>
/// <param name="known">The names there are.</param>
public sealed class NotRegisteredException(string kind, string name, IEnumerable<string> known) : Exception(
    $"No {kind} is registered as '{name}'. Register it, or give it back the name it had. Registered: "
    + $"{string.Join(", ", known.Order(StringComparer.Ordinal))}.");
