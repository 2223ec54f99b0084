using ZohoMigrate.Pipeline.Records.Rows;
using ZohoMigrate.Pipeline.Sources.Detecting;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A file that is there and has the columns it should.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">What the mapping says of it.</param>
/// <param name="Format">How it is read.</param>
/// <param name="File">How its rows name it.</param>
internal sealed record OpenedTable(string Path, TableSource Table, TableFormat Format, SourceFile File)
{
    private readonly FileStamp _opened = FileStamp.Of(Path);

    /// <summary>Sees that the file is as long and as old as when it was opened: an export still at work would be read in part.</summary>
    /// <exception cref="SourceException">It was written meanwhile, or is gone.</exception>
    public void CheckUnchanged()
    {
        if (Readable.Do(Table, () => FileStamp.Of(Path)) != _opened)
            throw SourceException.Changed(Table.File);
    }
}
