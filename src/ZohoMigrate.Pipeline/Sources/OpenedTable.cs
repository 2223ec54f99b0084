using ZohoMigrate.Pipeline.Records;

namespace ZohoMigrate.Pipeline.Sources;

/// <summary>A file that is there and has the columns it should.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Table">How it is written.</param>
/// <param name="File">How its rows name it.</param>
internal sealed record OpenedTable(string Path, TableSource Table, SourceFile File);
