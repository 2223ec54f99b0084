namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>A column that is read of every row: of a file that was asked of last, its place is known. May be used from many tasks at once.</summary>
internal sealed class KnownColumn(string name)
{
    private volatile Found? _found;

    public string Name => name;

    /// <summary>Its place in a file; below 0 where that was not noted last.</summary>
    public int PlaceIn(SourceFile file) => _found is { } found && ReferenceEquals(found.File, file) ? found.Place : -1;

    public void Note(SourceFile file, int place) => _found = new Found(file, place);

    private sealed record Found(SourceFile File, int Place);
}
