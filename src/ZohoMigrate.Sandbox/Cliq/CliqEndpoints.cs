using ZohoMigrate.Sandbox.Limits;

namespace ZohoMigrate.Sandbox.Cliq;

/// <summary>
/// The endpoints of Zoho Cliq with their limits by the minute and their locks, written down from Zoho's pages once more: the catalogue, which a
/// client goes by, is not asked (reference/zoho-cliq.md §3). A star is any one part of a path, two are all that follow, or nothing.
/// </summary>
internal static class CliqEndpoints
{
    private static readonly string[] Roots = ["/api/v2", "/api/v3"];
    private const string AllThatFollow = "**";

    private static readonly (string Method, string Path, EndpointLimit Limit)[] All =
    [
        ("POST", "/users", new("POST /users", 5, 10)),
        ("GET", "/users", new("GET /users", 30, 10)),
        ("*", "/users/*", new("/users/{id}", 20, 10)),
        ("*", "/departments/**", new("/departments", 30, 10)),
        ("*", "/designations/**", new("/designations", 30, 10)),
        ("*", "/teams/**", new("/teams", 20, 10)),
        ("POST", "/channels", new("POST /channels", 20, 5)),
        ("GET", "/channels", new("GET /channels", 30, 5)),
        ("GET", "/channels/*", new("GET /channels", 30, 5)),
        ("PUT", "/channels/*", new("PUT /channels/{id}", 50, 5)),
        ("DELETE", "/channels/*", new("DELETE /channels/{id}", 10, 5)),
        ("GET", "/channels/*/members", new("GET /channels/{id}/members", 100, 5)),
        ("*", "/channels/*/members", new("/channels/{id}/members", 10, 5)),
        ("POST", "/chats/*/message", new("POST /chats/{id}/message", 50, 10)),
        ("POST", "/chats/*/files", new("POST /chats/{id}/files", 20, 10)),
        ("GET", "/chats/*/messages", new("GET /chats/{id}/messages", 15, 5)),
        ("GET", "/chats/*/messages/*", new("GET /chats/{id}/messages/{id}", 30, 5)),
        ("DELETE", "/chats/*/messages/*", new("DELETE /chats/{id}/messages/{id}", 20, 5)),
        ("POST", "/bots/*/message", new("POST /bots/{name}/message", 50, 10)),
        ("*", "/storages/*/records/**", new("/storages/{name}/records", 30, 10)),
        ("*", "/datastores/*/records/**", new("/datastores/{name}/records", 30, 5)),
    ];

    // "Most endpoints 15-20 calls a minute, lock typically 10 minutes."
    private static readonly EndpointLimit Other = new("other", 15, 10);

    public static EndpointLimit Of(string method, string path) => Array.Find(Roots, root => path.StartsWith(root, StringComparison.Ordinal)) is { } root
        ? All.FirstOrDefault(one => (one.Method == "*" || one.Method == method) && Fits(one.Path.Split('/'), path[root.Length..].Split('/'))).Limit ?? Other
        : Other;

    private static bool Fits(string[] pattern, string[] path)
    {
        var isOpen = pattern[^1] == AllThatFollow;
        var parts = isOpen ? pattern[..^1] : pattern;
        return (isOpen ? path.Length >= parts.Length : path.Length == parts.Length)
            && parts.Zip(path).All(part => part.First == "*" || part.First == part.Second);
    }
}
