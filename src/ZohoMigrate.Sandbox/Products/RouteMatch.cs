namespace ZohoMigrate.Sandbox.Products;

/// <summary>What a method and a path mean.</summary>
/// <param name="Route">Null where Zoho has no such call.</param>
/// <param name="Id">The record's id in the path.</param>
/// <param name="PathExists">Whether the path is there for another method.</param>
internal sealed record RouteMatch(Route? Route, string? Id, bool PathExists)
{
    /// <summary>The fields in the path, but for the id.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
