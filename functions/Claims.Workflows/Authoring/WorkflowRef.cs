namespace Claims.Workflows;

/// <summary>Names a workflow together with its input and output types, so that callers need no casts.</summary>
/// <param name="Name">The registered name; part of the history, so it never changes once released.</param>
/// <typeparam name="TIn">The input; serialised as JSON into the history: an id or a small value.</typeparam>
/// <typeparam name="TOut">The output; serialised as JSON into the history.</typeparam>
public sealed record WorkflowRef<TIn, TOut>(string Name);

/// <summary>Names an activity together with its input and output types, so that callers need no casts.</summary>
/// <param name="Name">The registered name; part of the history, so it never changes once released.</param>
/// <typeparam name="TIn">The input; serialised as JSON into the history: an id or a small value.</typeparam>
/// <typeparam name="TOut">The output; serialised as JSON into the history.</typeparam>
public sealed record ActivityRef<TIn, TOut>(string Name);

/// <summary>Names a type of external event together with what it carries.</summary>
/// <param name="Name">The event's name, matched exactly; use a fresh name per round of waiting.</param>
/// <typeparam name="T">What the event carries; serialised as JSON into the history.</typeparam>
public sealed record EventRef<T>(string Name);
