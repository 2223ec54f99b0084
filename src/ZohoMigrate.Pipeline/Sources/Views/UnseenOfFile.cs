using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>The rows of a file that no view sees, since they cannot be read. Of very many the first are kept, and the others counted.</summary>
internal sealed class UnseenOfFile
{
    private const int MostKept = 10_000;

    private readonly List<SourceRow> _rows = [];

    /// <summary>Those that are kept.</summary>
    public IReadOnlyList<SourceRow> Rows => _rows;

    /// <summary>How many there are, and where.</summary>
    public Seen Seen { get; } = new();

    /// <summary>Whether there are more than are kept.</summary>
    public bool IsTooMany => Seen.Count > _rows.Count;

    public void Add(SourceRow row)
    {
        Seen.Add(row.FirstLine);
        if (_rows.Count < MostKept)
            _rows.Add(row);
    }
}
