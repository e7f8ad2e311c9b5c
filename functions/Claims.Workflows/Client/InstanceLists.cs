using System.Runtime.CompilerServices;

namespace Claims.Workflows;

/// <summary>Lists of instances, read page by page.</summary>
public static class InstanceLists
{
    private const int PageSize = 200;

    /// <summary>Instances, newest first.</summary>
    public static IAsyncEnumerable<WorkflowInstance> ListAsync(
        this IWorkflowClient client, InstanceFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return ReadAsync(after => client.ListPageAsync(filter, PageSize, after, cancellationToken), cancellationToken);
    }

    /// <summary>Instances, newest first.</summary>
    public static IAsyncEnumerable<WorkflowInstance> ListAsync(
        this IWorkflowStore store, InstanceFilter filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        return ReadAsync(after => store.ListAsync(filter, PageSize, after, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<WorkflowInstance> ReadAsync(
        Func<string?, Task<InstancePage>> readPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await readPage(after).ConfigureAwait(false);
            foreach (var instance in page.Instances)
                yield return instance;
            after = page.After;
        }
        while (after is not null);
    }
}
