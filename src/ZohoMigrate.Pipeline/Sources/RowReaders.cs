using ZohoMigrate.Pipeline.Sources.Json;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>Reads files that are found, whatever they are.</summary>
internal static class RowReaders
{
    public static IRowReader Of(OpenedTable table) => table.Format.Json is null ? new TableReader(table) : new JsonTableReader(table);

    /// <summary>Several files as one table.</summary>
    public static IRowReader Of(IReadOnlyList<OpenedTable> tables) => tables is [var only] ? Of(only) : new SeveralFiles([.. tables.Select(Of)]);
}
