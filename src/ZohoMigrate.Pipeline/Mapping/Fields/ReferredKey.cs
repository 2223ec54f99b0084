namespace ZohoMigrate.Pipeline.Mapping.Fields;

/// <summary>Which record of another stream a row means: by that record's key or, with <c>by: [name]</c>, by other columns of its.</summary>
internal sealed record ReferredKey(string Stream, IReadOnlyList<string> Columns, IReadOnlyList<string> By)
{
    /// <summary>The key; null where the row names no record, and (with a problem noted) where it is not clear which one.</summary>
    public string? Read(MappingScope scope, string path)
    {
        var value = scope.Cells.Key(scope.Row, Columns);
        if (value.Length == 0)
            return null;
        if (By.Count == 0)
            return value;

        var keys = scope.Keys.Find(Stream, By, value);
        if (keys.Count == 1)
            return keys[0];

        var columns = string.Join(", ", By.Select(column => $"`{column}`"));
        if (keys.Count == 0)
            scope.Add(path, "dangling-reference", $"refers to stream `{Stream}`, and no record there has that {columns}");
        else
            scope.Add(path, "ambiguous-reference", $"refers to stream `{Stream}`, and several records there have that {columns}");
        return null;
    }
}
