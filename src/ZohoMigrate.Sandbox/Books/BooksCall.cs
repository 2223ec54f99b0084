using Microsoft.AspNetCore.Http;
using ZohoMigrate.Sandbox.Http;

namespace ZohoMigrate.Sandbox.Books;

/// <summary>What a request asks for, taken off the wire.</summary>
internal sealed record BooksCall
{
    public required RouteMatch Match { get; init; }

    public required IQueryCollection Query { get; init; }

    /// <summary>The Authorization header, empty where there is none.</summary>
    public required string Authorization { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public bool Says(string flag) => string.Equals(Query[flag].ToString(), "true", StringComparison.OrdinalIgnoreCase);
}
