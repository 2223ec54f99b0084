namespace ZohoMigrate.Sandbox.Limits;

/// <summary>How many of the moments added lie within the last <c>length</c>. One exactly that old has left: (now − length, now].</summary>
internal sealed class RollingCount(TimeSpan length)
{
    private readonly Queue<long> _moments = new();

    /// <summary>Adds a moment, not earlier than the last one, and says how many there are with it.</summary>
    public int Add(long moment)
    {
        _moments.Enqueue(moment);
        while (_moments.Peek() <= moment - length.Ticks)
            _moments.Dequeue();
        return _moments.Count;
    }
}
