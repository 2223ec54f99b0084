using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Json;

/// <summary>The columns of a table whose rows name them themselves, in the order in which they first stand there.</summary>
internal sealed class JsonColumns(TableSource table)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> Names => _names;

    /// <exception cref="SourceException">There are too many of them.</exception>
    public void Add(string name)
    {
        if (!_known.Add(name))
            return;
        _names.Add(name);
        if (_names.Count > HeaderRow.MostColumns)
        {
            throw new SourceException(
                $"{table.File}: its objects have more than {HeaderRow.MostColumns} members by different names, and a table may have {HeaderRow.MostColumns} columns. "
                + "Are the names of members values there, such as ids? Have them exported as a list.");
        }
    }
}
