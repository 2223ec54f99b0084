namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>Finds whose row a row of the database is, of however many files.</summary>
internal sealed class RowOwners
{
    private readonly StagedTable[] _files;
    private readonly long[] _first;

    /// <param name="files">The files, filled.</param>
    public RowOwners(IEnumerable<StagedTable> files)
    {
        _files = [.. files.Where(file => file.Rows > 0).OrderBy(file => file.First)];
        _first = Array.ConvertAll(_files, file => file.First);
    }

    public StagedTable? Find(long row)
    {
        var found = Array.BinarySearch(_first, row);
        // What is not there stands as the complement of the place behind it.
        var at = found < 0 ? ~found - 1 : found;
        return at >= 0 && _files[at].Has(row) ? _files[at] : null;
    }
}
