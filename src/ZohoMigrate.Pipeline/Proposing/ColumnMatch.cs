using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Finds the columns of a table that have one of the known names of a field.</summary>
internal sealed class ColumnMatch
{
    private readonly SampledTable _table;
    private readonly List<string> _prefixes;

    /// <param name="table">The table.</param>
    /// <param name="names">Of its module: what a column may say before the known name ("Vendor Phone").</param>
    public ColumnMatch(SampledTable table, KnownNames names)
    {
        _table = table;
        _prefixes = [.. names.Files.Append(table.Name).Append(names.Stream).Select(NameForm.Singular).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The columns, the likeliest first, and whether each has just that name.</summary>
    public IEnumerable<(SampledColumn Column, bool IsExact)> Find(IEnumerable<string> names)
    {
        var forms = names.Select(NameForm.Of).ToList();
        var exact = forms.SelectMany(form => _table.Columns.Where(column => column.Form == form)).Select(column => (column, true));
        var prefixed = forms.SelectMany(form => _table.Columns.Where(column => _prefixes.Any(prefix => column.Form == prefix + form))).Select(column => (column, false));
        return exact.Concat(prefixed).DistinctBy(match => match.column);
    }
}
