using System.Runtime.ExceptionServices;

namespace ZohoMigrate.Pipeline;

/// <summary>Runs stages joined by channels so that the fall of one ends the others: none waits for ever for a neighbour that is gone.</summary>
internal static class Concurrently
{
    /// <summary>Awaits all; on the first failure calls <paramref name="onFailure"/>, waits for the rest and throws that failure.</summary>
    public static async Task RunAsync(Action onFailure, params Task[] stages)
    {
        Exception? first = null;
        var open = stages.ToList();
        while (open.Count > 0)
        {
            var ended = await Task.WhenAny(open);
            open.Remove(ended);
            if (ended.IsCompletedSuccessfully || first is not null)
                continue;
            first = ended.Exception?.InnerException ?? new OperationCanceledException();
            onFailure();
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }
}
