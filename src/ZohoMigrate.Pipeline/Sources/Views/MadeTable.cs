using ZohoMigrate.Pipeline.Records.Rows;

namespace ZohoMigrate.Pipeline.Sources.Views;

/// <summary>A table that a view makes of the tables above it: once, when the first view that reads it is read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reads">The tables its view reads.</param>
internal sealed record MadeTable(ViewTable Table, IReadOnlySet<string> Reads)
{
    public bool IsFilled { get; private set; }

    /// <summary>Makes it; what it reads is there.</summary>
    /// <param name="database">Where.</param>
    /// <param name="watch">Ends its view, where it takes too long or is wanted no more.</param>
    public void Fill(ViewDatabase database, ViewWatch watch)
    {
        IsFilled = true;
        database.Execute("PRAGMA query_only = OFF; BEGIN");
        using (var statement = ViewStatement.Prepare(database, Table.Source.View!, []))
            statement.CopyInto(Table.Name, watch);
        database.Execute("COMMIT");
        foreach (var column in Table.Index.Distinct(StringComparer.OrdinalIgnoreCase))
            database.Index(Table.Name, column);
        database.Execute("PRAGMA query_only = ON");
    }
}
