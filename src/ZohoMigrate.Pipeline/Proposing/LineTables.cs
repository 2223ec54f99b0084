using ZohoMigrate.Catalog;

namespace ZohoMigrate.Pipeline.Proposing;

/// <summary>Tells which tables hold the lines of others: they have the other's key, more than once, and columns of lines.</summary>
internal static class LineTables
{
    private const int FewestFields = 2;
    private const double Most = 0.9;

    /// <summary>The table with a stream's lines; null where there is none.</summary>
    public static ProposedLines? Find(SampledTable table, KnownNames names, ProposedKey key, IEnumerable<SampledTable> others)
    {
        if (names.Lines is not { } lines || key is not { Columns: [var column], IsGroup: false })
            return null;
        return others.Where(other => other != table && Fields(other, names, lines) >= FewestFields)
            .SelectMany(other => other.Columns.Where(on => Joins(on, column, table)).Select(on => new ProposedLines(other, on)))
            .OrderByDescending(found => found.On.Form == column.Form).ThenByDescending(found => Fields(found.Table, names, lines)).FirstOrDefault();
    }

    /// <summary>How many columns of lines a table has.</summary>
    public static int Fields(SampledTable table, KnownNames names, KnownLines lines)
    {
        var match = new ColumnMatch(table, names);
        return lines.Fields.SelectMany(field => match.Find(field.Value).Take(1)).Select(found => found.Column).Distinct().Count();
    }

    // Numbers are among other numbers by chance: a column of another name must be named like a key.
    private static bool Joins(SampledColumn on, SampledColumn key, SampledTable table) =>
        !on.IsUnique && on.PartIn(key) >= Most
        && (on.Form == key.Form || on.Form.Contains(NameForm.Singular(table.Name), StringComparison.Ordinal) || KeyChoice.Ends.Any(end => on.Form.EndsWith(end, StringComparison.Ordinal)));
}
