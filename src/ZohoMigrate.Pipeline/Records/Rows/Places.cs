namespace ZohoMigrate.Pipeline.Records.Rows;

/// <summary>Names staged records by where they stand in the source.</summary>
internal static class Places
{
    private const int Most = 5;

    public static string Of(StagedIdentity record) => $"{record.File} line {record.Line}";

    public static string Of(StagedLine line) => $"{line.File} line {line.Line}";

    /// <summary>All of a group but one; the first few by name, for a group may be the whole file.</summary>
    public static string Of(IReadOnlyList<StagedIdentity> group, StagedIdentity except)
    {
        var named = group.Where(other => other.Record != except.Record).Take(Most).Select(Of);
        var left = group.Count - 1 - Most;
        return string.Join(", ", named) + (left > 0 ? $" and {left} more" : "");
    }
}
