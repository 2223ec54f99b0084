namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>How often something was seen, and where first.</summary>
internal sealed class Seen
{
    private const int Shown = 3;
    private readonly List<long> _lines = new(Shown);

    public long Count { get; private set; }

    /// <summary>The first lines it was seen in.</summary>
    public IReadOnlyList<long> Lines => _lines;

    public void Add(long line)
    {
        Count++;
        if (_lines.Count < Shown && (_lines.Count == 0 || _lines[^1] != line))
            _lines.Add(line);
    }
}
